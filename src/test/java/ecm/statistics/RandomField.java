package ecm.statistics;

import ecm.stack.FloatMap;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.jtransforms.fft.DoubleFFT_2D;

/** Gaussian fields of mean 0 and variance 1 with a given isotropic correlation, periodic. */
final class RandomField {

  private RandomField() {}

  /** White noise times the root of the power spectrum, which is the FFT of the correlation. */
  static double[] of(int size, DoubleUnaryOperator correlation, long seed) {
    DoubleFFT_2D fft = new DoubleFFT_2D(size, size);
    double[] power = new double[2 * size * size];
    double[] field = new double[2 * size * size];
    Random random = new Random(seed);
    for (int i = 0; i < size * size; i++) {
      int x = Math.min(i % size, size - i % size);
      int y = Math.min(i / size, size - i / size);
      power[2 * i] = correlation.applyAsDouble(Math.hypot(x, y));
      field[2 * i] = random.nextGaussian();
    }
    fft.complexForward(power);
    fft.complexForward(field);
    for (int i = 0; i < size * size; i++) {
      double root = Math.sqrt(Math.max(0, power[2 * i]));
      field[2 * i] *= root;
      field[2 * i + 1] *= root;
    }
    fft.complexInverse(field, true);
    double[] real = new double[size * size];
    for (int i = 0; i < real.length; i++) {
      real[i] = field[2 * i];
    }
    return real;
  }

  /** exp(-r/xi). */
  static double[] domains(int size, double xi, long seed) {
    return of(size, r -> Math.exp(-r / xi), seed);
  }

  /** The correlation of |mu|^2 at a FWHM of 2.8 px. */
  static double[] speckle(int size, long seed) {
    return of(size, r -> Math.exp(-r * r * 4 * Math.log(2) / (2.8 * 2.8)), seed);
  }

  static FloatMap map(int size, double a, double[] first, double b, double[] second) {
    float[] values = new float[size * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (3 + a * first[i] + b * second[i]);
    }
    return new FloatMap(size, size, values);
  }
}
