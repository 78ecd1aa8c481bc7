package ecm.simulation;

import ecm.stack.Rect;
import org.jtransforms.fft.DoubleFFT_2D;

/**
 * A Gaussian random map of ln tau with the correlation exp(-r / xi), in steps of the grid of {@link
 * Spectra}.
 *
 * <p>Drawn by the Fourier transform of the correlation on a torus larger than the field. Mean 0 and
 * standard deviation sigma are those of the ensemble: one map, which holds few correlation areas,
 * scatters about them. The torus depends on the field alone, so the map does not change with drift.
 */
final class TauField {

  private TauField() {}

  /**
   * The steps n of ln tau = ln(median) + 0.01 n.
   *
   * @param area pixels wanted, within half a field of the field's borders, in sample coordinates
   * @return row by row
   */
  static int[] steps(SimulationParameters parameters, Rect area) {
    int[] steps = new int[area.width() * area.height()];
    double sigma = parameters.dynamics().sigma();
    if (sigma == 0) {
      return steps;
    }
    Recording recording = parameters.recording();
    double xi = parameters.dynamics().xi() / recording.pixelSize();
    int width = torus(recording.width(), xi);
    int height = torus(recording.height(), xi);
    CounterNoise noise = new CounterNoise(parameters.seed(), CounterNoise.Stream.TAU);
    double[][] map = correlated(noise, width, height, xi);
    for (int i = 0; i < steps.length; i++) {
      int y = Math.floorMod(area.y() + i / area.width(), height);
      int x = Math.floorMod(area.x() + i % area.width(), width);
      steps[i] = (int) Math.rint(sigma * map[y][2 * x] / Spectra.STEP);
    }
    return steps;
  }

  /** A side that holds the field, half a field of drift and eight correlation lengths. */
  private static int torus(int field, double xi) {
    return Spectra.circle((int) Math.ceil((1.5 * field + 8 * xi) / 2));
  }

  /** The map, in the real parts of rows of complex numbers. */
  private static double[][] correlated(CounterNoise noise, int width, int height, double xi) {
    double[][] power = correlation(width, height, xi);
    double[][] map = new double[height][2 * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        map[y][2 * x] = CounterNoise.normal(noise.pixel(y, x), 0);
      }
    }
    DoubleFFT_2D fft = new DoubleFFT_2D(height, width);
    fft.complexForward(power);
    fft.complexForward(map);
    double sum = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double lambda = Math.max(0, power[y][2 * x]);
        sum += lambda;
        map[y][2 * x] *= Math.sqrt(lambda);
        map[y][2 * x + 1] *= Math.sqrt(lambda);
      }
    }
    fft.complexInverse(map, true);
    double scale = Math.sqrt((double) width * height / sum);
    for (double[] row : map) {
      for (int i = 0; i < row.length; i++) {
        row[i] *= scale;
      }
    }
    return map;
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
}
