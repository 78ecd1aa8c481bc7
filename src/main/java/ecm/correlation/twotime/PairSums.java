package ecm.correlation.twotime;

import ecm.base.Progress;

/**
 * Sums over pixels of x_i x_j for some rows i and all later j: float within 64 pixels, double
 * across. Four pixels at a time, which reads and writes each sum a quarter as often. One per
 * thread.
 */
final class PairSums {

  static final int ROWS = 16;
  private static final int PIXELS = 64;

  private final float[][] x;
  private final int bins;
  private final double[] sums;
  private final float[] part;

  /**
   * @param x [pixel][bin]
   * @param bins K
   * @param sums K x K, added to
   */
  PairSums(float[][] x, int bins, double[] sums) {
    this.x = x;
    this.bins = bins;
    this.sums = sums;
    this.part = new float[bins];
  }

  /** Rows first to first + 15. */
  void rows(int first, Progress progress) {
    int last = Math.min(first + ROWS, bins);
    for (int start = 0; start < x.length; start += PIXELS) {
      if (start % (PIXELS * 16) == 0) {
        progress.check();
      }
      int end = Math.min(start + PIXELS, x.length);
      for (int i = first; i < last; i++) {
        row(i, start, end);
      }
    }
  }

  private void row(int i, int start, int end) {
    java.util.Arrays.fill(part, i, bins, 0);
    int p = start;
    for (; p + 4 <= end; p += 4) {
      addFour(i, x[p], x[p + 1], x[p + 2], x[p + 3]);
    }
    for (; p < end; p++) {
      addOne(i, x[p]);
    }
    int at = i * bins;
    for (int j = i; j < bins; j++) {
      sums[at + j] += part[j];
    }
  }

  private void addFour(int i, float[] p, float[] q, float[] r, float[] s) {
    float a = p[i];
    float b = q[i];
    float c = r[i];
    float d = s[i];
    for (int j = i; j < bins; j++) {
      part[j] += a * p[j] + b * q[j] + c * r[j] + d * s[j];
    }
  }

  private void addOne(int i, float[] p) {
    float a = p[i];
    for (int j = i; j < bins; j++) {
      part[j] += a * p[j];
    }
  }
}
