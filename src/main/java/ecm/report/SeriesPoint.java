package ecm.report;

import ecm.files.CsvTable;
import ecm.pipeline.ExperimentRow;
import ecm.pipeline.ExperimentRun.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The wires of one temperature taken together.
 *
 * @param temperature [K]
 * @param temperatureSd [K]; the largest of its rows, NaN if none gives one
 * @param tau corrected relaxation time of the bulk [s], and its standard error: the geometric mean
 *     of the wires
 * @param surface the same of the surface layer [s]
 * @param xi correlation length from halves [nm], the mean of the wires that show one
 * @param wires number of wires with a corrected tau
 * @param failed rows of this temperature that failed, in words
 */
public record SeriesPoint(
    double temperature,
    double temperatureSd,
    Value tau,
    Value surface,
    Value xi,
    int wires,
    List<String> failed) {

  /** From this number of wires on their scatter gives the error. */
  private static final int LEAST_WIRES = 3;

  /** A value and its standard error; NaN if not known. */
  public record Value(double value, double sd) {}

  /** All temperatures of an experiment, the highest first. */
  public static List<SeriesPoint> of(List<Outcome<Summary>> outcomes) {
    Map<Double, List<Outcome<Summary>>> byTemperature = new TreeMap<>((a, b) -> b.compareTo(a));
    for (Outcome<Summary> outcome : outcomes) {
      byTemperature
          .computeIfAbsent(outcome.row().state().temperature(), t -> new ArrayList<>())
          .add(outcome);
    }
    List<SeriesPoint> points = new ArrayList<>();
    byTemperature.forEach((kelvin, rows) -> points.add(point(kelvin, rows)));
    return List.copyOf(points);
  }

  private static SeriesPoint point(double kelvin, List<Outcome<Summary>> rows) {
    double temperatureSd = Double.NaN;
    List<Value> bulk = new ArrayList<>();
    List<Value> surface = new ArrayList<>();
    List<Value> xi = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (Outcome<Summary> outcome : rows) {
      ExperimentRow row = outcome.row();
      double given = row.state().temperatureSd();
      temperatureSd = Double.isNaN(temperatureSd) ? given : Math.max(temperatureSd, given);
      if (outcome.isDone()) {
        Summary found = outcome.result();
        add(bulk, Math.log(found.get("tau_bulk_corrected_s")), found, "ln_tau_bulk_corrected_sd");
        add(
            surface,
            Math.log(found.get("tau_surface_corrected_s")),
            found,
            "ln_tau_surface_corrected_sd");
        add(xi, found.get("xi_nm"), found, "xi_sd_nm");
      } else {
        failed.add(row.name());
      }
    }
    return new SeriesPoint(
        kelvin,
        temperatureSd,
        exp(pooled(bulk)),
        exp(pooled(surface)),
        pooled(xi),
        bulk.size(),
        List.copyOf(failed));
  }

  private static void add(List<Value> values, double value, Summary summary, String sd) {
    if (Double.isFinite(value)) {
      values.add(new Value(value, summary.get(sd)));
    }
  }

  /**
   * The mean over wires. From three wires on its error is their standard deviation / sqrt(n);
   * before, what the errors of the wires give, sqrt(sum sd^2) / n.
   */
  static Value pooled(List<Value> wires) {
    int n = wires.size();
    double mean = wires.stream().mapToDouble(Value::value).average().orElse(Double.NaN);
    double own = Math.sqrt(wires.stream().mapToDouble(w -> w.sd() * w.sd()).sum()) / n;
    double squares = wires.stream().mapToDouble(w -> Math.pow(w.value() - mean, 2)).sum();
    double sd = n >= LEAST_WIRES ? Math.sqrt(squares / (n - 1) / n) : own;
    return new Value(mean, n == 0 ? Double.NaN : sd);
  }

  private static Value exp(Value ln) {
    double tau = Math.exp(ln.value());
    return new Value(tau, tau * ln.sd());
  }

  /** The table {@code temperature-series.csv}. */
  public static CsvTable table(List<SeriesPoint> points) {
    List<List<String>> rows = new ArrayList<>();
    for (SeriesPoint p : points) {
      List<String> row = new ArrayList<>();
      for (double value :
          new double[] {
            p.temperature, p.tau.value, p.tau.sd, p.xi.value, p.xi.sd, p.surface.value, p.surface.sd
          }) {
        row.add(Double.isNaN(value) ? "" : CsvTable.number(value));
      }
      row.add(Double.isNaN(p.temperatureSd) ? "" : CsvTable.number(p.temperatureSd));
      row.add(Integer.toString(p.wires));
      row.add(String.join("; ", p.failed));
      rows.add(row);
    }
    return new CsvTable(
        List.of(
            "temperature_K",
            "tau_s",
            "tau_sd_s",
            "xi_nm",
            "xi_sd_nm",
            "tau_surface_s",
            "tau_surface_sd_s",
            "temperature_sd_K",
            "wires",
            "failed"),
        rows);
  }
}
