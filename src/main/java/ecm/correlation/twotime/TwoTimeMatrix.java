package ecm.correlation.twotime;

import java.util.Arrays;

/**
 * C(t1, t2) of a region,
 *
 * <pre>  C(t1, t2) = &lt;I(t1) I(t2)&gt;_r / (&lt;I(t1)&gt;_r &lt;I(t2)&gt;_r),</pre>
 *
 * averaged over bins of frames; see {@link TwoTime}. Immutable.
 *
 * @param times centre of each bin [frames], from the first frame of the stack
 * @param values C row by row, symmetric; NaN in the rows and columns of bins without a valid frame.
 *     On the diagonal pairs of a frame with itself are left out where a bin has several frames; of
 *     single frames it is 1 + the relative variance over the region, shot noise included
 * @param means mean intensity of each bin, relative to the region's profile; near 1
 * @param framesPerBin frames averaged into one bin
 * @param pixels number that was correlated
 * @param regionPixels number of usable pixels in the region
 */
public record TwoTimeMatrix(
    double[] times,
    float[] values,
    double[] means,
    int framesPerBin,
    int pixels,
    int regionPixels) {

  /** Number of bins K. */
  public int size() {
    return times.length;
  }

  /** C of two bins. */
  public float at(int first, int second) {
    return values[first * times.length + second];
  }

  /** The one-time g2 of the whole record at each lag of 0 to K-1 bins; see {@link #average}. */
  public double[] diagonalAverage() {
    double[] g2 = new double[size()];
    Arrays.setAll(g2, lag -> average(lag, 0, size()));
    return g2;
  }

  /**
   * The average along a diagonal over the pairs (t, t + lag) whose middle lies in an interval,
   *
   * <pre>  g2(lag) = n sum_t m(t) m(t+lag) C(t, t+lag) / (sum_t m(t) * sum_t m(t+lag)),</pre>
   *
   * with m(t) the region's mean and n the number of pairs: the symmetric normalisation of {@link
   * ecm.correlation.pooled.RegionCorrelation}, of whose sums these are the parts.
   *
   * @param lag in bins, from 0
   * @param from first middle, in bins
   * @param to end of the middles, in bins, itself outside
   * @return NaN without a pair
   */
  public double average(int lag, double from, double to) {
    int n = 0;
    double products = 0;
    double left = 0;
    double right = 0;
    int start = Math.max(0, (int) Math.ceil(from - lag / 2.0));
    for (int i = start; i + lag < size() && i + lag / 2.0 < to; i++) {
      float c = at(i, i + lag);
      if (!Float.isNaN(c)) {
        n++;
        products += means[i] * means[i + lag] * c;
        left += means[i];
        right += means[i + lag];
      }
    }
    return n == 0 ? Double.NaN : n * products / (left * right);
  }
}
