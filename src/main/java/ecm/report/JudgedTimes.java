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
    double pooled = summary.get(Result.TAU_POOLED);
    double surface = first(summary, Result.TAU_SURFACE_POOLED, Result.TAU_SURFACE_MEDIAN);
    return Double.isNaN(pooled)
        ? new JudgedTimes(
            first(summary, Result.TAU_BULK_CORRECTED, Result.TAU_BULK_MEDIAN), Double.NaN, surface)
        : new JudgedTimes(pooled, summary.get(Result.TAU_POOLED_SD), surface);
  }

  private static double first(Summary summary, Result result, Result otherwise) {
    double value = summary.get(result);
    return Double.isNaN(value) ? summary.get(otherwise) : value;
  }

  /** T / tau of the bulk. */
  RecordLength record(double length) {
    return RecordLength.of(length, bulk, bulkSd);
  }
}
