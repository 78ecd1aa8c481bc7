package ecm.defects;

import ecm.stack.FrameStack;
import java.util.Arrays;
import java.util.stream.IntStream;

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
    int[] pixels = IntStream.range(0, which.length).filter(i -> which[i]).toArray();
    int[] valid = RecordSums.validFrames(stack);
    float[][] series = series(stack, valid, pixels);
    double[] mean = sums.mean().clone();
    double[] variance = sums.variance().clone();
    double[] step = sums.step().clone();
    for (int k = 0; k < pixels.length; k++) {
      PixelSums one = new PixelSums(0, 1, valid.length);
      float limit = limit(series[k]);
      for (int t = 0; t < valid.length; t++) {
        if (series[k][t] <= limit) {
          one.add(t, series[k], t);
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

  private static float limit(float[] series) {
    float[] sorted = series.clone();
    Arrays.sort(sorted); // NaN last
    int n = sorted.length;
    while (n > 1 && Float.isNaN(sorted[n - 1])) {
      n--;
    }
    return sorted[Math.max(0, n - 1 - Math.max(FEWEST, (int) (SHARE * n)))];
  }

  private static float[][] series(FrameStack stack, int[] valid, int[] pixels) {
    int width = stack.width();
    float[][] series = new float[pixels.length][valid.length];
    float[] row = new float[width];
    for (int t = 0; t < valid.length; t++) {
      int read = -1;
      for (int k = 0; k < pixels.length; k++) {
        int y = pixels[k] / width;
        if (y != read) {
          stack.copyRows(valid[t], y, 1, row);
          read = y;
        }
        series[k][t] = row[pixels[k] % width];
      }
    }
    return series;
  }
}
