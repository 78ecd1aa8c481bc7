package ecm.statistics;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import java.util.Arrays;

/**
 * The radial autocovariance of a map of ln tau beside that of homogeneous samples, and the
 * correlation length of what is left: fit of B exp(-dr/xi) to the difference.
 *
 * @param radii of the rings [px]
 * @param observed autocovariance of the map
 * @param expected that of a homogeneous sample; empty if not known
 * @param band half the width of the 95 % band about it; empty if not known
 * @param xi correlation length of the excess [px]; NaN if not resolved
 * @param resolved whether the excess is significant from 0 to beyond a speckle
 */
public record ExcessCovariance(
    double[] radii,
    double[] observed,
    double[] expected,
    double[] band,
    double xi,
    boolean resolved) {

  private static final double SIGNIFICANT = 3;

  /** The null's conditions are estimates; its covariance is known no better than this. */
  private static final double KNOWN_TO = 0.05;

  /**
   * The autocovariance without a null.
   *
   * @param lnTau map; pixels that are not finite are left out
   * @param mask pixels to use
   */
  public static ExcessCovariance withoutNull(FloatMap lnTau, Mask mask) {
    RadialCovariance own = own(lnTau, mask);
    double[] none = {};
    return new ExcessCovariance(own.radii(), own.mean(), none, none, Double.NaN, false);
  }

  /**
   * Compares with homogeneous samples.
   *
   * <p>The excess is resolved if at every ring up to one pixel beyond the speckle's width it
   * exceeds both three standard errors and the 5 % of C(0) to which the null is known. The band
   * holds the sampling of this map and of the simulations, not the errors of the conditions that
   * were put into these.
   *
   * @param lnTau map; pixels that are not finite are left out
   * @param mask pixels to use
   * @param homogeneous under the same conditions
   * @param speckle full width at half maximum of |mu|^2 [px]
   */
  public static ExcessCovariance of(
      FloatMap lnTau, Mask mask, CovarianceNull homogeneous, double speckle) {
    RadialCovariance own = own(lnTau, mask);
    int rings = Math.min(own.mean().length, homogeneous.mean().length);
    int pixels = (int) Math.round(own.counts().at(0, 0));
    double[] radii = Arrays.copyOf(own.radii(), rings);
    double[] observed = Arrays.copyOf(own.mean(), rings);
    double[] expected = Arrays.copyOf(homogeneous.expected(pixels), rings);
    double[] error = homogeneous.error(pixels);
    double[] excess = new double[rings];
    boolean resolved = rings > speckle + 1;
    for (int k = 0; k < rings; k++) {
      excess[k] = observed[k] - expected[k];
      double least = Math.hypot(SIGNIFICANT * error[k], KNOWN_TO * expected[0]);
      resolved &= radii[k] > speckle + 1 || excess[k] > least;
    }
    double xi = resolved ? ExponentialDecay.fit(radii, excess) : Double.NaN;
    double[] band = Arrays.copyOf(homogeneous.band(pixels), rings);
    return new ExcessCovariance(radii, observed, expected, band, xi, resolved);
  }

  private static RadialCovariance own(FloatMap lnTau, Mask mask) {
    float[] values = lnTau.values();
    Mask finite = mask.and(Mask.of(mask.width(), mask.height(), i -> Float.isFinite(values[i])));
    return RadialCovariance.of(lnTau, lnTau, finite, CovarianceNull.REACH);
  }
}
