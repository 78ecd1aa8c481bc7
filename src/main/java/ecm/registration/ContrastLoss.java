package ecm.registration;

import ecm.base.Progress;
import ecm.registration.frame.SpatialCovariance;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import java.util.ArrayList;
import java.util.List;

/**
 * What undoing fractions of a pixel costs: the share of the speckle's contrast A that is left.
 *
 * <p>Interpolation with weights w_j keeps sum_jk w_j w_k c(j - k) per axis, c the spatial
 * correlation of the speckle; whole-pixel shifts keep the mean of c(r_t - r_s) over pairs of
 * frames, r what is left of their drift. c is Gaussian, its width from the autocovariance, at 1 and
 * 2 px, of differences of distant frames; the counting noise, which stands at 0 only, does not
 * enter.
 */
public final class ContrastLoss {

  private static final int PAIRS = 16;
  private static final int SAMPLED = 200;

  /** Standard errors by which the covariance at 2 px must stand out of noise. */
  private static final double SIGNIFICANT = 3;

  private ContrastLoss() {}

  /**
   * The share of the contrast that is left, averaged over the frames that are used: 1 if all shifts
   * are whole pixels, NaN if no speckle stands out of the noise.
   *
   * @param stack as recorded; up to 32 of its frames are read
   */
  public static double left(
      FrameStack stack, Drift drift, Interpolation interpolation, Progress progress) {
    if (drift.isWhole() || interpolation == Interpolation.FOURIER) {
      return 1;
    }
    double[] inverse = inverseVariances(stack, drift, progress);
    if (Double.isNaN(inverse[0] + inverse[1])) {
      return Double.NaN;
    }
    double[][] fractions = fractions(drift);
    double[] left = new double[2];
    for (int axis = 0; axis < 2; axis++) {
      left[axis] =
          interpolation == Interpolation.NONE
              ? jitter(fractions[axis], inverse[axis])
              : smoothing(fractions[axis], inverse[axis], interpolation);
    }
    return left[0] * left[1];
  }

  /** One sentence for the log about a share other than 1. */
  public static String sentence(double left, Interpolation interpolation) {
    String how =
        interpolation == Interpolation.NONE
            ? "undoing the drift by whole pixels"
            : interpolation.name().toLowerCase(java.util.Locale.ROOT) + " interpolation";
    return Double.isNaN(left)
        ? "what " + how + " costs in contrast is not known: no speckle stands out of the noise"
        : String.format(
            java.util.Locale.ROOT, "%s leaves %.2f of the speckle's contrast", how, left);
  }

  private static double[][] fractions(Drift drift) {
    List<double[]> kept = new ArrayList<>();
    int step = Math.max(1, drift.frames() / SAMPLED);
    for (int t = 0; t < drift.frames(); t += step) {
      if (!drift.bad()[t]) {
        kept.add(
            new double[] {
              drift.dx()[t] - Math.rint(drift.dx()[t]), drift.dy()[t] - Math.rint(drift.dy()[t])
            });
      }
    }
    double[][] fractions = new double[2][kept.size()];
    for (int i = 0; i < kept.size(); i++) {
      fractions[0][i] = kept.get(i)[0];
      fractions[1][i] = kept.get(i)[1];
    }
    return fractions;
  }

  private static double correlation(double distance, double inverseVariance) {
    return Math.exp(-0.5 * distance * distance * inverseVariance);
  }

  private static double jitter(double[] rest, double inverseVariance) {
    double sum = 0;
    for (double r : rest) {
      for (double s : rest) {
        sum += correlation(r - s, inverseVariance);
      }
    }
    return sum / Math.max(1.0, (double) rest.length * rest.length);
  }

  private static double smoothing(
      double[] fractions, double inverseVariance, Interpolation interpolation) {
    double sum = 0;
    for (double r : fractions) {
      float[] w = InterpolatedFrames.weights(interpolation, r - Math.floor(r));
      for (int j = 0; j < w.length; j++) {
        for (int k = 0; k < w.length; k++) {
          sum += w[j] * w[k] * correlation(j - k, inverseVariance);
        }
      }
    }
    return sum / Math.max(1, fractions.length);
  }

  /** 1/s^2 of c(d) = exp(-d^2/(2 s^2)) along x and y [px^-2]; NaN if not resolved. */
  private static double[] inverseVariances(FrameStack stack, Drift drift, Progress progress) {
    FrameStack aligned = Registration.undo(stack, drift, Interpolation.NONE);
    SpatialCovariance covariance = new SpatialCovariance();
    int half = stack.frames() / 2;
    int step = Math.max(1, (stack.frames() - half) / PAIRS);
    for (int t = 0; half > 0 && t + half < stack.frames(); t += step) {
      if (aligned.coverage().isValid(t) && aligned.coverage().isValid(t + half)) {
        progress.check();
        Rect common = aligned.coverage().covered(t).intersect(aligned.coverage().covered(t + half));
        covariance.add(aligned.frame(t), aligned.frame(t + half), stack.width(), common);
      }
    }
    return new double[] {
      covariance.inverseVariance(0, SIGNIFICANT), covariance.inverseVariance(1, SIGNIFICANT)
    };
  }
}
