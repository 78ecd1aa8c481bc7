package ecm.fourpoint;

/**
 * Discrete Fourier transforms down the columns of a complex matrix, all at once: decimation in
 * frequency, which leaves the frequencies in the order of their reversed bits.
 *
 * <p>Each row is an array of its own, every inner loop runs along whole rows from 0, and the
 * butterflies are a list: that is the form of loops which the compiler turns into vector
 * instructions. Not for real and imaginary parts side by side in one array, nor for offsets into
 * it, nor for loops over stages around them.
 */
final class RowTransform {

  private final int rows;
  private final int[] upper;
  private final int[] lower;
  private final float[] cos;
  private final float[] sin;

  /**
   * @param rows number of rows, a power of 2
   */
  RowTransform(int rows) {
    this.rows = rows;
    int butterflies = rows / 2 * Integer.numberOfTrailingZeros(rows);
    this.upper = new int[butterflies];
    this.lower = new int[butterflies];
    this.cos = new float[butterflies];
    this.sin = new float[butterflies];
    int i = 0;
    for (int half = rows / 2; half > 0; half /= 2) {
      for (int row = 0; row < rows; row++) {
        if ((row & half) == 0) {
          upper[i] = row;
          lower[i] = row + half;
          cos[i] = (float) Math.cos(-Math.PI * (row % half) / half);
          sin[i++] = (float) Math.sin(-Math.PI * (row % half) / half);
        }
      }
    }
  }

  /**
   * Sum over rows r of x_r exp(-2 pi i r k / rows), in place; row p holds {@link #frequency}(p).
   */
  void forward(float[][] re, float[][] im) {
    int columns = re[0].length;
    for (int i = 0; i < upper.length; i++) {
      int a = upper[i];
      int b = lower[i];
      cross(re[a], im[a], re[b], im[b], cos[i], sin[i], columns);
    }
  }

  /** (a, b) to (a+b, (a-b) w); all is read before anything is written, or it is not vectorised. */
  private static void cross(
      float[] ar, float[] ai, float[] br, float[] bi, float wr, float wi, int n) {
    for (int i = 0; i < n; i++) {
      float xr = ar[i];
      float xi = ai[i];
      float yr = br[i];
      float yi = bi[i];
      float dr = xr - yr;
      float di = xi - yi;
      ar[i] = xr + yr;
      ai[i] = xi + yi;
      br[i] = dr * wr - di * wi;
      bi[i] = dr * wi + di * wr;
    }
  }

  /** The frequency k that a row holds after the transform. */
  int frequency(int row) {
    return rows == 1 ? 0 : Integer.reverse(row) >>> (32 - Integer.numberOfTrailingZeros(rows));
  }
}
