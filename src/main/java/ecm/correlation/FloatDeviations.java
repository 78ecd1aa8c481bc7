package ecm.correlation;

import ecm.stack.tile.Tile;
import java.util.Arrays;

/** Deviations in single precision. */
public final class FloatDeviations extends Deviations {

  private final FloatLagSums kernel;
  private final RowSum sum;
  private final int tileWidth;
  private float[][] d = new float[0][];

  /**
   * @param tileWidth largest number of pixels
   */
  public FloatDeviations(int tileWidth) {
    this.kernel = new FloatLagSums(tileWidth);
    this.sum = new RowSum(tileWidth);
    this.tileWidth = tileWidth;
  }

  @Override
  void load(Tile tile, float[] centres) {
    resize(tile.frames(), tile.width());
    if (d.length < tile.frames()) {
      d = new float[tile.frames()][];
      Arrays.setAll(d, t -> FloatRows.one(tileWidth));
    }
    for (int t = 0; t < tile.frames(); t++) {
      subtract(tile.rows()[t], centres, d[t], tile.width());
    }
  }

  private static void subtract(float[] row, float[] centres, float[] target, int width) {
    for (int p = 0; p < width; p++) {
      target[p] = row[p] - centres[p];
    }
  }

  @Override
  void clear(int frame, int pixel) {
    d[frame][pixel] = 0;
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
  void prefix(int[] pixels, int count, PrefixSums target) {
    int lanes = target.lanes();
    double[] sums = target.values();
    for (int t = 0; t < frames(); t++) {
      float[] row = d[t];
      int at = t * lanes;
      for (int lane = 0; lane < count; lane++) {
        sums[at + lanes + lane] = sums[at + lane] + row[pixels[lane]];
      }
    }
  }

  @Override
  void partialSums(int[] lags, double[][] left, double[][] right) {
    sum.clear(width());
    int r = 0;
    int l = lags.length - 1;
    for (int t = 0; t < frames(); t++) {
      if (r < lags.length && lags[r] == t) {
        sum.get(right[r++], width());
      }
      sum.add(d[t], width());
      if (l >= 0 && frames() - lags[l] == t + 1) {
        sum.get(left[l--], width());
      }
    }
    for (int k = 0; k < lags.length; k++) {
      for (int p = 0; p < width(); p++) {
        right[k][p] = sum.get(p) - right[k][p];
      }
    }
  }

  @Override
  void lagSums(int[] lags, int from, int to, double[][] target) {
    kernel.load(d, frames(), width());
    kernel.compute(lags, from, to, target);
  }

  @Override
  void column(int pixel, double[] target) {
    for (int t = 0; t < frames(); t++) {
      target[t] = d[t][pixel];
    }
  }
}
