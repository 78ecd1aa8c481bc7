package ecm.likelihood.spectrum;

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
public record SpectrumModel(FrequencyBins bins, ExpectedSpectrum expected, List<Level> levels) {

  /** The lowest white noise, so that no spectrum is 0. */
  public static final double LEAST_NOISE = 1e-9;

  /**
   * A class of brightness.
   *
   * @param counts mean n per pixel and frame
   * @param link covariance of the square root of such counts
   * @param shell in front of and behind such pixels
   */
  public record Level(double counts, LinkTable link, Shell shell) {

    /** Without a shell. */
    Level(double counts, LinkTable link) {
      this(counts, link, Shell.NONE);
    }
  }

  /** Buffers of one thread. */
  public final class Scratch {
    private final double[] lags = new double[expected.lags()];
    private final double[] signal = new double[bins.count()];
  }

  public Scratch scratch() {
    return new Scratch();
  }

  /**
   * The spectrum of one pixel.
   *
   * @param point of the model
   * @param dynamics contrast and noise
   * @param target receives S of each bin
   */
  public void compute(Point point, Dynamics dynamics, Scratch scratch, double[] target) {
    Level level = levels.get(point.level);
    expected.compute(point.lnTau, point.beta, level, scratch.lags, scratch.signal);
    double signal = Math.exp(dynamics.lnContrast() + point.delta);
    double noise = noise(point.level, dynamics) + LEAST_NOISE;
    double[] white = expected.white();
    for (int b = 0; b < target.length; b++) {
      target[b] = signal * scratch.signal[b] + noise * white[b];
    }
  }

  /** exp(lnNoise) w of a level, to be multiplied by the spectrum W of white noise. */
  public double noise(int level, Dynamics dynamics) {
    return Math.exp(dynamics.lnNoise()) * levels.get(level).link().white();
  }

  /**
   * One pixel of the model.
   *
   * @param level of its brightness
   * @param lnTau ln of its tau [frames]
   * @param beta its exponent
   * @param delta ln of its true brightness over the assumed one
   */
  public record Point(int level, double lnTau, double beta, double delta) {

    /** With another exponent. */
    public Point withBeta(double other) {
      return new Point(level, lnTau, other, delta);
    }
  }

  /** The level whose counts are nearest in ratio. */
  public int level(double counts) {
    int best = 0;
    for (int i = 1; i < levels.size(); i++) {
      double middle = Math.sqrt(levels.get(i - 1).counts() * levels.get(i).counts());
      best = counts > middle ? i : best;
    }
    return best;
  }
}
