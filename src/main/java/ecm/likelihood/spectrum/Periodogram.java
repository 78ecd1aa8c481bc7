package ecm.likelihood.spectrum;

import ecm.base.LaneTransform;
import java.util.Arrays;

/**
 * The power of tapered records, averaged in bins of frequency: |sum_t w_t (x_t - mean x) exp(-2 pi
 * i k t / L)|^2 / N. Many records are worked on side by side, one in each lane; what one gives does
 * not depend on the others. One per thread.
 */
public final class Periodogram {

  /** As many bytes as a core's own cache holds. */
  private static final int BYTES = 1 << 21;

  private static final int MOST_LANES = 128;
  private static final int FEWEST_LANES = 16;

  private final FrequencyBins bins;
  private final float[] weights;
  private final LaneTransform transform;
  private final float[] cos;
  private final float[] sin;
  private final float[][] even;
  private final float[][] odd;
  private final LaneSums sums;
  private final int[] last;
  private final int[] valid;
  private final float[] mean;

  /**
   * @param lanes most records at a time
   */
  Periodogram(FrequencyBins bins, int lanes) {
    int half = bins.length() / 2;
    this.bins = bins;
    this.weights = Taper.weights(bins.frames());
    this.transform = new LaneTransform(half);
    this.cos = new float[half];
    this.sin = new float[half];
    for (int k = 0; k < half; k++) {
      cos[k] = (float) Math.cos(2 * Math.PI * k / bins.length());
      sin[k] = (float) Math.sin(2 * Math.PI * k / bins.length());
    }
    this.even = new float[half][];
    this.odd = new float[half][];
    this.sums = new LaneSums(lanes);
    this.last = new int[lanes];
    this.valid = new int[lanes];
    this.mean = new float[lanes];
  }

  /** How many records of so many frames are best worked on at a time. */
  public static int lanes(FrequencyBins bins) {
    int fitting = BYTES / Float.BYTES / bins.length();
    return Math.max(FEWEST_LANES, Math.min(MOST_LANES, fitting));
  }

  /**
   * Computes the bins of some records.
   *
   * @param x N values of each record in rows 0 to N - 1, NaN where there is none; gaps of up to 4
   *     frames are filled. L rows, which are overwritten
   * @param lanes number of records
   * @param gaps whether any value may be NaN
   * @param power receives a row per bin
   */
  void compute(float[][] x, int lanes, boolean gaps, float[][] power) {
    int frames = bins.frames();
    if (gaps) {
      bridge(x, lanes);
    }
    double[] total = sums.of(t -> x[t], frames, lanes, gaps);
    Arrays.fill(valid, 0, lanes, frames);
    if (gaps) {
      LaneSums.count(x, frames, lanes, valid);
    }
    for (int q = 0; q < lanes; q++) {
      mean[q] = (float) (total[q] / valid[q]);
    }
    for (int t = 0; t < frames; t++) {
      taper(x[t], weights[t], lanes);
      if (gaps) {
        clear(x[t], lanes);
      }
    }
    for (int t = frames; t < bins.length(); t++) {
      Arrays.fill(x[t], 0, lanes, 0);
    }
    transform(x, lanes);
    for (int b = 0; b < power.length; b++) {
      average(b, lanes, power[b]);
    }
  }

  /** Fills short gaps by a straight line: zeros there would look like fast changes. */
  private void bridge(float[][] x, int lanes) {
    Arrays.fill(last, -1);
    for (int t = 0; t < bins.frames(); t++) {
      for (int q = 0; q < lanes; q++) {
        if (Float.isNaN(x[t][q])) {
          continue;
        }
        int from = last[q];
        if (Bridge.isBridged(from, t)) {
          for (int k = from + 1; k < t; k++) {
            x[k][q] = x[from][q] + (x[t][q] - x[from][q]) * (k - from) / (t - from);
          }
        }
        last[q] = t;
      }
    }
  }

  private void taper(float[] row, float weight, int lanes) {
    float[] centre = mean;
    for (int q = 0; q < lanes; q++) {
      row[q] = (row[q] - centre[q]) * weight;
    }
  }

  private static void clear(float[] row, int lanes) {
    for (int q = 0; q < lanes; q++) {
      row[q] = Float.isNaN(row[q]) ? 0 : row[q];
    }
  }

  /**
   * The power of every frequency k of a real series of L values from the transform Z of the L/2
   * complex ones x_2j + i x_(2j+1): with E and O those of even and odd values, X_k = E_k + exp(-2
   * pi i k / L) O_k, in the rows of the real parts of Z_k.
   */
  private void transform(float[][] x, int lanes) {
    int half = even.length;
    for (int j = 0; j < half; j++) {
      even[j] = x[2 * j];
      odd[j] = x[2 * j + 1];
    }
    transform.forward(even, odd, lanes);
    for (int k = 1; 2 * k < half; k++) {
      int one = transform.row(k);
      int other = transform.row(half - k);
      powers(even[one], odd[one], even[other], odd[other], cos[k], sin[k], lanes);
    }
    if (half % 2 == 0) {
      int middle = transform.row(half / 2);
      square(even[middle], odd[middle], lanes);
    }
  }

  /** |X_k|^2 = |Z_k|^2 of the frequency in the middle, in place of a. */
  private static void square(float[] a, float[] b, int lanes) {
    for (int q = 0; q < lanes; q++) {
      a[q] = a[q] * a[q] + b[q] * b[q];
    }
  }

  /**
   * |X_k|^2 and |X_(L/2-k)|^2 from Z_k = a + i b and Z_(L/2-k) = c + i d, in place of a and c. Two
   * loops, as the compiler leaves a longer one as it is.
   */
  private static void powers(
      float[] a, float[] b, float[] c, float[] d, float cos, float sin, int lanes) {
    split(a, b, c, d, lanes);
    join(a, b, c, d, cos, sin, lanes);
  }

  /** Re and Im of E_k, and of O_k, in the places of a, b, c, d. */
  private static void split(float[] a, float[] b, float[] c, float[] d, int lanes) {
    for (int q = 0; q < lanes; q++) {
      float evenRe = 0.5f * (a[q] + c[q]);
      float evenIm = 0.5f * (b[q] - d[q]);
      float oddRe = 0.5f * (b[q] + d[q]);
      float oddIm = 0.5f * (c[q] - a[q]);
      a[q] = evenRe;
      b[q] = evenIm;
      c[q] = oddRe;
      d[q] = oddIm;
    }
  }

  private static void join(
      float[] a, float[] b, float[] c, float[] d, float cos, float sin, int lanes) {
    for (int q = 0; q < lanes; q++) {
      float re = c[q] * cos + d[q] * sin;
      float im = d[q] * cos - c[q] * sin;
      float sumRe = a[q] + re;
      float sumIm = b[q] + im;
      float lessRe = a[q] - re;
      float lessIm = b[q] - im;
      a[q] = sumRe * sumRe + sumIm * sumIm;
      c[q] = lessRe * lessRe + lessIm * lessIm;
    }
  }

  private void average(int bin, int lanes, float[] power) {
    int first = bins.first()[bin];
    int size = bins.size()[bin];
    double[] total = sums.of(k -> even[transform.row(first + k)], size, lanes, false);
    for (int q = 0; q < lanes; q++) {
      power[q] = (float) (total[q] / size / valid[q]);
    }
  }
}
