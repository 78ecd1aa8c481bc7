package ecm.temperature;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a law is fitted to: the values of every wire, by temperature.
 *
 * @param groups one for each temperature, with one wire or more
 */
record Wires(List<Group> groups) {

  Wires {
    groups = List.copyOf(groups);
  }

  /**
   * The wires of one temperature.
   *
   * @param x what the law knows of the temperature, common to its wires
   * @param y of each wire, in the units of the fit; an error that is not given is NaN
   */
  record Group(Measured x, List<Measured> y) {

    Group {
      y = List.copyOf(y);
    }

    /** The mean with weights 1 / (sd^2 + extra^2) and its standard error. */
    private Measured mean(double extra) {
      double weights = 0;
      double sum = 0;
      for (Measured wire : y) {
        double w = weight(wire, extra);
        weights += w;
        sum += w * wire.value();
      }
      return new Measured(sum / weights, Math.sqrt(1 / weights));
    }
  }

  private static double weight(Measured wire, double extra) {
    double variance = wire.hasError() ? wire.sd() * wire.sd() : 0;
    return 1 / (variance + extra * extra);
  }

  private Stream<Measured> all() {
    return groups.stream().flatMap(g -> g.y().stream());
  }

  /** Number of wires at all temperatures. */
  int count() {
    return groups.stream().mapToInt(g -> g.y().size()).sum();
  }

  int temperatures() {
    return groups.size();
  }

  /** Whether any wire has an error. */
  boolean haveErrors() {
    return all().anyMatch(Measured::hasError);
  }

  /** Whether x is known exactly everywhere. */
  boolean haveExactX() {
    return groups.stream().noneMatch(g -> g.x().sd() > 0);
  }

  /** The same where a wire without an error has the root mean square of those that are given. */
  Wires completed() {
    double meanSquare =
        all()
            .filter(Measured::hasError)
            .mapToDouble(w -> w.sd() * w.sd())
            .average()
            .orElse(Double.NaN);
    List<Group> full = new ArrayList<>();
    for (Group group : groups) {
      full.add(
          new Group(
              group.x(),
              group.y().stream()
                  .map(w -> w.hasError() ? w : new Measured(w.value(), Math.sqrt(meanSquare)))
                  .toList()));
    }
    return new Wires(full);
  }

  /**
   * The mean of each temperature, weighted by 1 / (sd^2 + extra^2).
   *
   * @param extra standard deviation of a wire beyond its own error; positive where wires have none
   */
  List<LineFit.Point> means(double extra) {
    return groups.stream().map(g -> new LineFit.Point(g.x(), g.mean(extra))).toList();
  }

  /** chi^2 of the wires about the means of their temperatures. */
  double within(double extra) {
    double sum = 0;
    for (Group group : groups) {
      double mean = group.mean(extra).value();
      for (Measured wire : group.y()) {
        sum += weight(wire, extra) * (wire.value() - mean) * (wire.value() - mean);
      }
    }
    return sum;
  }

  /** Standard deviation of all wires about their common mean, at least a rounding error's size. */
  double spread() {
    double mean = all().mapToDouble(Measured::value).average().orElse(0);
    double square =
        all().mapToDouble(w -> (w.value() - mean) * (w.value() - mean)).average().orElse(0);
    return Math.max(Math.sqrt(square), 1e-9 * (1 + Math.abs(mean)));
  }
}
