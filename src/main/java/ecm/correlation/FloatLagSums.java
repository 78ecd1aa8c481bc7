package ecm.correlation;

import java.util.Arrays;

/**
 * D_p = sum of d_j d_{j+p} with float products: summed in float over blocks of 64 frames from frame
 * 0, and with compensation, as accurately as in double, across blocks.
 *
 * <p>The time goes here. Two frames and, where they are neighbours as the whole lags around a log-
 * spaced lag are, two lags are done at once, which reads each value half as often; with more of
 * either the loop is too long to be vectorised. A lag's sum is the same to the bit either way. At
 * the longest lags, where a record that happens to begin or end dark has intensities far below its
 * mean and rounding errors do not average out, products are double, too. One per thread.
 */
final class FloatLagSums {

  private static final int BLOCK = 64;

  /** Up to the number of frames over this is few pairs. */
  private static final int FEW_PAIRS_DIVISOR = 16;

  private final float[] first;
  private final float[] second;
  private RowSum[] sums = new RowSum[0];
  private float[][] d;
  private int frames;
  private int width;

  FloatLagSums(int tileWidth) {
    this.first = FloatRows.one(tileWidth);
    this.second = FloatRows.one(tileWidth);
  }

  /** The rows d[frame][pixel] to be worked on. */
  void load(float[][] rows, int frameCount, int pixelCount) {
    d = rows;
    frames = frameCount;
    width = pixelCount;
  }

  /**
   * Computes the sums at some lags.
   *
   * @param lags p, ascending
   * @param from first index into the lags
   * @param to one past the last
   * @param target [index of lag][pixel]
   */
  void compute(int[] lags, int from, int to, double[][] target) {
    int few = Math.max(BLOCK, frames / FEW_PAIRS_DIVISOR);
    int end = from;
    while (end < to && frames - lags[end] > few) {
      end++;
    }
    inBlocks(lags, from, end, target);
    for (int k = end; k < to; k++) {
      exactly(lags[k], target[k]);
    }
  }

  private void inBlocks(int[] lags, int from, int to, double[][] target) {
    makeSums(to - from);
    for (int start = 0; start < frames; start += BLOCK) {
      for (int k = from; k < to; ) {
        boolean two = k + 1 < to && lags[k + 1] == lags[k] + 1;
        int end = Math.min(start + BLOCK, frames - lags[k]);
        if (two && start < end - 1) {
          int secondEnd = Math.min(start + BLOCK, frames - lags[k + 1]);
          twoLags(start, end, secondEnd, lags[k]);
          sums[k - from].add(first, width);
          sums[k + 1 - from].add(second, width);
        } else if (start < end) {
          oneLag(start, end, lags[k]);
          sums[k - from].add(first, width);
        }
        k += two ? 2 : 1;
      }
    }
    for (int k = from; k < to; k++) {
      sums[k - from].get(target[k], width);
    }
  }

  private void makeSums(int count) {
    if (sums.length < count) {
      sums = new RowSum[count];
      Arrays.setAll(sums, k -> new RowSum(first.length));
    }
    for (int k = 0; k < count; k++) {
      sums[k].clear(width);
    }
  }

  private void oneLag(int start, int end, int lag) {
    Arrays.fill(first, 0, width, 0);
    remainder(first, start, end, lag);
  }

  /** The block's sums at a lag and the next, which may have one frame less. */
  private void twoLags(int start, int end, int secondEnd, int lag) {
    Arrays.fill(first, 0, width, 0);
    Arrays.fill(second, 0, width, 0);
    int t = start;
    for (; t + 2 <= secondEnd; t += 2) {
      int u = t + lag;
      twoByTwo(first, second, d[t], d[t + 1], d[u], d[u + 1], d[u + 2], width);
    }
    remainder(first, t, end, lag);
    remainder(second, t, secondEnd, lag + 1);
  }

  private void remainder(float[] sum, int start, int end, int lag) {
    int t = start;
    for (; t + 2 <= end; t += 2) {
      twoFrames(sum, d[t], d[t + 1], d[t + lag], d[t + 1 + lag], width);
    }
    if (t < end) {
      oneFrame(sum, d[t], d[t + lag], width);
    }
  }

  private static void twoByTwo(
      float[] sum0,
      float[] sum1,
      float[] x0,
      float[] x1,
      float[] y0,
      float[] y1,
      float[] y2,
      int width) {
    for (int p = 0; p < width; p++) {
      float early = x0[p];
      float late = x1[p];
      float shared = y1[p];
      sum0[p] += early * y0[p] + late * shared;
      sum1[p] += early * shared + late * y2[p];
    }
  }

  private static void twoFrames(
      float[] sum, float[] x0, float[] x1, float[] y0, float[] y1, int width) {
    for (int p = 0; p < width; p++) {
      sum[p] += x0[p] * y0[p] + x1[p] * y1[p];
    }
  }

  private static void oneFrame(float[] sum, float[] x, float[] y, int width) {
    for (int p = 0; p < width; p++) {
      sum[p] += x[p] * y[p];
    }
  }

  private void exactly(int lag, double[] target) {
    Arrays.fill(target, 0, width, 0);
    for (int t = 0; t + lag < frames; t++) {
      float[] x = d[t];
      float[] y = d[t + lag];
      for (int p = 0; p < width; p++) {
        target[p] += (double) x[p] * y[p];
      }
    }
  }
}
