package ecm.report;

import ecm.base.Warning;
import ecm.pipeline.experiment.ExperimentRow;
import ecm.pipeline.experiment.ExperimentRun.Outcome;
import ecm.temperature.Quantity;
import ecm.temperature.TemperaturePoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of an experiment.
 *
 * @param name of its table, without folder
 * @param outcomes of all rows, in order
 * @param colours ends of the colour range that all maps of tau share [s]; NaN without a map
 * @param parameters of the command, by field name
 * @param version of the suite
 */
public record ExperimentResult(
    String name,
    List<Outcome<Summary>> outcomes,
    Colours colours,
    Map<String, Object> parameters,
    String version) {

  private static final List<Result> NUMBERS =
      List.of(
          Result.TAU_BULK_CORRECTED,
          Result.LN_TAU_BULK_CORRECTED_SD,
          Result.TAU_BULK_MEDIAN,
          Result.TAU_BULK_MEAN,
          Result.TAU_BULK_GEOMEAN,
          Result.TAU_SURFACE_CORRECTED,
          Result.LN_TAU_SURFACE_CORRECTED_SD,
          Result.TAU_POOLED,
          Result.BETA_POOLED,
          Result.BETA_BULK_MEDIAN,
          Result.SIGMA_LN_TAU,
          Result.SIGMA_LN_TAU_NULL,
          Result.XI,
          Result.XI_SD,
          Result.SURFACE_WIDTH,
          Result.N_SPECKLE,
          Result.CENSORED_FRACTION,
          Result.FLAGGED_FRACTION,
          Result.RECORD_LENGTH,
          Result.FRAME_INTERVAL);

  /** Ends of a range of times [s]. */
  public record Colours(double least, double greatest) {}

  /** The rows by temperature. */
  public ExperimentSeries series() {
    return ExperimentSeries.of(outcomes);
  }

  /** The file {@code experiment.json}: every row with its outcome, every temperature. */
  public Summary summary() {
    Summary summary = new Summary();
    summary.value("experiment", name);
    summary.value("stacks", outcomes.size());
    summary.value("stacks_failed", outcomes.stream().filter(o -> !o.isDone()).count());
    summary.value("rows", outcomes.stream().map(ExperimentResult::row).toList());
    ExperimentSeries series = series();
    summary.value(
        "temperatures", series.points().stream().map(p -> temperature(series, p)).toList());
    String none = "no stack was analysed";
    summary.value("warnings", Warning.entries(warnings()));
    summary.number("tau_map_least_s", colours.least(), none);
    summary.number("tau_map_greatest_s", colours.greatest(), none);
    summary.value("parameters", parameters);
    summary.value("version", version);
    return summary;
  }

  /** Of all stacks together and of the laws through them, worst first, one of each kind. */
  public List<Warning> warnings() {
    return ExperimentWarnings.of(outcomes, series().fitted());
  }

  private static Map<String, Object> row(Outcome<Summary> outcome) {
    ExperimentRow row = outcome.row();
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("row", row.line());
    entries.putAll(row.cells());
    entries.put("folder", row.source().folder());
    entries.put("state", outcome.isDone() ? "done" : "failed");
    if (!outcome.isDone()) {
      entries.put("reason", outcome.failure());
      return entries;
    }
    Summary found = outcome.result();
    for (Result result : NUMBERS) {
      String key = result.key();
      entries.put(key, found.entries().get(key));
      if (!found.reason(result).isEmpty()) {
        entries.put(key + "_reason", found.reason(result));
      }
    }
    entries.put("warnings", Warning.entries(RowVerdict.of(row, found).warnings()));
    entries.put("input_sha256", found.entries().get("input_sha256"));
    return entries;
  }

  private static Map<String, Object> temperature(ExperimentSeries series, TemperaturePoint point) {
    Summary entries = new Summary();
    String none = "no stack of this temperature gives one";
    String noError = "the stacks of this temperature give no error";
    entries.number("temperature_K", point.temperature(), none);
    entries.number("temperature_sd_K", point.temperatureSd(), "not given");
    entries.value("wires", point.wires());
    for (Quantity quantity : List.of(Quantity.TAU, Quantity.TAU_SURFACE, Quantity.XI)) {
      entries.number(quantity.column(), point.get(quantity).value(), none);
      entries.number(quantity.errorColumn(), point.get(quantity).sd(), noError);
    }
    series.doseRates(point).addTo(entries);
    entries.value("failed", series.failed(point));
    return entries.entries();
  }
}
