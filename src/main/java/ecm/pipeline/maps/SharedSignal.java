package ecm.pipeline.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.distribution.FDistribution;
import org.jtransforms.fft.DoubleFFT_1D;
import pl.edu.icm.jlargearrays.ConcurrencyUtils;

/**
 * The signal that two records share, each having independent noise of the same spectrum besides.
 *
 * <p>Of a = s + x and b = s + y half the difference is free of s and has half the power of the
 * noise; half the sum has that and the power of s besides. Both are compared in bands of an octave
 * of frequency, so that noise at low frequencies does not hide a signal at high ones. A signal is
 * found in a band if the ratio of the two powers is as unlikely by chance, by the F distribution,
 * as three standard errors. In bands in which it is not found it is taken to be as strong as in the
 * nearest band in which it is, unless the band itself admits less.
 *
 * @param variance of the signal; 0 if none was found
 * @param varianceSd standard error of the variance; 0 if none was found
 */
record SharedSignal(double variance, double varianceSd) {

  /** With fewer modes the noise is hardly known. */
  private static final int FEWEST_MODES = 16;

  /** Of three standard errors, one-sided, over the bands of a record of some thousand samples. */
  private static final double CHANCE = 0.00135 / 8;

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
    int samples = 0;
    double[] sum = new double[2 * length];
    double[] difference = new double[2 * length];
    for (int i = 0; i < length; i++) {
      samples += first[i] != 0 || second[i] != 0 ? 1 : 0;
      sum[i] = first[i] + second[i];
      difference[i] = first[i] - second[i];
    }
    DoubleFFT_1D transform = new DoubleFFT_1D(length);
    transform.realForwardFull(sum);
    transform.realForwardFull(difference);
    List<Band> bands = new ArrayList<>();
    int modes = (length - 1) / 2;
    for (int from = 1; from <= modes; ) {
      int to = Math.min(modes, Math.max(FEWEST_MODES, 2 * from - 1));
      to = modes - to < FEWEST_MODES ? modes : to;
      bands.add(
          new Band(
              to - from + 1,
              power(sum, from, to) / 4 / samples / length,
              power(difference, from, to) / 4 / samples / length));
      from = to + 1;
    }
    return total(bands);
  }

  private static SharedSignal total(List<Band> bands) {
    double variance = 0;
    double square = 0;
    for (int i = 0; i < bands.size(); i++) {
      Optional<Band> nearest = nearestFound(bands, i);
      if (nearest.isEmpty()) {
        return new SharedSignal(0, 0);
      }
      Band band = bands.get(i);
      double shared = band.isFound() ? band.shared() : band.likely(nearest.get().shared());
      double error = band.isFound() ? band.error(shared) : Math.min(shared, band.error(shared));
      variance += 2 * band.modes * shared;
      square += Math.pow(2 * band.modes * error, 2);
    }
    return new SharedSignal(variance, Math.sqrt(square));
  }

  private static Optional<Band> nearestFound(List<Band> bands, int i) {
    for (int apart = 0; apart < bands.size(); apart++) {
      for (int k : new int[] {i + apart, i - apart}) {
        if (k >= 0 && k < bands.size() && bands.get(k).isFound()) {
          return Optional.of(bands.get(k));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A band of frequencies.
   *
   * @param modes m
   * @param sum power of half the sum, per mode
   * @param noise power of half the difference, per mode
   */
  private record Band(int modes, double sum, double noise) {

    boolean isFound() {
      double freedom = 2.0 * modes;
      FDistribution chance = new FDistribution(null, freedom, freedom);
      return sum > chance.inverseCumulativeProbability(1 - CHANCE) * noise;
    }

    /** Power of the signal per mode. */
    double shared() {
      return sum - noise;
    }

    /** Standard error of that, if the power of the signal is known to be so much. */
    double error(double power) {
      return Math.sqrt(2 * noise * (noise + power) / modes);
    }

    /** A power that is expected, as far as the band admits it within a standard error. */
    double likely(double expected) {
      return Math.max(0, Math.min(expected, shared() + error(0)));
    }
  }

  /** The mean power of some modes. */
  private static double power(double[] spectrum, int from, int to) {
    double total = 0;
    for (int i = 2 * from; i < 2 * to + 2; i++) {
      total += spectrum[i] * spectrum[i];
    }
    return total / (to - from + 1);
  }
}
