package ecm.pipeline;

import org.jtransforms.fft.DoubleFFT_1D;
import pl.edu.icm.jlargearrays.ConcurrencyUtils;

/**
 * The signal that two records share, each having independent noise of the same spectrum besides.
 *
 * <p>The covariance of a = s + x and b = s + y over n samples is the variance of s. The difference
 * a - b is free of s and tells the spectrum S_k of the noise, |D_k|^2 / 2n, whatever its
 * correlation in time; without a shared signal the covariance scatters by (1/N) sqrt(sum_k S_k^2).
 *
 * @param variance of the shared signal; below 0 by chance if there is little of it
 * @param nullSd standard error of the variance if there were no shared signal
 * @param varianceSd standard error of the variance of the signal in this record
 */
record SharedSignal(double variance, double nullSd, double varianceSd) {

  static {
    // results must not depend on the number of threads
    ConcurrencyUtils.setNumberOfThreads(1);
  }

  /**
   * Compares two records of the same length and mean 0.
   *
   * @param first record; 0 where there is no sample
   * @param second record; 0 where the first is
   */
  static SharedSignal of(double[] first, double[] second) {
    int length = first.length;
    int n = 0;
    double[] sum = new double[2 * length];
    double[] difference = new double[2 * length];
    for (int i = 0; i < length; i++) {
      n += first[i] != 0 || second[i] != 0 ? 1 : 0;
      sum[i] = first[i] + second[i];
      difference[i] = first[i] - second[i];
    }
    DoubleFFT_1D transform = new DoubleFFT_1D(length);
    transform.realForwardFull(sum);
    transform.realForwardFull(difference);
    double shared = 0;
    double squares = 0;
    double crossed = 0;
    for (int k = 1; k < length; k++) {
      double noise = power(difference, k) / 2 / n;
      double common = (power(sum, k) - power(difference, k)) / 4;
      shared += common;
      // the square of a power that scatters by as much as its mean is twice too large
      squares += noise * noise / 2;
      crossed += 2 * noise * common / n;
    }
    double nullVariance = squares / length / length;
    double signal = Math.max(0, crossed) / length / length;
    return new SharedSignal(
        shared / length / n, Math.sqrt(nullVariance), Math.sqrt(nullVariance + signal));
  }

  private static double power(double[] spectrum, int k) {
    return spectrum[2 * k] * spectrum[2 * k] + spectrum[2 * k + 1] * spectrum[2 * k + 1];
  }
}
