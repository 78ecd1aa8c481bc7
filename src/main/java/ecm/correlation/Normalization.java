package ecm.correlation;

/**
 * The symmetric normalisation of Eq. 4.
 *
 * <p>With d = I - m and sums over the n pairs of valid frames, n S - L R = n D - Ld Rd, in which m
 * cancels; so g2 = n S / (L R) = 1 + (n D - Ld Rd) / (L R) with L = Ld + n m, R = Rd + n m. One per
 * thread.
 */
public final class Normalization {

  private static final int LANES = 16;

  private final TilePixels pixels;
  private final PrefixSums prefix;
  private final int[] lanes;
  private final double[] sums;
  private final int[] withGaps;
  private final double[][] left;
  private final double[][] right;

  Normalization(TilePixels pixels, int frames, int lags, int tileWidth) {
    this.pixels = pixels;
    this.prefix = new PrefixSums(frames, LANES);
    this.lanes = new int[LANES];
    this.sums = new double[LANES];
    this.withGaps = new int[tileWidth];
    this.left = new double[lags][tileWidth];
    this.right = new double[lags][tileWidth];
  }

  /** Computes Ld and Rd of all pixels at the lags of a level of binning. */
  void prepare(Deviations deviations, int level, int[] lags) {
    int gaps = 0;
    for (int p = 0; p < deviations.width(); p++) {
      if (!pixels.weights(p, level).isFull()) {
        withGaps[gaps++] = p;
      }
    }
    if (gaps < deviations.width()) {
      deviations.partialSums(lags, left, right);
      scale(1 << level, deviations.width(), lags.length);
    }
    for (int first = 0; first < gaps; first += LANES) {
      int count = Math.min(LANES, gaps - first);
      System.arraycopy(withGaps, first, lanes, 0, count);
      deviations.prefix(lanes, count, prefix);
      for (int lane = 0; lane < count; ) {
        lane = weigh(lane, count, level, lags);
      }
    }
  }

  /** From sums of d to sums of d w with the weight w of a full bin. */
  private void scale(int full, int width, int lags) {
    for (int k = 0; full > 1 && k < lags; k++) {
      for (int p = 0; p < width; p++) {
        left[k][p] *= full;
        right[k][p] *= full;
      }
    }
  }

  /** Works on the lanes from one on that share their validity; returns the first that does not. */
  private int weigh(int first, int count, int level, int[] lags) {
    FrameWeights weights = pixels.weights(lanes[first], level);
    int end = first + 1;
    while (end < count && pixels.weights(lanes[end], level) == weights) {
      end++;
    }
    for (int k = 0; k < lags.length; k++) {
      weights.left(prefix, first, end, lags[k], sums);
      scatter(sums, first, end, left[k]);
      weights.right(prefix, first, end, lags[k], sums);
      scatter(sums, first, end, right[k]);
    }
    return end;
  }

  private void scatter(double[] from, int firstLane, int endLane, double[] target) {
    for (int lane = firstLane; lane < endLane; lane++) {
      target[lanes[lane]] = from[lane];
    }
  }

  /**
   * g2 of all pixels at one lag.
   *
   * @param level of binning
   * @param k index of the lag in the level
   * @param lagSums D of each pixel
   * @param target receives g2 of each pixel; see {@link Cancellation} for where it is doubtful
   */
  void apply(int level, int k, int width, double[] lagSums, double[] target) {
    for (int p = 0; p < width; p++) {
      double n = pixels.weights(p, level).pairs(k);
      double nm = n * pixels.centre(p);
      double ld = left[k][p];
      double rd = right[k][p];
      if (!pixels.fluctuates(p)) {
        target[p] = n > 0 && pixels.mean(p) != 0 ? 1 : Double.NaN;
        continue;
      }
      target[p] = 1 + (n * lagSums[p] - ld * rd) / ((ld + nm) * (rd + nm));
    }
  }

  /** Sum over the valid pairs of the first intensity at the lag of an index of one pixel. */
  public double left(int level, int k, int p) {
    return left[k][p] + pixels.weights(p, level).pairs(k) * pixels.centre(p);
  }

  /** Sum over the valid pairs of the second intensity at the lag of an index of one pixel. */
  public double right(int level, int k, int p) {
    return right[k][p] + pixels.weights(p, level).pairs(k) * pixels.centre(p);
  }
}
