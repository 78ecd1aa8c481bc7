package ecm.correlation;

/**
 * The symmetric normalisation of Eq. 4.
 *
 * <p>With d = I - m and sums over the n pairs of valid frames, n S - L R = n D - Ld Rd, in which m
 * cancels; so g2 = n S / (L R) = 1 + (n D - Ld Rd) / (L R) with L = Ld + n m, R = Rd + n m. One per
 * thread.
 */
final class Normalisation {

  private static final int LANES = 16;

  /** An L or R this small beside its parts is a sum of zeros, rounded. */
  private static final double ZERO = 1e-12;

  private final TilePixels pixels;
  private final PrefixSums prefix;
  private final double[][] left;
  private final double[][] right;

  Normalisation(TilePixels pixels, int frames, int lags, int tileWidth) {
    this.pixels = pixels;
    this.prefix = new PrefixSums(frames, LANES);
    this.left = new double[lags][tileWidth];
    this.right = new double[lags][tileWidth];
  }

  /** Computes Ld and Rd of all pixels at the lags of a level of binning. */
  void prepare(Deviations deviations, int level, int[] lags) {
    for (int first = 0; first < deviations.width(); first += LANES) {
      deviations.prefix(first, prefix);
      int end = Math.min(first + LANES, deviations.width());
      for (int p = first; p < end; p++) {
        FrameWeights weights = pixels.weights(p, level);
        for (int k = 0; k < lags.length; k++) {
          left[k][p] = weights.left(prefix, p - first, lags[k]);
          right[k][p] = weights.right(prefix, p - first, lags[k]);
        }
      }
    }
  }

  /**
   * g2 of all pixels at one lag.
   *
   * @param level of binning
   * @param k index of the lag in the level
   * @param lagSums D of each pixel
   * @param target receives g2 of each pixel; NaN where L or R is 0 or there is no pair
   */
  void apply(int level, int k, int width, double[] lagSums, double[] target) {
    for (int p = 0; p < width; p++) {
      double n = pixels.weights(p, level).pairs(k);
      double nm = n * pixels.centre(p);
      double ld = left[k][p];
      double rd = right[k][p];
      target[p] =
          isZero(ld, nm) || isZero(rd, nm)
              ? Double.NaN
              : 1 + (n * lagSums[p] - ld * rd) / ((ld + nm) * (rd + nm));
    }
  }

  private static boolean isZero(double sum, double nm) {
    return Math.abs(sum + nm) <= ZERO * (Math.abs(sum) + Math.abs(nm));
  }
}
