package ecm.simulation.medium;

import ecm.base.FastLength;
import ecm.base.Parallel;
import ecm.base.Progress;
import java.util.stream.IntStream;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The amplitude spectra that turn white noise on a circle of L frames into a stationary field with
 * the covariance exp(-(k dt / tau)^beta) at lags k = 0 to L/2: circulant embedding (Dietrich and
 * Newsam, SIAM J. Sci. Comput. 18, 1088, 1997).
 *
 * <p>The eigenvalues are positive for beta up to 1, as the covariance is convex and falling; what
 * rounding makes negative is set to 0. Above 1 they are if the circle is long against tau, see
 * {@link Kinetics#circle}.
 *
 * <p>Relaxation times lie on a grid, tau exp(0.01 n), so that pixels share spectra. The grid is
 * part of the truth: the map of tau holds its values.
 */
public final class Spectra {

  /** Spacing of ln tau. */
  public static final double STEP = 0.01;

  private final int lowest;
  private final float[][] amplitudes;

  private Spectra(int lowest, float[][] amplitudes) {
    this.lowest = lowest;
    this.amplitudes = amplitudes;
  }

  /**
   * @param tauFrames median relaxation time in frames
   * @param beta stretching exponent
   * @param circle length of the circle L, even
   * @param steps the steps n on the grid that are needed
   */
  public static Spectra of(
      double tauFrames, double beta, int circle, int[] steps, Progress progress) {
    int[] used = IntStream.of(steps).distinct().sorted().toArray();
    int lowest = used[0];
    float[][] amplitudes = new float[used[used.length - 1] - lowest + 1][];
    double[] lagPower = new double[circle / 2 + 1];
    for (int k = 0; k < lagPower.length; k++) {
      lagPower[k] = StrictMath.pow(k, beta);
    }
    Parallel.forEach(
        used.length,
        progress,
        "preparing spectra",
        () -> {
          DoubleFFT_1D fft = new DoubleFFT_1D(circle);
          return i -> {
            double tau = tauFrames * StrictMath.exp(used[i] * STEP);
            double rate = StrictMath.pow(tau, -beta);
            amplitudes[used[i] - lowest] = amplitude(fft, circle, lagPower, rate);
          };
        });
    return new Spectra(lowest, amplitudes);
  }

  /** The shortest even circle of at least 2 N frames whose length has no prime factor above 5. */
  public static int circle(int frames) {
    return FastLength.even(2 * frames);
  }

  /**
   * sqrt(lambda_f / L), divided by sqrt(2) for noise whose two parts have variance 1 each, at
   * frequencies 0 to L/2.
   */
  public static float[] amplitude(DoubleFFT_1D fft, int circle, double[] lagPower, double rate) {
    int half = circle / 2;
    double[] covariance = new double[circle];
    for (int k = 0; k <= half; k++) {
      covariance[k] = StrictMath.exp(-rate * lagPower[k]);
      covariance[(circle - k) % circle] = covariance[k];
    }
    fft.realForward(covariance);
    return amplitude(covariance);
  }

  /**
   * As {@link #amplitude(DoubleFFT_1D, int, double[], double)} from the eigenvalues, as JTransforms
   * packs the transform of a real even sequence.
   */
  public static float[] amplitude(double[] transform) {
    int circle = transform.length;
    int half = circle / 2;
    float[] amplitude = new float[half + 1];
    for (int f = 0; f <= half; f++) {
      double lambda = f < half ? transform[2 * f] : transform[1];
      amplitude[f] = (float) Math.sqrt(Math.max(0, lambda) / (2.0 * circle));
    }
    return amplitude;
  }

  /**
   * Multiplies noise by the spectrum of one relaxation time.
   *
   * @param step on the grid of ln tau
   * @param weight a further factor
   * @param noise L complex numbers from {@code offset}, changed in place
   */
  public void shape(int step, float weight, float[] noise, int offset) {
    shape(amplitudes[step - lowest], weight, noise, offset);
  }

  /**
   * Multiplies noise by a spectrum.
   *
   * @param amplitude of frequencies 0 to L/2
   * @param weight a further factor
   * @param noise L complex numbers from {@code offset}, changed in place
   */
  public static void shape(float[] amplitude, float weight, float[] noise, int offset) {
    int circle = 2 * (amplitude.length - 1);
    for (int f = 0; f < circle; f++) {
      float factor = weight * amplitude[Math.min(f, circle - f)];
      noise[offset + 2 * f] *= factor;
      noise[offset + 2 * f + 1] *= factor;
    }
  }
}
