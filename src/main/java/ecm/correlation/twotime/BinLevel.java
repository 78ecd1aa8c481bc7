package ecm.correlation.twotime;

import java.util.Arrays;

/**
 * Deviations of pixels in bins of frames.
 *
 * @param bin frames in a bin
 * @param x deviation of the relative intensity from 1, [pixel][bin]; NaN for a bin without a frame
 * @param weights valid frames in each bin
 */
record BinLevel(int bin, float[][] x, int[] weights) {

  private static final int BLOCK = 64;

  static BinLevel of(BinnedPixels pixels) {
    int[] weights = new int[pixels.bins()];
    Arrays.setAll(weights, pixels::framesIn);
    return new BinLevel(pixels.framesPerBin(), pixels.values(), weights);
  }

  /** Bins of twice as many frames; a last bin without partner is dropped. */
  BinLevel halved() {
    int bins = weights.length / 2;
    int[] both = new int[bins];
    Arrays.setAll(both, k -> weights[2 * k] + weights[2 * k + 1]);
    float[][] halved = new float[x.length][bins];
    for (int p = 0; p < x.length; p++) {
      for (int k = 0; k < bins; k++) {
        halved[p][k] = (part(p, 2 * k) + part(p, 2 * k + 1)) / both[k];
      }
    }
    return new BinLevel(2 * bin, halved, both);
  }

  private float part(int pixel, int k) {
    return weights[k] == 0 ? 0 : weights[k] * x[pixel][k];
  }

  /** The mean deviation of each bin over the pixels. */
  double[] meanDeviations() {
    double[] means = new double[weights.length];
    for (float[] pixel : x) {
      for (int k = 0; k < means.length; k++) {
        means[k] += pixel[k];
      }
    }
    Arrays.setAll(means, k -> means[k] / x.length);
    return means;
  }

  /** The mean over the pixels of x(k) x(k + lag) for each k. */
  double[] products(int lag) {
    double[] sums = new double[weights.length - lag];
    float[] part = new float[sums.length];
    for (int start = 0; start < x.length; start += BLOCK) {
      Arrays.fill(part, 0);
      for (int p = start; p < Math.min(start + BLOCK, x.length); p++) {
        add(x[p], lag, part);
      }
      for (int k = 0; k < sums.length; k++) {
        sums[k] += part[k];
      }
    }
    Arrays.setAll(sums, k -> sums[k] / x.length);
    return sums;
  }

  private static void add(float[] pixel, int lag, float[] part) {
    for (int k = 0; k < part.length; k++) {
      part[k] += pixel[k] * pixel[k + lag];
    }
  }
}
