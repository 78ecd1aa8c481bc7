package ecm.defects;

/**
 * The value that a distribution exceeds as rarely as wanted, from its tail as far as it was
 * measured.
 *
 * <p>*
 *
 * <p>The survival S(x) = P(I &gt;= x) is taken where it is u and where it is u / 10, and ln S is
 * continued as a straight line. Shot noise, speckle of any contrast, a gain register and read noise
 * have log-concave densities, whose ln S bends downwards: the limit is exact for exponential tails
 * and too high, never too low, for all others. A contamination well below u / 10, which is what is
 * looked for, raises it a little. Where fewer than 2 u of the samples are above the lowest, as in
 * empty frames, half of these take the place of u.
 */
final class TailLimit {

  private static final double RATIO = 0.1;
  private static final int FEWEST = 5;

  /** A smaller share of samples may be what is looked for. */
  private static final double LEAST_SHARE = 0.03;

  /** Tails of mixtures are a little longer than those of what is mixed. */
  private static final double MARGIN = 1.2;

  private TailLimit() {}

  /**
   * The limit.
   *
   * @param sorted samples, ascending, without NaN * @param share u, where the tail begins
   * @param logRarity -ln of the wanted probability to exceed it
   * @return positive infinity if the tail holds too few different values to tell
   */
  static double of(float[] sorted, double share, double logRarity) {
    int n = sorted.length;
    if (n < FEWEST) {
      return Double.POSITIVE_INFINITY;
    }
    double above = (double) (n - end(sorted, sorted[0])) / n;
    double upper = Math.min(share, above / 2);
    int high = n - Math.max((int) Math.ceil(upper * n), FEWEST);
    int low = n - Math.max((int) Math.ceil(RATIO * upper * n), FEWEST);
    if (high < 0 || above < LEAST_SHARE) {
      return Double.POSITIVE_INFINITY;
    }
    float x1 = sorted[high];
    float x2 = sorted[low];
    if (x2 == x1) {
      int next = end(sorted, x1);
      if (n - next < FEWEST) {
        return Double.POSITIVE_INFINITY;
      }
      x2 = sorted[next];
    }
    double s1 = (double) (n - lower(sorted, x1)) / n;
    double s2 = (double) (n - lower(sorted, x2)) / n;
    double slope = Math.log(s1 / s2) / ((double) x2 - x1);
    return x2 + MARGIN * Math.max(0, logRarity + Math.log(s2)) / slope;
  }

  /** Index of the first sample that is not below x. */
  private static int lower(float[] sorted, float x) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] < x) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** Index after the last sample that is not above x. */
  private static int end(float[] sorted, float x) {
    return lower(sorted, Math.nextUp(x));
  }
}
