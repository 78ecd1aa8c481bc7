package ecm.correlation.pooled;

import java.util.Arrays;

/**
 * Sums of n, S, L, R and L R / n over the pixels of each block of a region.
 *
 * <p>Fixed point numbers, so that the sums do not depend on the order of the pixels.
 */
final class RegionSums {

  /** Room for a mean square this many times that of a pixel of intensity 1 throughout. */
  private static final int HEADROOM_BITS = 10;

  /** A sum beyond that room, which makes a curve NaN there instead of wrong. */
  private static final long FULL = Long.MAX_VALUE;

  private final int lags;
  private final double scale;
  private final long[] pairs;
  private final long[] products;
  private final long[] left;
  private final long[] right;
  private final long[] norms;

  /**
   * @param blocks of the region
   * @param lags at which sums are taken
   * @param samples pixels times frames, of intensity near 1
   */
  RegionSums(int blocks, int lags, double samples) {
    this.lags = lags;
    this.scale = Math.scalb(1.0, 62 - HEADROOM_BITS - Math.getExponent(samples));
    this.pairs = new long[blocks * lags];
    this.products = new long[blocks * lags];
    this.left = new long[blocks * lags];
    this.right = new long[blocks * lags];
    this.norms = new long[blocks * lags];
  }

  /** Adds one pixel at one lag. */
  void add(int block, int lag, double n, double s, double l, double r) {
    int at = block * lags + lag;
    pairs[at] += (long) n;
    products[at] = plus(products[at], Math.round(s * scale));
    left[at] = plus(left[at], Math.round(l * scale));
    right[at] = plus(right[at], Math.round(r * scale));
    norms[at] = plus(norms[at], n == 0 ? 0 : Math.round(l * r / n * scale));
  }

  /** Adds the sums of another thread. */
  void add(RegionSums other) {
    addTo(pairs, other.pairs);
    addTo(products, other.products);
    addTo(left, other.left);
    addTo(right, other.right);
    addTo(norms, other.norms);
  }

  private static void addTo(long[] sum, long[] other) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = plus(sum[i], other[i]);
    }
  }

  /** The sum, or FULL for ever once it does not fit. */
  private static long plus(long a, long b) {
    long sum = a + b;
    boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
    return overflow || a == FULL || b == FULL ? FULL : sum;
  }

  /** g2 = sum n sum S / (sum L sum R) at each lag, over all blocks but one; -1 leaves none out. */
  double[] g2Without(int omitted) {
    double[] g2 = new double[lags];
    Arrays.setAll(g2, k -> g2Without(omitted, k));
    return g2;
  }

  private double g2Without(int omitted, int lag) {
    long n = 0;
    long s = 0;
    long l = 0;
    long r = 0;
    for (int block = 0, at = lag; at < pairs.length; block++, at += lags) {
      if (block != omitted) {
        n += pairs[at];
        s = plus(s, products[at]);
        l = plus(l, left[at]);
        r = plus(r, right[at]);
      }
    }
    boolean unknown = l == 0 || r == 0 || s == FULL || l == FULL || r == FULL;
    return unknown ? Double.NaN : ((double) n * scale / l) * ((double) s / r);
  }

  /** g2 = sum S / sum (L R / n) at each lag, over all blocks but one; -1 leaves none out. */
  double[] pixelNormalizedWithout(int omitted) {
    double[] g2 = new double[lags];
    for (int lag = 0; lag < lags; lag++) {
      long s = 0;
      long norm = 0;
      for (int block = 0, at = lag; at < pairs.length; block++, at += lags) {
        if (block != omitted) {
          s = plus(s, products[at]);
          norm = plus(norm, norms[at]);
        }
      }
      boolean unknown = norm == 0 || s == FULL || norm == FULL;
      g2[lag] = unknown ? Double.NaN : (double) s / norm;
    }
    return g2;
  }
}
