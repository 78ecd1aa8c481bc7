package ecm.fourpoint;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * All lags at once (Wiener-Khinchin): one forward transform for two series, power spectra added up
 * in double, one inverse transform in all. Padded with zeros so that the record's end does not meet
 * its start within the largest lag.
 *
 * <p>Of z = a + i b the inverse transform of |Z|^2 is the autocorrelation of z, whose real part is
 * that of a plus that of b.
 *
 * <p>The padded length is L = P n^2, P = 1, 2 or 3. For each phase j of frequencies j + P (k1 + n
 * k2) the frames t = (q n + r) n + c go into row r and column c of an n x n matrix, turned by
 * exp(-2 pi i j (q/P + r n/L)); then columns are transformed, turned by exp(-2 pi i c (j + P
 * k1)/L), transposed, and transformed again. A matrix of 64 x 64 stays in the fastest cache, which
 * makes two series take about as long as one real transform of the whole length.
 *
 * <p>In float: with d of mean about 0 a power has a relative error of 1e-6, of either sign, which
 * the sum over pixels averages away.
 */
final class SpectralLags implements LagEngine {

  private static final int MOST_PHASES = 3;

  private final int frames;
  private final int[] lags;
  private final int phases;
  private final int side;
  private final RowTransform transform;
  private final float[][] re;
  private final float[][] im;
  private final float[] first;
  private final float[] second;
  private final float[][][] turns;
  private final float[][][] cos;
  private final float[][][] sin;
  private final float[][][] power;

  SpectralLags(int frames, int[] lags) {
    this.frames = frames;
    this.lags = lags;
    int needed = frames + lags[lags.length - 1];
    int n = 1;
    while (MOST_PHASES * n * n < needed) {
      n *= 2;
    }
    this.side = n;
    this.phases = (needed + n * n - 1) / (n * n);
    this.transform = new RowTransform(n);
    this.re = new float[n][n];
    this.im = new float[n][n];
    this.first = new float[n];
    this.second = new float[n];
    this.turns = new float[phases][(frames + n - 1) / n][];
    this.cos = new float[phases][n][n];
    this.sin = new float[phases][n][n];
    this.power = new float[phases][n][n];
    for (int j = 0; j < phases; j++) {
      fillTurns(j);
    }
  }

  private void fillTurns(int phase) {
    for (int r = 0; r < turns[phase].length; r++) {
      double angle = -2 * Math.PI * phase * r * side / length();
      turns[phase][r] = new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
    }
    for (int c = 0; c < side; c++) {
      for (int p = 0; p < side; p++) {
        double angle = -2 * Math.PI * c * (phase + phases * transform.frequency(p)) / length();
        cos[phase][c][p] = (float) Math.cos(angle);
        sin[phase][c][p] = (float) Math.sin(angle);
      }
    }
  }

  @Override
  public int length() {
    return phases * side * side;
  }

  @Override
  public void add(float[] series, int[] from, int count, double[] target) {
    for (int i = 0; i < count; i += 2) {
      for (int j = 0; j < phases; j++) {
        fill(series, from[i], i + 1 < count ? from[i + 1] : -1, j);
        transform(j);
      }
    }
    for (int j = 0; j < phases; j++) {
      for (int c = 0; c < side; c++) {
        BlockSums.add(target, (j * side + c) * side, power[j][c], side);
        Arrays.fill(power[j][c], 0);
      }
    }
  }

  /** Fills the matrix with a series and, as its imaginary part, another; none if negative. */
  private void fill(float[] series, int one, int two, int phase) {
    for (int r = 0; r < side; r++) {
      Arrays.fill(re[r], 0);
      Arrays.fill(im[r], 0);
      for (int at = r * side; at < frames; at += side * side) {
        int n = Math.min(side, frames - at);
        copy(series, one + at, n, first);
        copy(series, two + at, two < 0 ? 0 : n, second);
        float[] turn = turns[phase][at / side];
        addTurned(first, second, turn[0], turn[1], re[r], im[r]);
      }
    }
  }

  private static void copy(float[] series, int from, int n, float[] to) {
    if (n > 0) {
      System.arraycopy(series, from, to, 0, n);
    }
    Arrays.fill(to, n, to.length, 0);
  }

  private void transform(int phase) {
    transform.forward(re, im);
    transpose(re);
    transpose(im);
    for (int c = 0; c < side; c++) {
      turn(re[c], im[c], cos[phase][c], sin[phase][c]);
    }
    transform.forward(re, im);
    for (int c = 0; c < side; c++) {
      addSquares(re[c], im[c], power[phase][c]);
    }
  }

  private static void addTurned(
      float[] x, float[] y, float cos, float sin, float[] re, float[] im) {
    for (int i = 0; i < re.length; i++) {
      float a = x[i];
      float b = y[i];
      float u = re[i];
      float v = im[i];
      re[i] = u + (a * cos - b * sin);
      im[i] = v + (a * sin + b * cos);
    }
  }

  private static void transpose(float[][] matrix) {
    for (int r = 1; r < matrix.length; r++) {
      float[] row = matrix[r];
      for (int c = 0; c < r; c++) {
        float x = row[c];
        row[c] = matrix[c][r];
        matrix[c][r] = x;
      }
    }
  }

  private static void turn(float[] re, float[] im, float[] cos, float[] sin) {
    for (int i = 0; i < re.length; i++) {
      float x = re[i];
      float y = im[i];
      float u = cos[i];
      float v = sin[i];
      re[i] = x * u - y * v;
      im[i] = x * v + y * u;
    }
  }

  private static void addSquares(float[] re, float[] im, float[] power) {
    for (int i = 0; i < re.length; i++) {
      power[i] += re[i] * re[i] + im[i] * im[i];
    }
  }

  @Override
  public double[] products(double[] target) {
    double[] spectrum = new double[2 * length()];
    int at = 0;
    for (int j = 0; j < phases; j++) {
      for (int c = 0; c < side; c++) {
        for (int p = 0; p < side; p++) {
          int k = j + phases * (transform.frequency(p) + side * transform.frequency(c));
          spectrum[2 * k] = target[at++];
        }
      }
    }
    new DoubleFFT_1D(length()).complexInverse(spectrum, true);
    double[] products = new double[lags.length];
    Arrays.setAll(products, k -> spectrum[2 * lags[k]]);
    return products;
  }
}
