package ecm.base;

/**
 * Discrete Fourier transforms of many complex series side by side, X_k = sum_t x_t exp(-2 pi i k t
 * / n): row t holds the values of all series at time t, each series in a lane of its own.
 *
 * <p>The same sums and products are done in every lane, in loops over lanes that the compiler turns
 * into vector instructions: about four times as fast as one series after another. What a lane gives
 * does not depend on the others, nor on how many there are. Decimation in frequency, in place, with
 * radix 4, 2, 3 and 5; frequencies come out in rows given by {@link #row}. Immutable; used by any
 * number of threads.
 */
public final class LaneTransform {

  private static final float COS_3 = -0.5f;
  private static final float SIN_3 = (float) (Math.sqrt(3) / 2);
  private static final float COS_5 = (float) Math.cos(2 * Math.PI / 5);
  private static final float SIN_5 = (float) Math.sin(2 * Math.PI / 5);
  private static final float COS_10 = (float) Math.cos(4 * Math.PI / 5);
  private static final float SIN_10 = (float) Math.sin(4 * Math.PI / 5);

  private final int length;
  private final float[] cos;
  private final float[] sin;
  private final int[] rows;

  /**
   * @param length n, a product of powers of 2, 3 and 5
   * @throws IllegalArgumentException if it has another factor
   */
  public LaneTransform(int length) {
    this.length = length;
    this.cos = new float[length];
    this.sin = new float[length];
    for (int k = 0; k < length; k++) {
      cos[k] = (float) Math.cos(2 * Math.PI * k / length);
      sin[k] = (float) -Math.sin(2 * Math.PI * k / length);
    }
    this.rows = new int[length];
    order(0, length, 0, 1);
  }

  /** Number of rows. */
  public int length() {
    return length;
  }

  /** The row that holds frequency k, from 0 to n - 1, after a transform. */
  public int row(int k) {
    return rows[k];
  }

  private static int radix(int n) {
    for (int radix : new int[] {4, 2, 3, 5}) {
      if (n % radix == 0) {
        return radix;
      }
    }
    throw new IllegalArgumentException("a length with a factor other than 2, 3 and 5");
  }

  /** Block p of a stage holds the frequencies that are p beyond multiples of its radix. */
  private void order(int from, int n, int first, int step) {
    if (n == 1) {
      rows[first] = from;
      return;
    }
    int radix = radix(n);
    for (int p = 0; p < radix; p++) {
      order(from + p * (n / radix), n / radix, first + p * step, step * radix);
    }
  }

  /**
   * Transforms in place.
   *
   * @param re real parts, n rows
   * @param im imaginary parts, n rows, none of them one of {@code re}
   * @param lanes number of series, at the beginning of each row
   */
  public void forward(float[][] re, float[][] im, int lanes) {
    forward(re, im, lanes, 0, length);
  }

  /** Depth first, so that the small transforms find their rows in the cache. */
  private void forward(float[][] re, float[][] im, int lanes, int from, int n) {
    if (n == 1) {
      return;
    }
    int radix = radix(n);
    int m = n / radix;
    for (int j = 0; j < m; j++) {
      int angle = j * (length / n);
      switch (radix) {
        case 4 -> four(re, im, lanes, from + j, m, angle);
        case 2 -> two(re, im, lanes, from + j, m);
        case 3 -> three(re, im, lanes, from + j, m);
        default -> five(re, im, lanes, from + j, m);
      }
      for (int p = radix == 4 ? radix : 1; p < radix && j > 0; p++) {
        int row = from + j + p * m;
        turn(re[row], im[row], cos[p * angle], sin[p * angle], lanes);
      }
    }
    for (int p = 0; p < radix; p++) {
      forward(re, im, lanes, from + p * m, m);
    }
  }

  private static void two(float[][] re, float[][] im, int lanes, int a, int m) {
    sumAndDifference(re[a], re[a + m], lanes);
    sumAndDifference(im[a], im[a + m], lanes);
  }

  /** With the turn of each output, of one, two and three times an angle. */
  private void four(float[][] re, float[][] im, int lanes, int a, int m, int angle) {
    int b = a + m;
    int c = a + 2 * m;
    int d = a + 3 * m;
    sums(re[a], re[b], re[c], re[d], lanes);
    sums(im[a], im[b], im[c], im[d], lanes);
    if (angle == 0) {
      cross(re[b], im[b], re[d], im[d], lanes);
      return;
    }
    turn(re[c], im[c], cos[2 * angle], sin[2 * angle], lanes);
    crossAndTurn(re[b], im[b], re[d], im[d], angle, lanes);
  }

  private static void three(float[][] re, float[][] im, int lanes, int a, int m) {
    // x1 + x2 and x1 - x2; then x0 + cos (x1 + x2) -+ i sin (x1 - x2)
    sumAndDifference(re[a + m], re[a + 2 * m], lanes);
    sumAndDifference(im[a + m], im[a + 2 * m], lanes);
    mix(re[a], re[a + m], COS_3, lanes);
    mix(im[a], im[a + m], COS_3, lanes);
    scale(re[a + 2 * m], SIN_3, lanes);
    scale(im[a + 2 * m], SIN_3, lanes);
    cross(re[a + m], im[a + m], re[a + 2 * m], im[a + 2 * m], lanes);
  }

