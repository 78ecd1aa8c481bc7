package ecm.pipeline;

import ecm.kww.Correction;
import ecm.kww.ResponseTable;

/**
 * The error of a region's corrected relaxation time.
 *
 * <p>With sigma_null the scatter of the estimator and sigma_excess that of the sample,
 *
 * <pre>  Var(ln tau_fit) = sigma_null^2 / N_speckle + sigma_excess^2 / N_domain,
 *   N_domain = area / (2 pi xi^2), at most N_speckle, at least 1,</pre>
 *
 * times pi/2 because the median is taken and not the mean, times the squared slope of the
 * correction, d ln tau_corrected / d ln tau_fit. Neighbouring pixels share speckles and domains:
 * the number of pixels does not enter.
 */
public final class TimeError {

  private static final double STEP = 0.05;

  private TimeError() {}

  /**
   * The standard error of ln tau_corrected of a region.
   *
   * @param region with its conditions
   * @param speckleArea pixels per speckle
   * @param xi correlation length of ln tau [px]; NaN if none was resolved, then N_speckle stands
   *     for N_domain
   * @param recordLength T [s]
   * @return NaN if the region has no corrected time or the speckle is not known
   */
  public static double sdLnTau(
      Population region, double speckleArea, double xi, double recordLength) {
    if (region.conditions().isEmpty() || Double.isNaN(region.correctedMedian())) {
      return Double.NaN;
    }
    double speckles = Math.max(1, region.count() / speckleArea);
    double domains = speckles;
    if (xi > 0) {
      domains = Math.max(1, Math.min(speckles, region.count() / (2 * Math.PI * xi * xi)));
    }
    double variance =
        region.sigmaNull() * region.sigmaNull() / speckles
            + region.sigmaExcess() * region.sigmaExcess() / domains;
    Correction correction =
        ResponseTable.shipped().correction(recordLength, region.conditions().get());
    return slope(correction, region.median()) * Math.sqrt(Math.PI / 2 * variance);
  }

  /** d ln tau_corrected / d ln tau_fit, one-sided at the end of the range. */
  private static double slope(Correction correction, double fitted) {
    double above = correction.of(fitted * Math.exp(STEP));
    double below = correction.of(fitted * Math.exp(-STEP));
    double here = correction.of(fitted);
    if (Double.isNaN(above)) {
      return Math.log(here / below) / STEP;
    }
    return Double.isNaN(below)
        ? Math.log(above / here) / STEP
        : Math.log(above / below) / (2 * STEP);
  }
}
