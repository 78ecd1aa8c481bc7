package ecm.temperature;

import ecm.base.Warning;
import ecm.base.Warning.Kind;
import ecm.files.CsvTable;
import ecm.temperature.Scatter.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What must be known before the numbers of a temperature series are used. */
final class SeriesWarnings {

  /** Room temperature and colder: glasses are rarely heated to it, tables in degrees often are. */
  private static final double COLD = 300;

  private static final int LEAST_TEMPERATURES = 3;

  private final TemperatureSeries series;
  private final List<Warning> warnings = new ArrayList<>();

  private SeriesWarnings(TemperatureSeries series) {
    this.series = series;
  }

  /** All warnings, worst first. */
  static List<Warning> of(TemperatureSeries series) {
    SeriesWarnings found = new SeriesWarnings(series);
    found.temperatures();
    found.missingErrors();
    found.errors();
    found.law();
    return Warning.worstFirst(found.warnings);
  }

  private void temperatures() {
    double hottest = series.points().get(0).temperature();
    if (hottest < COLD) {
      warnings.add(
          Warning.warning(
              Kind.TEMPERATURES,
              "all temperatures lie below 300 K, the highest at "
                  + CsvTable.number(hottest)
                  + " K: degrees Celsius?",
              "if they are degrees Celsius, add 273.15 to each: activation energies are wrong"
                  + " otherwise"));
    }
    int with = series.temperaturesWithTau();
    if (with < LEAST_TEMPERATURES) {
      warnings.add(
          Warning.warning(
              Kind.TEMPERATURES,
              "two temperatures only: a line goes through any two, nothing shows whether the law"
                  + " holds",
              "measure at a third temperature"));
    }
  }

  /** Wires without an error among others with one, by quantity. */
  private void missingErrors() {
    Map<Quantity, String> missing = new EnumMap<>(Quantity.class);
    for (Quantity quantity : Quantity.values()) {
      List<Measured> known =
          series.rows().stream().map(r -> r.get(quantity)).filter(Measured::isKnown).toList();
      long without = known.stream().filter(m -> !m.hasError()).count();
      if (without > 0 && without < known.size()) {
        missing.put(quantity, quantity.column() + " (" + without + " of " + known.size() + ")");
      }
    }
    if (!missing.isEmpty()) {
      warnings.add(
          Warning.warning(
              Kind.SERIES_ERRORS,
              "wires without an error among others with one: "
                  + missing.values().stream().collect(Collectors.joining(", "))
                  + "; they take the root mean square of the others' errors",
              "give an error for every wire, or for none"));
    }
  }

  private void errors() {
    Optional<Scatter> scatter = series.fits().arrheniusBulk().map(PooledLine::scatter);
    if (scatter.isEmpty()) {
      return;
    }
    Source source = scatter.get().source();
    if (source == Source.WIDENED) {
      warnings.add(
          Warning.info(
              Kind.SERIES_ERRORS,
              String.format(
                  Locale.ROOT,
                  "ln tau of the wires scatters by %.2g more than the errors given; the errors of"
                      + " the laws have it added",
                  scatter.get().extra())));
    } else if (source == Source.SCALED) {
      warnings.add(
          Warning.info(
              Kind.SERIES_ERRORS,
              String.format(
                  Locale.ROOT,
                  "ln tau scatters %.1f times more than the errors given; the errors of Arrhenius are"
                      + " larger by that and Student's t",
                  Math.sqrt(scatter.get().goodness().reducedChi2()))));
    } else if (source == Source.GIVEN && scatter.get().dof() == 0) {
      warnings.add(
          Warning.info(
              Kind.SERIES_ERRORS,
              "as many wires as parameters: the errors of Arrhenius rest on the errors given"
                  + " alone"));
    } else if (source == Source.NONE) {
      warnings.add(
          Warning.warning(
              Kind.SERIES_ERRORS,
              "as many wires as parameters, and no errors: Ea has no error",
              "give errors, or measure more wires"));
    }
  }

  private void law() {
    Optional<Scatter> scatter = series.fits().arrheniusBulk().map(PooledLine::scatter);
    if (scatter.filter(s -> s.goodness().p() < ScatterEstimate.LAW_FAILS).isEmpty()) {
      return;
    }
    Goodness goodness = scatter.get().goodness();
    boolean wires = scatter.get().source() == Source.TEMPERATURES;
    warnings.add(
        Warning.warning(
            Kind.LAW,
            String.format(
                Locale.ROOT,
                "ln tau of the temperatures scatters about Arrhenius %.1f times more than %s"
                    + " (p = %.2g)",
                Math.sqrt(goodness.reducedChi2()),
                wires ? "that of their wires" : "the errors given",
                goodness.p()),
            wires
                ? "another law, or an error that the wires of a temperature share, such as the"
                    + " temperature itself; the errors are those of the temperatures' scatter"
                : "another law, or errors that are too small; the errors of the laws are widened"));
  }
}
