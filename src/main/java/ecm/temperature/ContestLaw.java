package ecm.temperature;

import ecm.temperature.ContestData.Item;
import ecm.temperature.ProfiledFit.Law;
import java.util.List;
import java.util.Optional;

/** A law that takes part in a {@link Contest}. */
enum ContestLaw {
  ARRHENIUS("Arrhenius", 2),
  VFT("VFT", 3),
  ADAM_GIBBS("Adam-Gibbs", 2),
  IMCT("IMCT", 2),
  RFOT("RFOT", 3);

  /** The theories of a growing length. */
  static final List<ContestLaw> THEORIES = List.of(ADAM_GIBBS, IMCT, RFOT);

  private final String title;
  private final int parameters;

  ContestLaw(String title, int parameters) {
    this.title = title;
    this.parameters = parameters;
  }

  String title() {
    return title;
  }

  int parameters() {
    return parameters;
  }

  boolean isOfLengths() {
    return THEORIES.contains(this);
  }

  /** Whether the data have the errors that the law's chi^2 needs, and a degree of freedom. */
  boolean canBeJudged(ContestData data) {
    return data.size() > parameters && data.items().stream().allMatch(item -> y(item).hasError());
  }

  /**
   * The least chi^2 of all wires.
   *
   * @param bothAxes whether errors of x count
   */
  double chi2(ContestData data, boolean bothAxes) {
    List<LineFit.Point> points = points(data, bothAxes);
    double about =
        profiled(points).map(l -> l.leastChi2(points)).orElseGet(() -> LineFit.of(points).chi2());
    return data.within() + about;
  }

  /** The data moved onto the law in y, x as measured. */
  ContestData onTheLaw(ContestData data, boolean bothAxes) {
    List<LineFit.Point> points = points(data, bothAxes);
    Optional<Law> law = profiled(points);
    double parameter = law.map(l -> l.best(points)).orElse(Double.NaN);
    LineFit line = law.map(l -> l.line(points, parameter)).orElseGet(() -> LineFit.of(points));
    List<Item> moved =
        data.items().stream()
            .map(
                item -> {
                  Measured x = x(item);
                  Measured plotted = law.map(l -> l.abscissa().at(x, parameter)).orElse(x);
                  return with(item, line.intercept() + line.slope() * plotted.value());
                })
            .toList();
    return new ContestData(moved, data.within(), data.wireDof());
  }

  private List<LineFit.Point> points(ContestData data, boolean bothAxes) {
    return data.items().stream()
        .map(
            item -> {
              Measured x = x(item);
              double sd = bothAxes && x.sd() > 0 ? x.sd() : 0;
              return new LineFit.Point(new Measured(x.value(), sd), y(item));
            })
        .toList();
  }

  private Optional<Law> profiled(List<LineFit.Point> points) {
    List<Measured> x = points.stream().map(LineFit.Point::x).toList();
    return switch (this) {
      case VFT -> Optional.of(LawFits.vftLaw(x));
      case RFOT -> Optional.of(LawFits.rfotLaw(x));
      default -> Optional.empty();
    };
  }

  private Measured x(Item item) {
    double energy = item.thermalEnergy();
    Measured second = item.second();
    return this == RFOT
        ? new Measured(second.value() / energy, second.sd() / energy)
        : item.first();
  }

  private Measured y(Item item) {
    return switch (this) {
      case RFOT -> item.first();
      case IMCT -> item.second().ln();
      default -> item.second();
    };
  }

  private Item with(Item item, double y) {
    double energy = item.thermalEnergy();
    Measured second = item.second();
    return switch (this) {
      case RFOT -> new Item(energy, new Measured(y, item.first().sd()), second);
      case IMCT -> new Item(energy, item.first(), new Measured(Math.exp(y), second.sd()));
      default -> new Item(energy, item.first(), new Measured(y, second.sd()));
    };
  }
}
