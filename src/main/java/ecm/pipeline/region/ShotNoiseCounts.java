package ecm.pipeline.region;

import ecm.kww.FitMode;
import ecm.kww.FitParameters;
import ecm.kww.KwwFit;
import ecm.kww.KwwFitter;
import ecm.kww.Weights;
import ecm.stack.PixelFlag;
import ecm.statistics.Estimate;
import java.util.Arrays;
import java.util.Locale;

/**
 * The counts n per pixel and frame of a region from its shot noise, with their error.
 *
 * <p>In a finite record the relative variance of a pixel over time is, over its mean square, (A (1
 * - c) + 1/n) / (1 + A c) with c = tau_int / T. 1/n is a small difference of the variance and A,
 * the value of g2 - 1 at no lag, which no frame measures: a mixture of times falls faster there
 * than the fit of the whole curve, whose A is then too high. A is therefore that of a fit to the
 * lags up to a fifth of tau alone. Its difference from the A of the whole curve, and a tenth of the
 * correction 2 A c for the record, are the error of 1/n, added in squares.
 *
 * <p>Simulated films of 56 x 56 px, 800 frames, 1 to 50 counts, homogeneous and with sigma of ln
 * tau of up to 1: n is within two of its errors or not given. An offset of the camera that was not
 * taken off changes n, a gain does not.
 */
public final class ShotNoiseCounts {

  private static final double EARLY = 0.2;
  private static final int LEAST_FRAMES = 4;
  private static final double RECORD_ERROR = 0.1;

  /** 1/n must be so many of its errors. */
  private static final double SIGNIFICANT = 2;

  private ShotNoiseCounts() {}

  /**
   * The counts.
   *
   * @param curve of the region
   * @param relativeVariance over time, of {@link RegionConditions#relativeVariance}
   * @param interval between frames [s]
   * @param recordLength T [s]
   * @return none, with the reason, where 1/n is less than two of its errors
   */
  static Estimate of(
      PooledFit curve, double relativeVariance, double interval, double recordLength) {
    if (!curve.isResolved()) {
      return Estimate.none(curve.reason());
    }
    double early = earlyContrast(curve, interval, recordLength);
    if (Double.isNaN(early)) {
      return Estimate.none(
          "fewer than 4 frames in a fifth of tau: the contrast at no lag, beside which the shot"
              + " noise is measured, is not known");
    }
    double still = early * RegionConditions.integralTime(curve) / recordLength;
    double noise = relativeVariance * (1 + still) - (early - still);
    double sd = Math.hypot(curve.contrast() - early, RECORD_ERROR * 2 * still);
    if (!(noise > SIGNIFICANT * sd)) {
      return Estimate.none(
          String.format(
              Locale.ROOT,
              "the shot noise, %.3f ± %.3f of the squared mean, is too small a difference of the"
                  + " variance and the contrast: more than about %.0f counts",
              noise,
              sd,
              1 / (Math.max(0, noise) + SIGNIFICANT * sd)));
    }
    return Estimate.of(1 / noise, sd / (noise * noise));
  }

  /** A of the fit to the first lags; NaN if they are too few or show no decay. */
  private static double earlyContrast(PooledFit curve, double interval, double recordLength) {
    double[] times =
        Arrays.stream(curve.curve().lags())
            .map(p -> p * interval)
            .takeWhile(t -> t <= EARLY * curve.tau())
            .toArray();
    if (times.length == 0 || times[times.length - 1] < LEAST_FRAMES * interval) {
      return Double.NaN;
    }
    double[] g2 = Arrays.copyOf(curve.curve().g2(), times.length);
    for (int i = 0; i < g2.length; i++) {
      g2[i] /= curve.baseline();
    }
    FitParameters held = new FitParameters(FitMode.FULL, 2, Weights.PAIRS, false);
    KwwFit fit = new KwwFit();
    new KwwFitter(held, times, interval, recordLength).fit(g2, fit);
    return PixelFlag.withoutValue(fit.flags) ? Double.NaN : fit.contrast;
  }
}
