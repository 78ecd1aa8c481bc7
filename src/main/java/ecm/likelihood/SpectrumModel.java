package ecm.likelihood;

import java.util.List;

/**
 * The expected spectra of pixels of some brightness and dynamics.
 *
 * <pre>  S_b = exp(lnContrast + delta) C_b(tau, beta) + exp(lnNoise) w W_b</pre>
 *
 * in units of the square root of the pixel's brightness; delta is what is not known of ln m, and
 * W_b the spectrum of white noise, 1 where no frame is missing.
 *
 * @param bins of frequency
 * @param expected spectrum of a finite record
 * @param levels of brightness, in ascending order
 */
record SpectrumModel(FrequencyBins bins, ExpectedSpectrum expected, List<Level> levels) {

  /** The lowest white noise, so that no spectrum is 0. */
  private static final double LEAST_NOISE = 1e-9;

  /**
   * A class of brightness.
   *
   * @param counts mean n per pixel and frame
   * @param link covariance of the square root of such counts
   * @param shell in front of and behind such pixels
   */
  record Level(double counts, LinkTable link, Shell shell) {

    /** Without a shell. */
    Level(double counts, LinkTable link) {
      this(counts, link, Shell.NONE);
    }
  }

  /** Buffers of one thread. */
  final class Scratch {
    private final double[] lags = new double[expected.lags()];
    private final double[] signal = new double[bins.count()];
  }

  Scratch scratch() {
    return new Scratch();
  }

  /**
   * The spectrum of one pixel.
   *
   * @param point of the model
   * @param dynamics contrast and noise
   * @param target receives S of each bin
   */
  void compute(Point point, Dynamics dynamics, Scratch scratch, double[] target) {
    Level level = levels.get(point.level);
    expected.compute(point.lnTau, point.beta, level, scratch.lags, scratch.signal);
    double signal = Math.exp(dynamics.lnContrast() + point.delta);
    double noise = Math.exp(dynamics.lnNoise()) * level.link().white() + LEAST_NOISE;
    double[] white = expected.white();
    for (int b = 0; b < target.length; b++) {
      target[b] = signal * scratch.signal[b] + noise * white[b];
    }
  }

  /**
   * One pixel of the model.
   *
   * @param level of its brightness
   * @param lnTau ln of its tau [frames]
   * @param beta its exponent
   * @param delta ln of its true brightness over the assumed one
   */
  record Point(int level, double lnTau, double beta, double delta) {}

  /** The level whose counts are nearest in ratio. */
  int level(double counts) {
    int best = 0;
    for (int i = 1; i < levels.size(); i++) {
      double middle = Math.sqrt(levels.get(i - 1).counts() * levels.get(i).counts());
      best = counts > middle ? i : best;
    }
    return best;
  }
}
