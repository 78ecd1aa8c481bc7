package ecm.likelihood;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.jtransforms.fft.DoubleFFT_2D;

/** Gaussian random maps of variance 1 whose correlation is a function of the distance. */
public final class RandomMaps {

  private RandomMaps() {}

  /** A square part of a map on a torus of twice the side, so that opposite edges are apart. */
  public static double[] gaussian(int side, long seed, DoubleUnaryOperator correlation) {
    int size = 2 * side;
    DoubleFFT_2D transform = new DoubleFFT_2D(size, size);
    double[] spectrum = new double[2 * size * size];
    double[] noise = new double[2 * size * size];
    Random random = new Random(seed);
    for (int i = 0; i < size * size; i++) {
      int x = Math.min(i % size, size - i % size);
      int y = Math.min(i / size, size - i / size);
      spectrum[2 * i] = correlation.applyAsDouble(Math.hypot(x, y));
      noise[2 * i] = random.nextGaussian();
      noise[2 * i + 1] = random.nextGaussian();
    }
    transform.complexForward(spectrum);
    double power = 0;
    for (int i = 0; i < size * size; i++) {
      power += Math.max(0, spectrum[2 * i]) / (size * size);
    }
    for (int i = 0; i < size * size; i++) {
      double amplitude = Math.sqrt(Math.max(0, spectrum[2 * i]) / power) / size;
      noise[2 * i] *= amplitude;
      noise[2 * i + 1] *= amplitude;
    }
    transform.complexForward(noise);
    double[] map = new double[side * side];
    for (int i = 0; i < map.length; i++) {
      map[i] = noise[2 * ((i / side) * size + i % side)];
    }
    return map;
  }

  /** |mu|^2 of a full width at half maximum. */
  public static DoubleUnaryOperator speckle(double fwhm) {
    return r -> Math.exp(-4 * Math.log(2) * r * r / (fwhm * fwhm));
  }
}
