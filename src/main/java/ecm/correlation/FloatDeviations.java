package ecm.correlation;

import ecm.stack.Tile;
import java.util.Arrays;

/**
 * Deviations in single precision: float products in sums of 64 frames, double across these. At the
 * longest lags, where a record that happens to begin or end dark has L and R far below their means
 * and rounding would not average out, the products are double, too.
 */
final class FloatDeviations extends Deviations {

  /** Up to this fraction of the frames is few pairs. */
  private static final int FEW = 8;

  private final float[] block;
  private float[][] d;

  /**
   * @param tileWidth largest number of pixels
   */
  FloatDeviations(int tileWidth) {
    this.block = new float[tileWidth];
  }

  @Override
  void load(Tile tile, float[] means) {
    d = tile.rows();
    resize(tile.frames(), tile.width());
    for (float[] row : d) {
      subtract(row, means, tile.width());
    }
  }

  private static void subtract(float[] row, float[] means, int width) {
    for (int p = 0; p < width; p++) {
      row[p] -= means[p];
    }
  }

  @Override
  void clear(int frame, int pixel) {
    d[frame][pixel] = 0;
  }

  @Override
  boolean isZero(int pixel) {
    for (int t = 0; t < frames(); t++) {
      if (d[t][pixel] != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  void halve() {
    int half = frames() / 2;
    for (int j = 0; j < half; j++) {
      add(d[2 * j], d[2 * j + 1], d[j], width());
    }
    resize(half, width());
  }

  private static void add(float[] x, float[] y, float[] target, int width) {
    for (int p = 0; p < width; p++) {
      target[p] = x[p] + y[p];
    }
  }

  @Override
  void prefix(int firstPixel, PrefixSums target) {
    int lanes = target.lanes();
    int used = Math.min(lanes, width() - firstPixel);
    double[] sums = target.values();
    for (int t = 0; t < frames(); t++) {
      float[] row = d[t];
      int at = t * lanes;
      for (int lane = 0; lane < used; lane++) {
        sums[at + lanes + lane] = sums[at + lane] + row[firstPixel + lane];
      }
    }
  }

  @Override
  void lagSums(int[] lags, int from, int to, double[][] target) {
    for (int k = from; k < to; k++) {
      Arrays.fill(target[k], 0, width(), 0);
    }
    for (int start = 0; start < frames(); start += BLOCK) {
      for (int k = from; k < to; k++) {
        int pairs = frames() - lags[k];
        int end = Math.min(start + BLOCK, pairs);
        if (pairs <= Math.max(BLOCK, frames() / FEW)) {
          addExactly(start, end, lags[k], target[k]);
        } else if (end > start) {
          addBlock(start, end, lags[k], target[k]);
        }
      }
    }
  }

  private void addBlock(int start, int end, int lag, double[] target) {
    multiply(d[start], d[start + lag], block, width());
    for (int t = start + 1; t < end; t++) {
      multiplyAdd(d[t], d[t + lag], block, width());
    }
    for (int p = 0; p < width(); p++) {
      target[p] += block[p];
    }
  }

  private void addExactly(int start, int end, int lag, double[] target) {
    for (int t = start; t < end; t++) {
      float[] x = d[t];
      float[] y = d[t + lag];
      for (int p = 0; p < width(); p++) {
        target[p] += (double) x[p] * y[p];
      }
    }
  }

  private static void multiply(float[] x, float[] y, float[] target, int width) {
    for (int p = 0; p < width; p++) {
      target[p] = x[p] * y[p];
    }
  }

  /** The innermost loop of the suite, kept in the plain form that the compiler vectorises. */
  private static void multiplyAdd(float[] x, float[] y, float[] target, int width) {
    for (int p = 0; p < width; p++) {
      target[p] += x[p] * y[p];
    }
  }

  @Override
  void column(int pixel, double[] target) {
    for (int t = 0; t < frames(); t++) {
      target[t] = d[t][pixel];
    }
  }
}
