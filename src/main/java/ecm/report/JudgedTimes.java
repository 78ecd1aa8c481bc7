package ecm.report;

import ecm.acquisition.RecordLength;

/**
 * The relaxation times that a record is judged by: those of the pooled curves, which a finite
 * record hardly pulls, and only without them those of pixels.
 *
 * @param bulk tau [s]; NaN if not known
 * @param bulkSd its standard error [s]; NaN if not known
 * @param surface tau of the surface layer [s]; NaN if there is none
 */
record JudgedTimes(double bulk, double bulkSd, double surface) {

  static JudgedTimes of(Summary summary) {
    double pooled = summary.get("tau_pooled_s");
    double surface = first(summary, "tau_surface_pooled_s", "tau_surface_median_s");
    return Double.isNaN(pooled)
        ? new JudgedTimes(
            first(summary, "tau_bulk_corrected_s", "tau_bulk_median_s"), Double.NaN, surface)
        : new JudgedTimes(pooled, summary.get("tau_pooled_sd_s"), surface);
  }

  private static double first(Summary summary, String key, String otherwise) {
    double value = summary.get(key);
    return Double.isNaN(value) ? summary.get(otherwise) : value;
  }

  /** T / tau of the bulk. */
  RecordLength record(double length) {
    return RecordLength.of(length, bulk, bulkSd);
  }
}
