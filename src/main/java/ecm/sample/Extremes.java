package ecm.sample;

import java.util.Arrays;

/**
 * The lowest and the 4 highest samples over time of some pixels. Not thread-safe.
 *
 * <p>Speckle of contrast A in a camera of gain g has the variance v = m (A m + g) about its mean m.
 * Its intensity, gamma-distributed with Poisson counts, is sub-gamma with the scale c = A m + g = v
 * / m, because its n-th cumulant is at most (n - 1)! v c^(n-2); so for every A, g and m
 *
 * <pre>  P(I &gt; m + sqrt(2 v t) + c t) &lt;= exp(-t)</pre>
 *
 * (Boucheron, Lugosi and Massart, Concentration Inequalities, 2.4). m and v are taken without the 4
 * highest samples, so that up to four spikes do not hide each other. An offset of the camera is
 * taken off m with the lowest sample, and c is at least sqrt v, which makes the limit higher.
 */
final class Extremes {

  private static final int HIGHEST = 4;

  /** With fewer samples the 4 highest are too large a part. */
  private static final int FEWEST_SAMPLES = 100;

  /** t: one sample in 10^12, of which the largest recordings have 2 10^9. */
  private static final double LOG_RARITY = 12 * Math.log(10);

  /** Of each pixel, from the 4th highest on. */
  private final float[][] highest = new float[HIGHEST][];

  private final float[] lowest;

  Extremes(int pixels) {
    Arrays.setAll(highest, k -> filled(pixels, Float.NEGATIVE_INFINITY));
    lowest = filled(pixels, Float.POSITIVE_INFINITY);
  }

  private static float[] filled(int pixels, float value) {
    float[] all = new float[pixels];
    Arrays.fill(all, value);
    return all;
  }

  /**
   * Adds a sample to each of some neighbouring pixels; NaN is none.
   *
   * @param pixel first of them
   * @param values samples from index {@code from}
   * @param n number of pixels
   */
  void add(int pixel, float[] values, int from, int n) {
    float[] fourth = highest[0];
    for (int i = 0; i < n; i++) {
      float value = values[from + i];
      if (value > fourth[pixel + i] || value < lowest[pixel + i]) {
        insert(pixel + i, value);
      }
    }
  }

  private void insert(int pixel, float value) {
    lowest[pixel] = Math.min(lowest[pixel], value);
    if (value > highest[0][pixel]) {
      int rank = 0;
      while (rank + 1 < HIGHEST && value > highest[rank + 1][pixel]) {
        highest[rank][pixel] = highest[rank + 1][pixel];
        rank++;
      }
      highest[rank][pixel] = value;
    }
  }

  /**
   * Whether the highest sample is beyond the limit.
   *
   * @param samples number n of the pixel's samples
   * @param reference r, any number
   * @param sum of I - r
   * @param sumOfSquares of (I - r)^2
   * @return false if a sample is not finite, or all others are alike
   */
  boolean holdsSpike(int pixel, int samples, double reference, double sum, double sumOfSquares) {
    if (samples < FEWEST_SAMPLES) {
      return false;
    }
    double shift = sum;
    double squares = sumOfSquares;
    for (float[] one : highest) {
      double difference = one[pixel] - reference;
      shift -= difference;
      squares -= difference * difference;
    }
    int n = samples - HIGHEST;
    double mean = reference + shift / n;
    double variance = squares / n - shift / n * (shift / n);
    double scale = Math.max(variance / (mean - lowest[pixel]), Math.sqrt(variance));
    double limit = mean + Math.sqrt(2 * variance * LOG_RARITY) + scale * LOG_RARITY;
    return variance > 0 && highest[HIGHEST - 1][pixel] > limit;
  }

  /** Whether the 4 highest samples of a pixel have one value. */
  boolean areAll(int pixel, float value) {
    return highest[0][pixel] == value && highest[HIGHEST - 1][pixel] == value;
  }

  /**
   * The highest sample, pixels with one that is not finite left out; negative infinity without any.
   */
  float highest() {
    float most = Float.NEGATIVE_INFINITY;
    for (float value : highest[HIGHEST - 1]) {
      most = Float.isFinite(value) ? Math.max(most, value) : most;
    }
    return most;
  }
}
