package ecm.likelihood.spectrum;

import ecm.base.FastLength;
import java.util.Arrays;

/**
 * The frequencies k / L of a record padded to L frames, k = 1 to L/2 - 1, in bins of equal width in
 * ln k.
 *
 * @param frames number N of the record
 * @param length L, at least N, of a transform that is fast
 * @param first k at which each bin begins; the last bin ends below L/2
 * @param size number of frequencies in each bin
 */
public record FrequencyBins(int frames, int length, int[] first, int[] size) {

  static final int MOST_BINS = 44;

  /** A power of two is transformed so much faster that it may be longer by this factor. */
  private static final double POWER_OF_TWO = 1.35;

  public static FrequencyBins of(int frames) {
    int length = length(frames);
    int half = length / 2;
    int[] first = new int[MOST_BINS + 1];
    int n = 0;
    for (int b = 0; b < MOST_BINS; b++) {
      int k = (int) Math.round(Math.exp(Math.log(half) * b / MOST_BINS));
      if (k < half && (n == 0 || k > first[n - 1])) {
        first[n++] = k;
      }
    }
    first = Arrays.copyOf(first, n);
    int[] size = new int[n];
    for (int b = 0; b < n; b++) {
      size[b] = (b + 1 < n ? first[b + 1] : half) - first[b];
    }
    return new FrequencyBins(frames, length, first, size);
  }

  private static int length(int frames) {
    int power = Integer.highestOneBit(Math.max(2, frames - 1)) * 2;
    if (power <= POWER_OF_TWO * frames) {
      return power;
    }
    return FastLength.even(frames);
  }

  public int count() {
    return first.length;
  }

  /** Independent ordinates in a bin: padding adds frequencies, not information. */
  public double ordinates(int bin) {
    return (double) size[bin] * frames / length;
  }

  /** The middle of a bin [cycles per frame]. */
  public double frequency(int bin) {
    return (first[bin] + 0.5 * (size[bin] - 1)) / length;
  }
}
