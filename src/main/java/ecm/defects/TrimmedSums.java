package ecm.defects;

import ecm.stack.FrameStack;

/** The sums of a record with the highest samples of some pixels left out. */
final class TrimmedSums {

  private static final double SHARE = 0.01;
  private static final int FEWEST = 4;

  private TrimmedSums() {}

  /**
   * Reads these pixels again.
   *
   * @param which pixels, few
   */
  static RecordSums of(FrameStack stack, RecordSums sums, boolean[] which) {
    PixelSeries series = PixelSeries.of(stack, which);
    int[] pixels = series.pixels();
    double[] mean = sums.mean().clone();
    double[] variance = sums.variance().clone();
    double[] step = sums.step().clone();
    for (int k = 0; k < pixels.length; k++) {
      PixelSums one = new PixelSums(0, 1, series.values()[k].length);
      float limit = series.sorted(k).length == 0 ? Float.NaN : limit(series.sorted(k));
      for (int t = 0; t < series.values()[k].length; t++) {
        if (series.values()[k][t] <= limit) {
          one.add(t, series.values()[k], t);
        }
      }
      int n = one.finite[0];
      double off = one.sum[0] / n;
      mean[pixels[k]] = one.reference[0] + off;
      variance[pixels[k]] = Math.max(0, one.squares[0] / n - off * off);
      step[pixels[k]] = one.steps[0] / (2.0 * Math.max(1, n - 1));
    }
    return sums.with(mean, variance, step);
  }

  private static float limit(float[] sorted) {
    int n = sorted.length;
    return sorted[Math.max(0, n - 1 - Math.max(FEWEST, (int) (SHARE * n)))];
  }
}
