package ecm.likelihood.region;

import ecm.stack.FloatMap;
import ecm.stack.Mask;

/**
 * How much the mean image scatters from pixel to pixel about the smooth brightness, by static
 * differences (thickness, gain of the camera) and by the chance of a finite record.
 *
 * <p>With z = mean / m - 1, the difference between a pixel and the mean of its four neighbours has
 * the variance
 *
 * <pre>  v_s [5/4 + mu(sqrt 2)/2 + mu(2)/4 - 2 mu(1)] + (5/4) v_1,</pre>
 *
 * where v_s is the variance by chance, correlated as |mu|^2, here called mu, and v_1 that of what
 * differs from pixel to pixel. Speckle is smooth from one pixel to the next, a pattern of gain is
 * not.
 *
 * @param difference variance of the difference between a pixel and its four neighbours
 * @param smooth factor of v_s
 * @param pixels number of pixels with four neighbours
 */
public record StaticScatter(double difference, double smooth, int pixels) {

  private static final double WHITE = 1.25;
  private static final double FARTHEST = 4;

  /** By so much the variance by chance may be off with the level of tau. */
  private static final double MODEL_ERROR = 0.06;

  private static final double SIGNIFICANT = 3;

  static StaticScatter of(LikelihoodRegion region, FloatMap mean) {
    Mask mask = region.learned();
    int width = mask.width();
    double[] z = new double[mask.inside().length];
    for (int i = 0; i < z.length; i++) {
      float m = region.brightness().values()[i];
      z[i] = mask.contains(i) && m > 0 ? mean.values()[i] / m - 1 : Double.NaN;
    }
    double[] differences = new double[z.length];
    int n = 0;
    for (int i = width + 1; i < z.length - width - 1; i++) {
      boolean inner = i % width > 0 && i % width < width - 1;
      double d = z[i] - (z[i - 1] + z[i + 1] + z[i - width] + z[i + width]) / 4;
      if (inner && !Double.isNaN(d)) {
        differences[n++] = d;
      }
    }
    differences = java.util.Arrays.copyOf(differences, n);
    double limit = FARTHEST * ecm.base.Quantiles.robustSd(differences);
    double sum = 0;
    for (double d : differences) {
      sum += Math.min(d * d, limit * limit);
    }
    double w = region.speckle().fwhm();
    double smooth = WHITE + mu2(Math.sqrt(2), w) / 2 + mu2(2, w) / 4 - 2 * mu2(1, w);
    return new StaticScatter(sum / n, smooth, n);
  }

  private static double mu2(double r, double fwhm) {
    return Math.exp(-4 * Math.log(2) * r * r / (fwhm * fwhm));
  }

  /**
   * The standard deviation of ln m from pixel to pixel; 0 where it does not stand out.
   *
   * @param byChance variance of z of simulated pixels without any
   * @param counting the part of it that is of the counting
   * @param speckles number of speckles in the region
   */
  public double brightnessSd(double byChance, double counting, double speckles) {
    double speckle = Math.max(0, byChance - counting);
    double excess = (difference - smooth * speckle) / WHITE - counting;
    double error = smooth * speckle / WHITE * Math.hypot(MODEL_ERROR, Math.sqrt(2 / speckles));
    return excess > SIGNIFICANT * error ? Math.sqrt(excess) : 0;
  }
}
