package ecm.pipeline.region;

import ecm.base.Progress;
import ecm.correlation.pooled.RegionCorrelation;
import ecm.correlation.pooled.RegionCurve;
import ecm.correlation.pooled.RegionEstimate;
import ecm.kww.KwwCurve;
import ecm.stack.FrameStack;
import ecm.stack.Mask;

/**
 * The g2 of a region with its KWW fit and free baseline: nearly free of the bias that a finite
 * record gives the fit of a single pixel.
 *
 * @param curve of the region; lags in frames
 * @param fit A, tau [s], beta, and the baseline, near 1; where there is a reason, what the fit
 *     ended with
 * @param tauSd standard error of tau [s] by jackknife over blocks larger than a domain; NaN with
 *     fewer than 8 of them
 * @param betaSd standard error of beta, likewise
 * @param floor the second estimate, from the pixel-normalised curve with the floor of a finite
 *     record
 * @param reason why there is no fit, empty if there is one
 */
public record PooledFit(
    RegionCurve curve, KwwCurve fit, double tauSd, double betaSd, FloorFit floor, String reason) {

  /** The profile divided out is blurred by this many speckle widths. */
  private static final double BLUR_IN_SPECKLES = 5;

  /** Whether there is a fit. */
  public boolean isResolved() {
    return reason.isEmpty();
  }

  /** Contrast A. */
  public double contrast() {
    return fit.contrast();
  }

  /** Relaxation time [s]. */
  public double tau() {
    return fit.tau();
  }

  /** Stretching exponent. */
  public double beta() {
    return fit.beta();
  }

  /** Baseline of g2. */
  public double baseline() {
    return fit.baseline();
  }

  /**
   * Correlates and fits a region.
   *
   * @param stack aligned frames
   * @param region its pixels
   * @param lags number M
   * @param speckle full width at half maximum of |mu|^2 [px]; NaN if not measured
   * @param progress told of the pixels done
   */
  public static PooledFit of(
      FrameStack stack, Mask region, int lags, double speckle, Progress progress) {
    RegionEstimate estimate = RegionCorrelation.of(stack, region, lags, blur(speckle), progress);
    return new RegionFitter(estimate, stack.frames(), stack.frameInterval()).fit();
  }

  /**
   * The blur of the profile that is divided out [px].
   *
   * @param speckle full width at half maximum of |mu|^2 [px]; NaN if not measured
   */
  public static double blur(double speckle) {
    return BLUR_IN_SPECKLES * (Double.isNaN(speckle) ? 3 : speckle);
  }
}
