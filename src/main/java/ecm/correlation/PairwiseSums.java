package ecm.correlation;

import ecm.stack.tile.Tile;
import java.util.Arrays;

/**
 * g2 = n S / (L R) from the intensities as they are, summed in double pair by pair: slower than
 * from deviations, but what is 0 stays 0, and intensities far below the mean keep their digits.
 *
 * <p>For lags with few pairs all pixels are done at once, otherwise those that {@link #mark}ed as
 * doubtful. One per thread.
 */
final class PairwiseSums {

  /** Few pairs: as many frames, or this fraction of all. */
  private static final int FEW_PAIRS = 64;

  private static final int FEW_FRACTION = 16;

  private final TilePixels pixels;
  private final double[] products;
  private final double[] left;
  private final double[] right;
  private double[] column = new double[0];
  private int[] marks = new int[64];
  private int marked;
  private float[][] rows;
  private int frames;

  PairwiseSums(TilePixels pixels, int tileWidth) {
    this.pixels = pixels;
    this.products = new double[tileWidth];
    this.left = new double[tileWidth];
    this.right = new double[tileWidth];
  }

  /** Takes over a tile, which may be overwritten by {@link #halve}. */
  void load(Tile tile) {
    rows = tile.rows();
    frames = tile.frames();
    marked = 0;
  }

  /** Adds frames two by two; an odd last frame is dropped. */
  void halve(int width) {
    frames /= 2;
    for (int j = 0; j < frames; j++) {
      add(rows[2 * j], rows[2 * j + 1], rows[j], width);
    }
  }

  private static void add(float[] x, float[] y, float[] target, int width) {
    for (int p = 0; p < width; p++) {
      target[p] = x[p] + y[p];
    }
  }

  /** Whether so few pairs are a lag apart that all pixels are done here. */
  boolean areFew(int lag) {
    return frames - lag <= Math.max(FEW_PAIRS, frames / FEW_FRACTION);
  }

  /**
   * g2 of all pixels but constant ones at one lag.
   *
   * @param level of binning
   * @param k index of the lag in the level
   * @param lag in bins
   * @param target receives g2 of each pixel; NaN where L or R is 0 or there is no pair
   */
  void all(int level, int k, int lag, int width, double[] target) {
    Arrays.fill(products, 0, width, 0);
    Arrays.fill(left, 0, width, 0);
    Arrays.fill(right, 0, width, 0);
    for (int first = 0; first < width; ) {
      FrameWeights weights = pixels.weights(first, level);
      int end = first + 1;
      while (end < width && pixels.weights(end, level) == weights) {
        end++;
      }
      for (int t = 0; t + lag < frames; t++) {
        int w = weights.at(t);
        int late = weights.at(t + lag);
        if (w > 0 && late > 0) {
          addPairs(rows[t], rows[t + lag], w, late, first, end);
        }
      }
      first = end;
    }
    for (int p = 0; p < width; p++) {
      if (pixels.fluctuates(p)) {
        target[p] = g2(pixels.weights(p, level).pairs(k), products[p], left[p], right[p]);
      }
    }
  }

  private void addPairs(float[] early, float[] late, double w, double wLate, int from, int to) {
    for (int p = from; p < to; p++) {
      double x = early[p];
      double y = late[p];
      products[p] += x * y;
      left[p] += x * wLate;
      right[p] += y * w;
    }
  }

  /** Notes that one pixel's g2 at the lag of an index is to be done here. */
  void mark(int pixel, int k, int lags) {
    if (marked == marks.length) {
      marks = Arrays.copyOf(marks, 2 * marked);
    }
    marks[marked++] = pixel * lags + k;
  }

  /**
   * g2 of the pixels and lags that were marked.
   *
   * @param level of binning
   * @param lags of the level
   * @param nodes the row of the target for each
   * @param target [node][pixel]
   */
  void settle(int level, int[] lags, int[] nodes, double[][] target) {
    Arrays.sort(marks, 0, marked);
    int loaded = -1;
    for (int i = 0; i < marked; i++) {
      int p = marks[i] / lags.length;
      int k = marks[i] % lags.length;
      if (p != loaded) {
        gather(p);
        loaded = p;
      }
      target[nodes[k]][p] = one(pixels.weights(p, level), k, lags[k]);
    }
    marked = 0;
  }

  private void gather(int pixel) {
    if (column.length < frames) {
      column = new double[frames];
    }
    for (int t = 0; t < frames; t++) {
      column[t] = rows[t][pixel];
    }
  }

  private double one(FrameWeights weights, int k, int lag) {
    double s = 0;
    double l = 0;
    double r = 0;
    for (int t = 0; t + lag < frames; t++) {
      double x = column[t];
      double y = column[t + lag];
      s += x * y;
      l += x * weights.at(t + lag);
      r += y * weights.at(t);
    }
    return g2(weights.pairs(k), s, l, r);
  }

  private static double g2(double n, double s, double l, double r) {
    return l == 0 || r == 0 ? Double.NaN : n * s / (l * r);
  }
}
