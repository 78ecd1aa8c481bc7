package ecm.correlation;

import java.util.Arrays;

/**
 * Sums of float rows, element by element, as accurate as in double: what each addition rounds off
 * is summed, too (O. Moller, BIT 5, 37 (1965); D. Knuth, The Art of Computer Programming 2, 4.2.2).
 * Unlike sums in double, the compiler vectorises this.
 */
final class RowSum {

  private final float[] high;
  private final float[] low;

  RowSum(int width) {
    high = FloatRows.one(width);
    low = FloatRows.one(width);
  }

  /** Sets the first elements to 0. */
  void clear(int width) {
    Arrays.fill(high, 0, width, 0);
    Arrays.fill(low, 0, width, 0);
  }

  /** Adds the first elements of a row. */
  void add(float[] row, int width) {
    add(high, low, row, width);
  }

  private static void add(float[] high, float[] low, float[] row, int width) {
    for (int p = 0; p < width; p++) {
      float before = high[p];
      float added = row[p];
      float sum = before + added;
      float taken = sum - before;
      low[p] += (before - (sum - taken)) + (added - taken);
      high[p] = sum;
    }
  }

  /** One sum. */
  double get(int p) {
    return (double) high[p] + low[p];
  }

  /** Copies the first sums. */
  void get(double[] target, int width) {
    for (int p = 0; p < width; p++) {
      target[p] = (double) high[p] + low[p];
    }
  }
}
