package ecm.registration;

import java.util.Arrays;

/**
 * The innermost loops of the matches, over a stretch of one row from {@code from} to {@code to}.
 *
 * <p>All arrays share one index and each loop is short: only so does the JIT compiler of Java 17
 * work on several pixels at a time, which is worth a factor of five. Rows that lie elsewhere are
 * copied first. Sums go into one lane per column, so that their order, and with it the result, does
 * not depend on how many pixels are worked on at a time.
 */
final class RowLoops {

  private RowLoops() {}

  /** An image as an array of rows. */
  static float[][] rows(float[] image, int width) {
    float[][] rows = new float[image.length / width][];
    for (int y = 0; y < rows.length; y++) {
      rows[y] = java.util.Arrays.copyOfRange(image, y * width, (y + 1) * width);
    }
    return rows;
  }

  /** a += ga v, b += gb v. */
  static void project(float[] a, float[] b, float[] ga, float[] gb, float[] v, int from, int to) {
    for (int x = from; x < to; x++) {
      a[x] += ga[x] * v[x];
      b[x] += gb[x] * v[x];
    }
  }

  /** The moments of weighted values: lanes[0] += s v, lanes[1] += w v, lanes[2] += w v^2. */
  static void moments(float[][] lanes, float[] s, float[] w, float[] v, int from, int to) {
    float[] products = lanes[0];
    float[] sum = lanes[1];
    float[] squares = lanes[2];
    for (int x = from; x < to; x++) {
      float weighted = w[x] * v[x];
      products[x] += s[x] * v[x];
      sum[x] += weighted;
      squares[x] += weighted * v[x];
    }
  }

  /** sum += w (a - b)^2. */
  static void differences(float[] sum, float[] w, float[] a, float[] b, int from, int to) {
    for (int x = from; x < to; x++) {
      float d = a[x] - b[x];
      sum[x] += w[x] * d * d;
    }
  }

  /**
   * The products of the gradients s and t: lanes 0 to 2 = w sx tx, w (sx ty + sy tx) / 2, w sy ty.
   */
  static void slopes(float[][] lanes, float[] w, float[][] s, float[][] t, int from, int to) {
    float[] xx = lanes[0];
    float[] xy = lanes[1];
    float[] yy = lanes[2];
    float[] sx = s[1];
    float[] sy = s[2];
    float[] tx = t[1];
    float[] ty = t[2];
    for (int x = from; x < to; x++) {
      float across = w[x] * sx[x];
      float down = w[x] * sy[x];
      xx[x] += across * tx[x];
      xy[x] += 0.5f * (across * ty[x] + down * tx[x]);
      yy[x] += down * ty[x];
    }
  }

  /** d = t - s projected on the mean gradient: lanes 3 to 5 = w d gx, w d gy, w d^2. */
  static void projections(float[][] lanes, float[] w, float[][] s, float[][] t, int from, int to) {
    float[] across = lanes[3];
    float[] down = lanes[4];
    float[] squares = lanes[5];
    float[] before = s[0];
    float[] after = t[0];
    float[] sx = s[1];
    float[] sy = s[2];
    float[] tx = t[1];
    float[] ty = t[2];
    for (int x = from; x < to; x++) {
      float d = after[x] - before[x];
      float half = 0.5f * w[x] * d;
      across[x] += half * (sx[x] + tx[x]);
      down[x] += half * (sy[x] + ty[x]);
      squares[x] += 2 * half * d;
    }
  }

  /** v = scale v + shift, sum += v. */
  static void addScaled(float[] sum, float[] v, float scale, float shift, int from, int to) {
    for (int x = from; x < to; x++) {
      v[x] = v[x] * scale + shift;
      sum[x] += v[x];
    }
  }

  /** out = shift + the six rows of taps, each times its factor. */
  static void convolve(
      float[] out, float[][] rows, float[] factors, float shift, int from, int to) {
    Arrays.fill(out, from, to, shift);
    for (int k = 0; k < rows.length; k += 2) {
      addTwo(out, rows[k], rows[k + 1], factors[k], factors[k + 1], from, to);
    }
  }

  private static void addTwo(
      float[] out, float[] a, float[] b, float ka, float kb, int from, int to) {
    for (int x = from; x < to; x++) {
      out[x] += ka * a[x] + kb * b[x];
    }
  }

  /** Central differences, out(x) = (v(x + 1) - v(x - 1)) / 2. */
  static void slope(float[] out, float[] v, int from, int to) {
    for (int x = from; x < to; x++) {
      out[x] = 0.5f * (v[x + 1] - v[x - 1]);
    }
  }

  /** out = (b - a) / 2. */
  static void halfDifference(float[] out, float[] a, float[] b, int from, int to) {
    for (int x = from; x < to; x++) {
      out[x] = 0.5f * (b[x] - a[x]);
    }
  }
}
