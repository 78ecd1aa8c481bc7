package ecm.statistics;

import ecm.base.FastLength;
import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_2D;
import pl.edu.icm.jlargearrays.ConcurrencyUtils;

/**
 * Sums of products of two images over all displacements up to a reach,
 *
 * <pre>  S(d) = sum_r a(r) b(r + d),</pre>
 *
 * by FFT with zero padding, so nothing wraps around. Several pairs of images may be added up.
 * Pixels outside a mask are 0; dividing by the S of the masks gives the mask-normalised mean. Not
 * for use by several threads at once.
 */
public final class MaskedCovariance {

  static {
    // Callers are parallel themselves.
    ConcurrencyUtils.setNumberOfThreads(1);
  }

  private final int width;
  private final int height;
  private final int columns;
  private final int rows;
  private final DoubleFFT_2D fft;
  private final double[] buffer;
  private final double[] spectrum;

  /**
   * @param width of the images
   * @param height of the images
   * @param reach largest displacement asked for, in x and in y
   */
  public MaskedCovariance(int width, int height, int reach) {
    this.width = width;
    this.height = height;
    this.columns = FastLength.of(Math.max(2, width + reach));
    this.rows = FastLength.of(Math.max(2, height + reach));
    this.fft = new DoubleFFT_2D(rows, columns);
    this.buffer = new double[2 * rows * columns];
    this.spectrum = new double[2 * rows * columns];
  }

  /**
   * Adds the products of one pair of images.
   *
   * @param a first image, row by row
   * @param b second image
   */
  public void add(double[] a, double[] b) {
    Arrays.fill(buffer, 0);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int to = 2 * (y * columns + x);
        buffer[to] = a[y * width + x];
        buffer[to + 1] = b[y * width + x];
      }
    }
    fft.complexForward(buffer);
    for (int v = 0; v < rows; v++) {
      int mirrorV = v == 0 ? 0 : rows - v;
      for (int u = 0; u < columns; u++) {
        int mirrorU = u == 0 ? 0 : columns - u;
        addProduct(2 * (v * columns + u), 2 * (mirrorV * columns + mirrorU));
      }
    }
  }

  /** Adds conj(A) B; a + ib was transformed, so A = (Z + Z'*)/2 and B = (Z - Z'*)/2i. */
  private void addProduct(int k, int mirror) {
    double aRe = buffer[k] + buffer[mirror];
    double aIm = buffer[k + 1] - buffer[mirror + 1];
    double bRe = buffer[k + 1] + buffer[mirror + 1];
    double bIm = buffer[mirror] - buffer[k];
    spectrum[k] += (aRe * bRe + aIm * bIm) / 4;
    spectrum[k + 1] += (aRe * bIm - aIm * bRe) / 4;
  }

  /** Adds what another one of the same size has summed. */
  public void add(MaskedCovariance other) {
    for (int i = 0; i < spectrum.length; i++) {
      spectrum[i] += other.spectrum[i];
    }
  }

  /** S for all displacements, as a table that later additions do not change. */
  public Table sums() {
    double[] sums = spectrum.clone();
    fft.complexInverse(sums, true);
    double[] real = new double[rows * columns];
    for (int i = 0; i < real.length; i++) {
      real[i] = sums[2 * i];
    }
    return new Table(columns, rows, real);
  }

  /**
   * Values by displacement.
   *
   * @param columns period in x
   * @param rows period in y
   * @param values at displacement (x, y), negative ones counted from the end
   */
  public record Table(int columns, int rows, double[] values) {

    /** The value at a displacement within the reach. */
    public double at(int dx, int dy) {
      return values[Math.floorMod(dy, rows) * columns + Math.floorMod(dx, columns)];
    }
  }
}
