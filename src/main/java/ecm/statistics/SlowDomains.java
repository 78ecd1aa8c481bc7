package ecm.statistics;

import ecm.base.Quantiles;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.Regions;

/**
 * The slow pixels of a map: those with ln tau > median + sd, and the size of the domains that they
 * form. A homogeneous sample has some, too: the estimator's scatter is as large as a speckle.
 *
 * @param areaFraction slow pixels over all; NaN without any pixel
 * @param diameter that of a circle as large as the domain in which a slow pixel lies on average, 2
 *     sqrt(S / pi) with S = sum s^2 / sum s over the domains' sizes s [px]; 0 without slow pixels
 */
public record SlowDomains(double areaFraction, double diameter) {

  /**
   * Finds them.
   *
   * @param lnTau map; pixels that are not finite are left out
   * @param mask pixels to use
   */
  public static SlowDomains of(FloatMap lnTau, Mask mask) {
    float[] values = lnTau.values();
    Mask finite =
        Mask.of(mask.width(), mask.height(), i -> mask.contains(i) && Float.isFinite(values[i]));
    double[] inside = lnTau.inside(finite);
    double limit = Quantiles.median(inside) + sd(inside);
    Mask slow = Mask.of(mask.width(), mask.height(), i -> finite.contains(i) && values[i] > limit);
    double sum = 0;
    double squares = 0;
    for (int size : Regions.of(slow, true).size()) {
      sum += size;
      squares += (double) size * size;
    }
    double diameter = sum == 0 ? 0 : 2 * Math.sqrt(squares / sum / Math.PI);
    return new SlowDomains(sum / inside.length, diameter);
  }

  private static double sd(double[] values) {
    double mean = 0;
    for (double v : values) {
      mean += v / values.length;
    }
    double squares = 0;
    for (double v : values) {
      squares += (v - mean) * (v - mean);
    }
    return Math.sqrt(squares / (values.length - 1));
  }
}
