package ecm.report;

import ecm.base.InvalidInput;
import ecm.files.CsvTable;
import ecm.pipeline.experiment.ExperimentRow;
import ecm.pipeline.experiment.ExperimentRun.Outcome;
import ecm.statistics.SigmaError;
import ecm.temperature.Measured;
import ecm.temperature.Quantity;
import ecm.temperature.SeriesOptions;
import ecm.temperature.SeriesRow;
import ecm.temperature.SeriesTable;
import ecm.temperature.TemperaturePoint;
import ecm.temperature.TemperatureSeries;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stacks of an experiment as a temperature series.
 *
 * @param rows one for each stack; without values where it failed
 * @param points from the highest temperature to the lowest, those of which every row failed, too
 * @param outcomes of all rows
 */
public record ExperimentSeries(
    List<SeriesRow> rows, List<TemperaturePoint> points, List<Outcome<Summary>> outcomes) {

  /** Takes the rows of each temperature together. */
  public static ExperimentSeries of(List<Outcome<Summary>> outcomes) {
    List<SeriesRow> rows = outcomes.stream().map(ExperimentSeries::row).toList();
    return new ExperimentSeries(rows, TemperaturePoint.pool(rows), outcomes);
  }

  private static SeriesRow row(Outcome<Summary> outcome) {
    ExperimentRow.State state = outcome.row().state();
    return new SeriesRow(
        state.temperature(),
        state.temperatureSd(),
        outcome.isDone() ? values(outcome.result()) : Map.of());
  }

  private static Map<Quantity, Measured> values(Summary found) {
    Map<Quantity, Measured> values = new EnumMap<>(Quantity.class);
    values.put(Quantity.TAU, tau(found));
    values.put(Quantity.TAU_MEAN, time(found, Result.TAU_BULK_MEAN, Result.LN_TAU_BULK_MEAN_SD));
    values.put(
        Quantity.TAU_GEOMEAN, time(found, Result.TAU_BULK_GEOMEAN, Result.LN_TAU_BULK_MEAN_SD));
    values.put(Quantity.TAU_SURFACE, tauSurface(found));
    values.put(Quantity.XI, value(found, Result.XI));
    values.put(Quantity.SIGMA, sigma(found));
    values.put(Quantity.SIGMA_NULL, value(found, Result.SIGMA_LN_TAU_NULL));
    values.put(Quantity.BETA, value(found, Result.BETA_POOLED));
    values.put(Quantity.SURFACE_WIDTH, value(found, Result.SURFACE_WIDTH));
    values.put(Quantity.TAU_LIKELIHOOD, value(found, Result.TAU_LIKELIHOOD_MEDIAN));
    values.values().removeIf(measured -> !measured.isKnown());
    return values;
  }

  /** The corrected median of a stack's bulk [s]. */
  static Measured tau(Summary found) {
    return time(found, Result.TAU_BULK_CORRECTED, Result.LN_TAU_BULK_CORRECTED_SD);
  }

  /** The corrected median of a stack's surface layer [s]. */
  static Measured tauSurface(Summary found) {
    return time(found, Result.TAU_SURFACE_CORRECTED, Result.LN_TAU_SURFACE_CORRECTED_SD);
  }

  private static Measured sigma(Summary found) {
    return new Measured(
        found.get(Result.SIGMA_LN_TAU),
        SigmaError.of(
            found.get(Result.SIGMA_LN_TAU_NULL),
            found.get(Result.SIGMA_LN_TAU_EXCESS),
            found.get(Result.N_SPECKLE),
            found.get(Result.N_DOMAIN)));
  }

  /** A result with its standard error, NaN where it has none. */
  static Measured value(Summary found, Result result) {
    return new Measured(found.get(result), result.error().map(found::get).orElse(Double.NaN));
  }

  /** A time with its standard error, from that of its logarithm. */
  static Measured time(Summary found, Result time, Result sdOfLn) {
    double tau = found.get(time);
    return new Measured(tau, tau * found.get(sdOfLn));
  }

  /** The rows of a temperature that failed, by name. */
  public List<String> failed(TemperaturePoint point) {
    return outcomes.stream()
        .filter(o -> !o.isDone() && o.row().state().temperature() == point.temperature())
        .map(o -> o.row().name())
        .toList();
  }

  /** The dose rates of each temperature that has two or more, the highest temperature first. */
  public List<DoseRates> doseRates() {
    return points.stream().map(this::doseRates).filter(d -> d.line().isPresent()).toList();
  }

  /** The dose rates of one temperature. */
  DoseRates doseRates(TemperaturePoint point) {
    return DoseRates.of(point.temperature(), outcomes);
  }

  /** The laws fitted to the points; empty with fewer than two temperatures that have a tau. */
  public Optional<TemperatureSeries> fitted() {
    try {
      return Optional.of(TemperatureSeries.of(withTau(), SeriesOptions.defaults()));
    } catch (InvalidInput e) {
      return Optional.empty();
    }
  }

  private List<SeriesRow> withTau() {
    return rows.stream().filter(r -> r.get(Quantity.TAU).isKnown()).toList();
  }

  /** The file {@code temperature-series.json}. */
  public Summary json(String version) {
    Optional<TemperatureSeries> series = fitted();
    Summary summary =
        series.isPresent() ? SeriesJson.of(series.get(), Map.of(), version) : unfitted(version);
    List<String> failed = new ArrayList<>();
    points.forEach(point -> failed.addAll(failed(point)));
    return summary.value("failed", failed);
  }

  private static Summary unfitted(String version) {
    Summary summary = new Summary();
    for (String law : SeriesJson.LAWS) {
      summary.unknown(law, "fewer than two temperatures have a relaxation time");
    }
    return summary.value("version", version);
  }

  /** The file {@code temperature-series-wires.csv}, from which Temperature Series fits the same. */
  public CsvTable wireTable() {
    return SeriesTable.ofWires(withTau());
  }

  /** The file {@code temperature-series.csv}, the means of the temperatures. */
  public CsvTable table() {
    return SeriesTable.of(points)
        .withText("failed", points.stream().map(p -> String.join("; ", failed(p))).toList());
  }
}
