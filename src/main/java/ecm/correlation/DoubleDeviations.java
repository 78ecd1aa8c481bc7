package ecm.correlation;

import ecm.stack.tile.Tile;
import java.util.Arrays;

/** Deviations, their products and sums in double throughout. */
final class DoubleDeviations extends Deviations {

  /** Frames after which the next lag takes its turn, so that they stay in the cache. */
  private static final int BLOCK = 64;

  private final double[][] d;

  DoubleDeviations(int frames, int tileWidth) {
    this.d = new double[frames][tileWidth];
  }

  @Override
  void load(Tile tile, float[] centres) {
    resize(tile.frames(), tile.width());
    for (int t = 0; t < tile.frames(); t++) {
      for (int p = 0; p < tile.width(); p++) {
        d[t][p] = (double) tile.rows()[t][p] - centres[p];
      }
    }
  }

  @Override
  void clear(int frame, int pixel) {
    d[frame][pixel] = 0;
  }

  @Override
  void column(int pixel, double[] target) {
    for (int t = 0; t < frames(); t++) {
      target[t] = d[t][pixel];
    }
  }

  @Override
  boolean isConstant(int pixel, FrameWeights weights) {
    int first = 0;
    while (first < frames() && weights.at(first) == 0) {
      first++;
    }
    for (int t = first + 1; t < frames(); t++) {
      if (d[t][pixel] != d[first][pixel] && weights.at(t) > 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  void halve() {
    int half = frames() / 2;
    for (int j = 0; j < half; j++) {
      for (int p = 0; p < width(); p++) {
        d[j][p] = d[2 * j][p] + d[2 * j + 1][p];
      }
    }
    resize(half, width());
  }

  @Override
  void prefix(int[] pixels, int count, PrefixSums target) {
    int lanes = target.lanes();
    double[] sums = target.values();
    for (int t = 0; t < frames(); t++) {
      double[] row = d[t];
      int at = t * lanes;
      for (int lane = 0; lane < count; lane++) {
        sums[at + lanes + lane] = sums[at + lane] + row[pixels[lane]];
      }
    }
  }

  @Override
  void partialSums(int[] lags, double[][] left, double[][] right) {
    double[] sum = new double[width()];
    int r = 0;
    int l = lags.length - 1;
    for (int t = 0; t < frames(); t++) {
      if (r < lags.length && lags[r] == t) {
        System.arraycopy(sum, 0, right[r++], 0, width());
      }
      for (int p = 0; p < width(); p++) {
        sum[p] += d[t][p];
      }
      if (l >= 0 && frames() - lags[l] == t + 1) {
        System.arraycopy(sum, 0, left[l--], 0, width());
      }
    }
    for (int k = 0; k < lags.length; k++) {
      for (int p = 0; p < width(); p++) {
        right[k][p] = sum[p] - right[k][p];
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
        int end = Math.min(start + BLOCK, frames() - lags[k]);
        for (int t = start; t < end; t++) {
          multiplyAdd(d[t], d[t + lags[k]], target[k], width());
        }
      }
    }
  }

  private static void multiplyAdd(double[] x, double[] y, double[] target, int width) {
    for (int p = 0; p < width; p++) {
      target[p] += x[p] * y[p];
    }
  }
}