  private static void five(float[][] re, float[][] im, int lanes, int a, int m) {
    fiveSums(re, lanes, a, m);
    fiveSums(im, lanes, a, m);
    cross(re[a + m], im[a + m], re[a + 4 * m], im[a + 4 * m], lanes);
    cross(re[a + 2 * m], im[a + 2 * m], re[a + 3 * m], im[a + 3 * m], lanes);
  }

  /** x0, and of rows 1 and 4, 2 and 3 the even and odd parts of the sums with cosines and sines. */
  private static void fiveSums(float[][] x, int lanes, int a, int m) {
    float[] x1 = x[a + m];
    float[] x2 = x[a + 2 * m];
    float[] x3 = x[a + 3 * m];
    float[] x4 = x[a + 4 * m];
    sumAndDifference(x1, x4, lanes);
    sumAndDifference(x2, x3, lanes);
    mix(x[a], x1, x2, lanes);
    sines(x4, x3, lanes);
  }

  // Loops over no more than four arrays: the compiler leaves those over more as they are. All
  // values are read before any is written, for the same reason.

  private static void sumAndDifference(float[] a, float[] b, int lanes) {
    for (int q = 0; q < lanes; q++) {
      float sum = a[q] + b[q];
      float difference = a[q] - b[q];
      a[q] = sum;
      b[q] = difference;
    }
  }

  /** (a + c) + (b + d), a - c, (a + c) - (b + d) and b - d in the places of a, b, c, d. */
  private static void sums(float[] a, float[] b, float[] c, float[] d, int lanes) {
    for (int q = 0; q < lanes; q++) {
      float even = a[q] + c[q];
      float odd = b[q] + d[q];
      float first = a[q] - c[q];
      float second = b[q] - d[q];
      a[q] = even + odd;
      b[q] = first;
      c[q] = even - odd;
      d[q] = second;
    }
  }

  /** a - i b and a + i b in the places of the complex a and b. */
  private static void cross(float[] ar, float[] ai, float[] br, float[] bi, int lanes) {
    for (int q = 0; q < lanes; q++) {
      float r = ar[q];
      float i = ai[q];
      float u = br[q];
      float v = bi[q];
      ar[q] = r + v;
      ai[q] = i - u;
      br[q] = r - v;
      bi[q] = i + u;
    }
  }

  /** As {@link #cross}, the first turned by an angle and the second by three times that. */
  private void crossAndTurn(float[] ar, float[] ai, float[] br, float[] bi, int angle, int lanes) {
    float c1 = cos[angle];
    float s1 = sin[angle];
    float c3 = cos[3 * angle];
    float s3 = sin[3 * angle];
    for (int q = 0; q < lanes; q++) {
      float r = ar[q] + bi[q];
      float i = ai[q] - br[q];
      float u = ar[q] - bi[q];
      float v = ai[q] + br[q];
      ar[q] = r * c1 - i * s1;
      ai[q] = r * s1 + i * c1;
      br[q] = u * c3 - v * s3;
      bi[q] = u * s3 + v * c3;
    }
  }

  /** sin(72) a + sin(144) b and sin(144) a - sin(72) b. */
  private static void sines(float[] a, float[] b, int lanes) {
    for (int q = 0; q < lanes; q++) {
      float u = a[q];
      float v = b[q];
      a[q] = SIN_5 * u + SIN_10 * v;
      b[q] = SIN_10 * u - SIN_5 * v;
    }
  }

  /** Times c + i s. */
  private static void turn(float[] re, float[] im, float c, float s, int lanes) {
    for (int q = 0; q < lanes; q++) {
      float r = re[q];
      float i = im[q];
      re[q] = r * c - i * s;
      im[q] = r * s + i * c;
    }
  }

  private static void scale(float[] a, float factor, int lanes) {
    for (int q = 0; q < lanes; q++) {
      a[q] *= factor;
    }
  }

  /** a + b and a + c b. */
  private static void mix(float[] a, float[] b, float c, int lanes) {
    for (int q = 0; q < lanes; q++) {
      float u = a[q];
      float v = b[q];
      a[q] = u + v;
      b[q] = u + c * v;
    }
  }

  /** a + b + c, a + cos(72) b + cos(144) c, a + cos(144) b + cos(72) c. */
  private static void mix(float[] a, float[] b, float[] c, int lanes) {
    for (int q = 0; q < lanes; q++) {
      float u = a[q];
      float v = b[q];
      float w = c[q];
      a[q] = u + v + w;
      b[q] = u + COS_5 * v + COS_10 * w;
      c[q] = u + COS_10 * v + COS_5 * w;
    }
  }
}
