package ecm.pipeline;

import ecm.correlation.RegionCorrelation;
import ecm.correlation.RegionCurve;
import ecm.kww.FitMode;
import ecm.kww.FitParameters;
import ecm.kww.KwwFit;
import ecm.kww.KwwFitter;
import ecm.kww.Weights;
import ecm.progress.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;

/**
 * The g2 of a region with its KWW fit and free baseline: nearly free of the bias that a finite
 * record gives the fit of a single pixel.
 *
 * @param curve of the region; lags in frames
 * @param contrast A
 * @param tau relaxation time [s]
 * @param beta stretching exponent
 * @param baseline of g2, near 1
 * @param reason why there is no fit, empty if there is one
 */
public record PooledFit(
    RegionCurve curve, double contrast, double tau, double beta, double baseline, String reason) {

  /** The profile divided out is blurred by this many speckle widths. */
  private static final double BLUR_IN_SPECKLES = 5;

  /** Longer lags of a region have fewer pairs than they have noise. */
  private static final double LONGEST_LAG = 0.5;

  /** Whether there is a fit. */
  public boolean isResolved() {
    return reason.isEmpty();
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
    RegionCurve curve = RegionCorrelation.of(stack, region, lags, blur(speckle), progress);
    int points = 0;
    while (points < curve.lags().length && curve.lags()[points] <= LONGEST_LAG * stack.frames()) {
      points++;
    }
    double dt = stack.frameInterval();
    double[] times = new double[points];
    double[] g2 = new double[points];
    for (int k = 0; k < points; k++) {
      times[k] = curve.lags()[k] * dt;
      g2[k] = curve.g2()[k];
    }
    FitParameters free = new FitParameters(FitMode.FULL, 2, Weights.PAIRS, true);
    KwwFit fit = new KwwFit();
    new KwwFitter(free, times, dt, stack.frames() * dt).fit(g2, fit);
    return of(curve, fit, stack.frames() * dt);
  }

  /**
   * The blur of the profile that is divided out [px].
   *
   * @param speckle full width at half maximum of |mu|^2 [px]; NaN if not measured
   */
  static double blur(double speckle) {
    return BLUR_IN_SPECKLES * (Double.isNaN(speckle) ? 3 : speckle);
  }

  private static PooledFit of(RegionCurve curve, KwwFit fit, double recordLength) {
    String reason = "";
    if (PixelFlag.withoutValue(fit.flags) || !(fit.contrast > 0)) {
      reason = "the fit of the region's curve did not converge";
    } else if (fit.tau > recordLength / 2 || fit.beta <= 0.1) {
      reason = "the region's curve does not decay within half the record";
    }
    return new PooledFit(curve, fit.contrast, fit.tau, fit.beta, fit.baseline, reason);
  }
}
