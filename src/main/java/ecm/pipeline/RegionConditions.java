package ecm.pipeline;

import ecm.kww.Conditions;
import ecm.mask.Moments;
import ecm.math.Quantiles;
import ecm.stack.Mask;
import java.util.Optional;
import org.apache.commons.math3.special.Gamma;

/** The conditions under which a region's pixels were fitted, from its pooled curve. */
final class RegionConditions {

  /** Beyond this number of counts shot noise does not matter. */
  private static final double LEAST_NOISE = 1e-4;

  private RegionConditions() {}

  /**
   * Beta and A of the pooled fit, and the counts that its shot noise stands for.
   *
   * <p>The relative variance of a pixel in a finite record is A (1 - tau_int / T) + 1/n with
   * tau_int = 2^(1-1/beta) Gamma(1+1/beta) tau; n follows from the median over the region's pixels,
   * whatever the gain of the camera.
   *
   * @param curve of the region
   * @param moments of the stack, less no background
   * @param region its pixels
   * @param recordLength T [s]
   * @param frames number of valid frames
   * @return empty if the curve was not fitted
   */
  static Optional<Conditions> of(
      PooledFit curve, Moments moments, Mask region, double recordLength, double frames) {
    if (!curve.isResolved()) {
      return Optional.empty();
    }
    double b = curve.beta();
    double tauInt = Math.pow(2, 1 - 1 / b) * Gamma.gamma(1 + 1 / b) * curve.tau();
    double speckle = curve.contrast() * (1 - tauInt / recordLength);
    double noise = Math.max(LEAST_NOISE, relativeVariance(moments, region) - speckle);
    return Optional.of(new Conditions(b, curve.contrast(), 1 / noise, frames));
  }

  private static double relativeVariance(Moments moments, Mask region) {
    int[] pixels = region.indices();
    double[] variance = new double[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      double ratio = moments.sd().values()[pixels[i]] / moments.mean().values()[pixels[i]];
      variance[i] = ratio * ratio;
    }
    return Quantiles.median(variance);
  }
}
