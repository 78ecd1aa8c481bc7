package ecm.simulation.medium;

import ecm.simulation.parameters.Recording;
import ecm.simulation.random.CounterNoise;
import org.jtransforms.fft.DoubleFFT_2D;

/**
 * Gaussian random maps with mean 0, variance 1 and the correlation exp(-r / xi), drawn by the
 * Fourier transform of the correlation on a torus larger than the field.
 *
 * <p>The torus depends on the field alone, so the maps do not change with drift.
 */
public final class CorrelatedMaps {

  private final int width;
  private final int height;
  private final double[][] roots;
  private final double power;
  private final DoubleFFT_2D fft;

  /**
   * @param recording whose field is to be covered
   * @param xi correlation length [px], 0 or more
   */
  public CorrelatedMaps(Recording recording, double xi) {
    this.width = torus(recording.width(), xi);
    this.height = torus(recording.height(), xi);
    this.fft = new DoubleFFT_2D(height, width);
    this.roots = new double[height][width];
    double[][] lambda = correlation(width, height, xi);
    fft.complexForward(lambda);
    double sum = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double one = Math.max(0, lambda[y][2 * x]);
        sum += one;
        roots[y][x] = Math.sqrt(one);
      }
    }
    this.power = sum;
  }

  /** A side that holds the field, half a field of drift and eight correlation lengths. */
  private static int torus(int field, double xi) {
    return Spectra.circle((int) Math.ceil((1.5 * field + 8 * xi) / 2));
  }

  private static double[][] correlation(int width, int height, double xi) {
    double[][] values = new double[height][2 * width];
    for (int y = 0; y < height; y++) {
      double dy = Math.min(y, height - y);
      for (int x = 0; x < width; x++) {
        double dx = Math.min(x, width - x);
        double r = Math.sqrt(dx * dx + dy * dy);
        values[y][2 * x] = r == 0 ? 1 : StrictMath.exp(-r / xi);
      }
    }
    return values;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** The map that white noise in space turns into, in the real parts of rows of complex numbers. */
  public double[][] map(CounterNoise noise) {
    double[][] map = new double[height][2 * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        map[y][2 * x] = CounterNoise.normal(noise.pixel(y, x), 0);
      }
    }
    fft.complexForward(map);
    shape(map);
    fft.complexInverse(map, true);
    scale(map, Math.sqrt((double) width * height / power));
    return map;
  }

  /** Two independent maps, in the real and the imaginary parts of rows of complex numbers. */
  public double[][] pair(CounterNoise noise, int number) {
    double[][] maps = new double[height][2 * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        long key = noise.pixel(y, x);
        maps[y][2 * x] = CounterNoise.normal(key, 2L * number);
        maps[y][2 * x + 1] = CounterNoise.normal(key, 2L * number + 1);
      }
    }
    shape(maps);
    fft.complexInverse(maps, false);
    scale(maps, 1 / Math.sqrt(power));
    return maps;
  }

  private void shape(double[][] transform) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        transform[y][2 * x] *= roots[y][x];
        transform[y][2 * x + 1] *= roots[y][x];
      }
    }
  }

  private static void scale(double[][] rows, double factor) {
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] *= factor;
      }
    }
  }

  /** Where a pixel of the sample is on the torus: the index in a map's row. */
  public int column(int x) {
    return 2 * Math.floorMod(x, width);
  }

  /** Where a pixel of the sample is on the torus: the map's row. */
  public int row(int y) {
    return Math.floorMod(y, height);
  }
}
