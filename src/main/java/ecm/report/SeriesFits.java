package ecm.report;

import ecm.report.SeriesPoint.Value;
import ecm.statistics.WeightedLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The file {@code temperature-series.json}: ln tau = ln tau0 + Ea / kT of bulk and surface. */
public final class SeriesFits {

  /** Boltzmann's constant [eV/K]. */
  public static final double BOLTZMANN = 8.617333262e-5;

  private SeriesFits() {}

  /**
   * Fits both branches and lists the points; what is not computed is null with a reason.
   *
   * @param points of an experiment; those without a value are left out
   */
  public static Summary of(List<SeriesPoint> points, String version) {
    Summary summary = new Summary();
    arrhenius(summary, "arrhenius_bulk", points, SeriesPoint::tau);
    arrhenius(summary, "arrhenius_surface", points, SeriesPoint::surface);
    summary.value("failed", points.stream().flatMap(point -> point.failed().stream()).toList());
    summary.value("version", version);
    return summary;
  }

  private static void arrhenius(
      Summary summary, String key, List<SeriesPoint> points, Function<SeriesPoint, Value> branch) {
    List<SeriesPoint> used = used(points, branch);
    if (used.size() < 2) {
      summary.unknown(key, "fewer than two temperatures have a relaxation time");
      return;
    }
    WeightedLine line = line(used, branch);
    Map<String, Object> fit = new LinkedHashMap<>();
    Summary numbers = new Summary();
    numbers.number("Ea_eV", line.slope(), "");
    numbers.number("Ea_sd_eV", line.slopeSd(), "two temperatures without errors");
    numbers.number("ln_tau0", line.intercept(), "");
    numbers.number("reduced_chi2", line.reducedChi2(), "two temperatures, or no errors");
    numbers.value("dof", line.dof());
    fit.putAll(numbers.entries());
    summary.value(key, fit);
  }

  private static List<SeriesPoint> used(
      List<SeriesPoint> points, Function<SeriesPoint, Value> branch) {
    List<SeriesPoint> used = new ArrayList<>();
    for (SeriesPoint point : points) {
      if (branch.apply(point).value() > 0) {
        used.add(point);
      }
    }
    return used;
  }

  /** ln tau against 1/kT [1/eV]. */
  private static WeightedLine line(List<SeriesPoint> used, Function<SeriesPoint, Value> branch) {
    double[] x = used.stream().mapToDouble(p -> 1 / (BOLTZMANN * p.temperature())).toArray();
    double[] y = used.stream().mapToDouble(p -> Math.log(branch.apply(p).value())).toArray();
    double[] sd =
        used.stream().mapToDouble(p -> branch.apply(p).sd() / branch.apply(p).value()).toArray();
    return WeightedLine.fit(x, y, sd);
  }
}
