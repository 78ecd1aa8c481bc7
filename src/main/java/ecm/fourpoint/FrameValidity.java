package ecm.fourpoint;

import ecm.stack.Coverage;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which frames hold data, v(t), and sums over pairs of them.
 *
 * @param valid v per frame
 * @param invalid the frames without data, ascending
 */
record FrameValidity(boolean[] valid, int[] invalid) {

  static FrameValidity of(Coverage coverage) {
    boolean[] valid = coverage.validFrames();
    return new FrameValidity(
        valid, IntStream.range(0, valid.length).filter(t -> !valid[t]).toArray());
  }

  /** The frames without data among frames from to end-1. */
  int[] invalidFrom(int from, int end) {
    if (invalid.length == 0) {
      return invalid;
    }
    int first = place(from);
    return Arrays.copyOfRange(invalid, first, place(end));
  }

  private int place(int frame) {
    int at = Arrays.binarySearch(invalid, frame);
    return at >= 0 ? at : -at - 1;
  }

  /** For each lag the number of t with t and t+p valid. */
  double[] pairs(int[] lags) {
    double[] ones = new double[valid.length];
    for (int t = 0; t < ones.length; t++) {
      ones[t] = valid[t] ? 1 : 0;
    }
    return earlier(ones, lags);
  }

  /** For each lag the sum of a(t) over t with t and t+p valid; a is 0 in invalid frames. */
  double[] earlier(double[] a, int[] lags) {
    double[] prefix = prefix(a);
    double[] sums = new double[lags.length];
    for (int k = 0; k < lags.length; k++) {
      sums[k] = prefix[Math.max(0, valid.length - lags[k])];
      for (int u : invalid) {
        sums[k] -= u >= lags[k] ? a[u - lags[k]] : 0;
      }
    }
    return sums;
  }

  /** For each lag the sum of a(t+p) over t with t and t+p valid. */
  double[] later(double[] a, int[] lags) {
    double[] prefix = prefix(a);
    double[] sums = new double[lags.length];
    for (int k = 0; k < lags.length; k++) {
      sums[k] = prefix[valid.length] - prefix[Math.min(valid.length, lags[k])];
      for (int u : invalid) {
        sums[k] -= u + lags[k] < valid.length ? a[u + lags[k]] : 0;
      }
    }
    return sums;
  }

  private static double[] prefix(double[] a) {
    double[] prefix = new double[a.length + 1];
    for (int t = 0; t < a.length; t++) {
      prefix[t + 1] = prefix[t] + a[t];
    }
    return prefix;
  }
}
