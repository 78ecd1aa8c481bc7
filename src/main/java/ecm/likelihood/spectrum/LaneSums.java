package ecm.likelihood.spectrum;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * Sums over rows, lane by lane: of 16 rows at a time in float, in loops that the compiler turns
 * into vector instructions, and of these sums in double. One per thread.
 */
final class LaneSums {

  private static final int ROWS = 16;

  private final float[] part;
  private final double[] total;

  /**
   * @param lanes most lanes
   */
  LaneSums(int lanes) {
    this.part = new float[lanes];
    this.total = new double[lanes];
  }

  /**
   * Adds up rows 0 to n - 1.
   *
   * @param gaps whether there may be NaN, which are left out then
   * @return the sums, which the next call overwrites
   */
  double[] of(IntFunction<float[]> rows, int n, int lanes, boolean gaps) {
    Arrays.fill(total, 0, lanes, 0);
    for (int from = 0; from < n; from += ROWS) {
      Arrays.fill(part, 0, lanes, 0);
      for (int t = from; t < Math.min(n, from + ROWS); t++) {
        if (gaps) {
          addFinite(rows.apply(t), part, lanes);
        } else {
          add(rows.apply(t), part, lanes);
        }
      }
      for (int q = 0; q < lanes; q++) {
        total[q] += part[q];
      }
    }
    return total;
  }

  private static void add(float[] row, float[] sums, int lanes) {
    for (int q = 0; q < lanes; q++) {
      sums[q] += row[q];
    }
  }

  private static void addFinite(float[] row, float[] sums, int lanes) {
    for (int q = 0; q < lanes; q++) {
      float value = row[q];
      sums[q] += Float.isNaN(value) ? 0 : value;
    }
  }

  /** The number of values in each lane that are not NaN. */
  static void count(float[][] rows, int n, int lanes, int[] valid) {
    Arrays.fill(valid, 0, lanes, 0);
    for (int t = 0; t < n; t++) {
      float[] row = rows[t];
      for (int q = 0; q < lanes; q++) {
        valid[q] += Float.isNaN(row[q]) ? 0 : 1;
      }
    }
  }
}
