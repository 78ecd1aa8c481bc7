package ecm.correlation;

/**
 * Whether g2 from deviations has lost its digits. S = D + m (L + R) - m^2 n is exact but for
 * rounding, in proportion to sum |d d'|, which with a = min(0, lowest I) and e = m - 2 a is at most
 * S + e (L + R) + e^2 n; so S must not be too small a part of that, nor L and R of n e. One per
 * thread.
 */
final class Cancellation {

  /** Least part with float products, and with double ones. */
  private static final double FLOAT_PART = 0.1;

  private static final double DOUBLE_PART = 1e-3;

  /** Least S beside D_0 of a power spectrum, which is double either way: 1e-6 and 1e-10 of g2. */
  private static final double FLOAT_SPECTRUM = 1e-8;

  private static final double DOUBLE_SPECTRUM = 1e-4;

  /** A sample so far above e, once in a float sum, rounds off what else is added to it. */
  private static final double SPIKE = 64;

  private final TileSums sums;
  private final double part;
  private final double spectrum;
  private final double spike;

  Cancellation(TileSums sums, boolean doublePrecision) {
    this.sums = sums;
    this.part = doublePrecision ? DOUBLE_PART : FLOAT_PART;
    this.spike = doublePrecision ? Double.POSITIVE_INFINITY : SPIKE;
    this.spectrum = doublePrecision ? DOUBLE_SPECTRUM : FLOAT_SPECTRUM;
  }

  /**
   * Whether the g2 of one pixel is to be summed pair by pair.
   *
   * @param level of binning, the present one
   * @param k index of the lag
   * @param p pixel
   * @param g2 from the deviations
   */
  boolean spoils(int level, int k, int p, double g2) {
    double e = sums.pixels().centre(p) - 2 * sums.pixels().lowest(p);
    if (sums.pixels().highest(p) > spike * e) {
      return true;
    }
    double n = sums.pixels().weights(p, level).pairs(k);
    double l = sums.normalization().left(level, k, p);
    double r = sums.normalization().right(level, k, p);
    double s = g2 * l * r / n;
    double bound = s + e * (l + r) + e * e * n;
    boolean good =
        Math.abs(s) > Math.max(part * bound, spectrum * sums.squares(p))
            && Math.min(Math.abs(l), Math.abs(r)) > part * n * e;
    return !good;
  }
}
