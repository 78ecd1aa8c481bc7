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
 * @param points from the highest temperature to the lowest, those of which every row failed, too
 * @param outcomes of all rows
 */
public record ExperimentSeries(List<TemperaturePoint> points, List<Outcome<Summary>> outcomes) {

  /** Takes the rows of each temperature together. */
  public static ExperimentSeries of(List<Outcome<Summary>> outcomes) {
    return new ExperimentSeries(
        TemperaturePoint.pool(outcomes.stream().map(ExperimentSeries::row).toList()), outcomes);
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
    values.put(Quantity.TAU_MEAN, time(found, "tau_bulk_mean_s", "ln_tau_bulk_mean_sd"));
    values.put(Quantity.TAU_GEOMEAN, time(found, "tau_bulk_geomean_s", "ln_tau_bulk_mean_sd"));
    values.put(
        Quantity.TAU_SURFACE,
        time(found, "tau_surface_corrected_s", "ln_tau_surface_corrected_sd"));
    values.put(Quantity.XI, value(found, "xi_nm", "xi_sd_nm"));
    values.put(Quantity.SIGMA, sigma(found));
    values.put(Quantity.SIGMA_NULL, value(found, "sigma_ln_tau_null", ""));
    values.put(Quantity.BETA, value(found, "beta_pooled", "beta_pooled_sd"));
    values.put(Quantity.SURFACE_WIDTH, value(found, "surface_width_nm", ""));
    values.put(
        Quantity.TAU_LIKELIHOOD,
        value(found, "tau_likelihood_median_s", "tau_likelihood_median_sd_s"));
    values.values().removeIf(measured -> !measured.isKnown());
    return values;
  }

  /** The corrected median of a stack's bulk [s]. */
  static Measured tau(Summary found) {
    return time(found, "tau_bulk_corrected_s", "ln_tau_bulk_corrected_sd");
  }

  private static Measured sigma(Summary found) {
    return new Measured(
        found.get("sigma_ln_tau"),
        SigmaError.of(
            found.get("sigma_ln_tau_null"),
            found.get("sigma_ln_tau_excess"),
            found.get("n_speckle"),
            found.get("n_domain")));
  }

  private static Measured value(Summary found, String key, String sd) {
    return new Measured(found.get(key), found.get(sd));
  }

  private static Measured time(Summary found, String key, String sdOfLn) {
    double tau = found.get(key);
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

  private List<TemperaturePoint> withTau() {
    return points.stream().filter(p -> p.get(Quantity.TAU).isKnown()).toList();
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

  /** The file {@code temperature-series.csv}, which Temperature Series reads. */
  public CsvTable table() {
    return SeriesTable.of(points)
        .withText("failed", points.stream().map(p -> String.join("; ", failed(p))).toList());
  }
}
