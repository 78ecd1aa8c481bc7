package ecm.rough;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * A film of fluctuating speckle, made without any code of the suite: at every source a circular
 * complex Gaussian series with a given correlation of the field is drawn by its spectrum, and a
 * Gaussian aperture mixes the sources of its surroundings (periodic at the borders).
 */
final class SpeckleFilm {

  static final int SIDE = 64;
  static final int FRAMES = 1000;

  /** Full width at half maximum of the intensity's correlation, 2.8 px. */
  private static final double APERTURE = 2.8 / Math.sqrt(8 * Math.log(2));

  private final float[][] real = new float[FRAMES][SIDE * SIDE];
  private final float[][] imaginary = new float[FRAMES][SIDE * SIDE];

  private SpeckleFilm() {}

  /** The field correlation exp(-(t/tau)^beta) of g2 - 1 = exp(-2 (t/tau)^beta). */
  static DoubleUnaryOperator stretched(double tau, double beta) {
    return t -> Math.exp(-Math.pow(t / tau, beta));
  }

  /**
   * The field of a film of which every source has the same dynamics.
   *
   * @param correlation of the field at a lag [frames]
   */
  static SpeckleFilm of(long seed, DoubleUnaryOperator correlation) {
    SpeckleFilm film = new SpeckleFilm();
    int n = 4096;
    double[] amplitude = amplitudes(correlation, n);
    Random random = new Random(seed);
    DoubleFFT_1D transform = new DoubleFFT_1D(n);
    double[] series = new double[2 * n];
    for (int i = 0; i < SIDE * SIDE; i++) {
      for (int k = 0; k < n; k++) {
        series[2 * k] = amplitude[k] * random.nextGaussian();
        series[2 * k + 1] = amplitude[k] * random.nextGaussian();
      }
      transform.complexForward(series);
      for (int t = 0; t < FRAMES; t++) {
        film.real[t][i] = (float) series[2 * t];
        film.imaginary[t][i] = (float) series[2 * t + 1];
      }
    }
    for (int t = 0; t < FRAMES; t++) {
      film.real[t] = seen(film.real[t]);
      film.imaginary[t] = seen(film.imaginary[t]);
    }
    return film;
  }

  /** A film that does not move. */
  static SpeckleFilm still(long seed) {
    return of(seed, t -> 1);
  }

  /**
   * Square roots of half the power per component, of a circle of n frames; their squares sum to
   * 1/2.
   */
  private static double[] amplitudes(DoubleUnaryOperator correlation, int n) {
    double[] circle = new double[2 * n];
    for (int t = 0; t < n; t++) {
      circle[2 * t] = correlation.applyAsDouble(Math.min(t, n - t));
    }
    new DoubleFFT_1D(n).complexForward(circle);
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += Math.max(0, circle[2 * k]);
    }
    double[] amplitude = new double[n];
    for (int k = 0; k < n; k++) {
      amplitude[k] = Math.sqrt(Math.max(0, circle[2 * k]) / sum / 2);
    }
    return amplitude;
  }

  /** Through the aperture, first along rows, then along columns; the variance stays. */
  private static float[] seen(float[] sources) {
    return along(along(sources, 1), SIDE);
  }

  private static float[] along(float[] sources, int step) {
    // exp(-x^2 / 2 s^2) mixes fields to |mu|^2 = exp(-r^2 / 2 s^2)
    double sigma = APERTURE;
    int reach = (int) Math.ceil(4 * sigma);
    double[] weights = new double[2 * reach + 1];
    double squares = 0;
    for (int k = -reach; k <= reach; k++) {
      weights[k + reach] = Math.exp(-k * k / (2 * sigma * sigma));
      squares += weights[k + reach] * weights[k + reach];
    }
    float[] out = new float[sources.length];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double sum = 0;
        for (int k = -reach; k <= reach; k++) {
          int at =
              step == 1
                  ? y * SIDE + Math.floorMod(x + k, SIDE)
                  : Math.floorMod(y + k, SIDE) * SIDE + x;
          sum += weights[k + reach] * sources[at];
        }
        out[y * SIDE + x] = (float) (sum / Math.sqrt(squares));
      }
    }
    return out;
  }

  /** |E|^2, of mean 1. */
  float[][] intensity() {
    return with(null, 1);
  }

  /** |sqrt(share) E + sqrt(1 - share) E'|^2 with the field of another film. */
  float[][] with(SpeckleFilm other, double share) {
    float[][] frames = new float[FRAMES][SIDE * SIDE];
    double here = Math.sqrt(share);
    double there = Math.sqrt(1 - share);
    for (int t = 0; t < FRAMES; t++) {
      for (int i = 0; i < frames[t].length; i++) {
        double re = here * real[t][i] + (other == null ? 0 : there * other.real[t][i]);
        double im = here * imaginary[t][i] + (other == null ? 0 : there * other.imaginary[t][i]);
        frames[t][i] = (float) (re * re + im * im);
      }
    }
    return frames;
  }

  /** A Poisson number, by Knuth's products below 30, else by a rounded normal number. */
  static int poisson(double mean, Random random) {
    if (mean > 30) {
      return (int) Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    int k = 0;
    for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
      k++;
    }
    return k;
  }

  /** Every value counted. */
  static float[][] counted(float[][] means, Random random) {
    float[][] counts = new float[means.length][means[0].length];
    for (int t = 0; t < means.length; t++) {
      for (int i = 0; i < counts[t].length; i++) {
        counts[t][i] = poisson(means[t][i], random);
      }
    }
    return counts;
  }
}
