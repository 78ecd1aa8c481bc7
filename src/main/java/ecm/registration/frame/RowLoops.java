package ecm.registration.frame;

import java.util.Arrays;

/**
 * The innermost loops of the matches, over a stretch of one row from {@code from} to {@code to}.
 *
 * <p>All arrays share one index and each loop is short, with at most six arrays: only so does the
 * JIT compiler of Java 17 work on several pixels at a time, which is worth a factor of three to
 * five. With eight it did so in a test of the loop alone, and did not where the loop is used. Rows
 * that lie elsewhere are copied first. Sums go into one lane per column, so that their order, and
 * with it the result, does not depend on how many pixels are worked on at a time.
 */
public final class RowLoops {

  private RowLoops() {}

  /** An image as an array of rows. */
  public static float[][] rows(float[] image, int width) {
    float[][] rows = new float[image.length / width][];
    for (int y = 0; y < rows.length; y++) {
      rows[y] = java.util.Arrays.copyOfRange(image, y * width, (y + 1) * width);
    }
    return rows;
  }

  /** The sum of a lane, in double and from left to right. */
  public static double total(float[] lane, int from, int to) {
    double sum = 0;
    for (int x = from; x < to; x++) {
      sum += lane[x];
    }
    return sum;
  }

  /** a += ga v, b += gb v. */
  public static void project(
      float[] a, float[] b, float[] ga, float[] gb, float[] v, int from, int to) {
    for (int x = from; x < to; x++) {
      a[x] += ga[x] * v[x];
      b[x] += gb[x] * v[x];
    }
  }

  /** The moments of weighted values: lanes[0] += s v, lanes[1] += w v, lanes[2] += w v^2. */
  public static void moments(float[][] lanes, float[] s, float[] w, float[] v, int from, int to) {
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
  public static void differences(float[] sum, float[] w, float[] a, float[] b, int from, int to) {
    for (int x = from; x < to; x++) {
      float d = a[x] - b[x];
      sum[x] += w[x] * d * d;
    }
  }

  /**
   * The products of the gradients s and t: lanes 0 to 2 = w sx tx, w (sx ty + sy tx) / 2, w sy ty.
   */
  public static void slopes(
      float[][] lanes, float[] w, float[][] s, float[][] t, int from, int to) {
    addProduct(lanes[0], w, s[1], t[1], from, to);
    addMixed(lanes[1], w, s, t, from, to);
    addProduct(lanes[2], w, s[2], t[2], from, to);
  }

  private static void addProduct(float[] sum, float[] w, float[] a, float[] b, int from, int to) {
    for (int x = from; x < to; x++) {
      sum[x] += w[x] * a[x] * b[x];
    }
  }

  private static void addMixed(float[] sum, float[] w, float[][] s, float[][] t, int from, int to) {
    float[] sx = s[1];
    float[] sy = s[2];
    float[] tx = t[1];
    float[] ty = t[2];
    for (int x = from; x < to; x++) {
      sum[x] += 0.5f * (w[x] * sx[x] * ty[x] + w[x] * sy[x] * tx[x]);
    }
  }

  /**
   * d = t - s projected on the mean gradient: lanes 3 to 5 = w d gx, w d gy, w d^2.
   *
   * @param half receives w d / 2
   */
  public static void projections(
      float[][] lanes, float[] half, float[] w, float[][] s, float[][] t, int from, int to) {
    weightedDifference(half, w, s[0], t[0], lanes[5], from, to);
    addSum(lanes[3], half, s[1], t[1], from, to);
    addSum(lanes[4], half, s[2], t[2], from, to);
  }

  /** half = w (after - before) / 2, squares += w (after - before)^2. */
  private static void weightedDifference(
      float[] half, float[] w, float[] before, float[] after, float[] squares, int from, int to) {
    for (int x = from; x < to; x++) {
      float d = after[x] - before[x];
      float h = 0.5f * w[x] * d;
      half[x] = h;
      squares[x] += 2 * h * d;
    }
  }

  /** sum += half (a + b). */
  private static void addSum(float[] sum, float[] half, float[] a, float[] b, int from, int to) {
    for (int x = from; x < to; x++) {
      sum[x] += half[x] * (a[x] + b[x]);
    }
  }

  /** out = a b. */
  public static void product(float[] out, float[] a, float[] b, int from, int to) {
    for (int x = from; x < to; x++) {
      out[x] = a[x] * b[x];
    }
  }

  /** v = scale v + shift, sum += v. */
  public static void addScaled(float[] sum, float[] v, float scale, float shift, int from, int to) {
    for (int x = from; x < to; x++) {
      v[x] = v[x] * scale + shift;
      sum[x] += v[x];
    }
  }

  /** out = shift + the six rows of taps, each times its factor. */
  public static void convolve(
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
  public static void slope(float[] out, float[] v, int from, int to) {
    for (int x = from; x < to; x++) {
      out[x] = 0.5f * (v[x + 1] - v[x - 1]);
    }
  }

  /** out = (b - a) / 2. */
  public static void halfDifference(float[] out, float[] a, float[] b, int from, int to) {
    for (int x = from; x < to; x++) {
      out[x] = 0.5f * (b[x] - a[x]);
    }
  }
}
