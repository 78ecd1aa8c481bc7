package ecm.registration.joint;

import ecm.registration.match.PairMatch;
import java.util.Arrays;
import java.util.List;

/**
 * The drift d_t that fits best what was measured of single frames, d_t = m_t, and of pairs of
 * frames, d_t - d_s = m_st, each with its information J (2 x 2):
 *
 * <p>sum_t rho(chi^2_t) + sum_st rho(chi^2_st), chi^2 = r^T J r, with the Cauchy function rho,
 * which takes outliers for what they are, minimised by iteratively reweighted least squares. The
 * normal equations are banded and solved by Cholesky decomposition in O(N B^2).
 */
public final class DriftLeastSquares {

  private static final int ROUNDS = 8;

  /** chi^2 at which a measurement counts half. */
  private static final double TOLERATED = 9;

  /**
   * Keeps the equations solvable for frames without a measurement; far below any real one [px^-2].
   */
  private static final double FAINT = 1e-6;

  private final int n;
  private final int band;
  private final double[] x;
  private final double[] y;

  /**
   * @param x start to the right [px], NaN where nothing is known
   * @param y start downwards [px]
   * @param farthest largest distance of a pair
   */
  public DriftLeastSquares(double[] x, double[] y, int farthest) {
    this.n = x.length;
    this.band = 2 * farthest + 1;
    this.x = x.clone();
    this.y = y.clone();
  }

  public double[] x() {
    return x.clone();
  }

  public double[] y() {
    return y.clone();
  }

  /**
   * Fits the drift to all measurements, in eight rounds of reweighting from where it is now.
   *
   * @param single one measurement per frame, null where there is none; from == to
   * @param pairs of frames
   */
  public void solve(PairMatch[] single, List<PairMatch> pairs) {
    for (int round = 0; round < ROUNDS; round++) {
      double[][] lower = new double[2 * n][band + 1];
      double[] right = new double[2 * n];
      for (int i = 0; i < 2 * n; i++) {
        lower[i][0] = FAINT;
        double start = i % 2 == 0 ? x[i / 2] : y[i / 2];
        right[i] = Double.isNaN(start) ? 0 : FAINT * start;
      }
      for (PairMatch m : single) {
        if (m != null) {
          add(m, weight(m, x[m.to()], y[m.to()]), lower, right);
        }
      }
      for (PairMatch m : pairs) {
        double rx = x[m.to()] - x[m.from()];
        double ry = y[m.to()] - y[m.from()];
        add(m, weight(m, rx, ry), lower, right);
      }
      double[] solution = cholesky(lower, right);
      for (int t = 0; t < n; t++) {
        x[t] = solution[2 * t];
        y[t] = solution[2 * t + 1];
      }
    }
  }

  private static double weight(PairMatch m, double dx, double dy) {
    if (Double.isNaN(dx) || Double.isNaN(dy)) {
      return 1;
    }
    double rx = dx - m.dx();
    double ry = dy - m.dy();
    double chi2 = m.xx() * rx * rx + 2 * m.xy() * rx * ry + m.yy() * ry * ry;
    return 1 / (1 + chi2 / TOLERATED);
  }

  private void add(PairMatch m, double weight, double[][] lower, double[] right) {
    double[][] j = {{weight * m.xx(), weight * m.xy()}, {weight * m.xy(), weight * m.yy()}};
    boolean pair = m.from() != m.to();
    double[] d = {m.dx(), m.dy()};
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 2; b++) {
        put(lower, 2 * m.to() + a, 2 * m.to() + b, j[a][b]);
        right[2 * m.to() + a] += j[a][b] * d[b];
        if (pair) {
          put(lower, 2 * m.from() + a, 2 * m.from() + b, j[a][b]);
          put(lower, 2 * m.to() + a, 2 * m.from() + b, -j[a][b]);
          right[2 * m.from() + a] -= j[a][b] * d[b];
        }
      }
    }
  }

  private static void put(double[][] lower, int row, int column, double value) {
    if (column <= row) {
      lower[row][row - column] += value;
    }
  }

  /** Solves A z = b, A given by its lower band: lower[i][k] = A(i, i - k). */
  private double[] cholesky(double[][] lower, double[] b) {
    int size = b.length;
    double[] z = b.clone();
    for (int i = 0; i < size; i++) {
      int first = Math.max(0, i - band);
      for (int k = first; k <= i; k++) {
        double sum = lower[i][i - k];
        for (int q = Math.max(first, k - band); q < k; q++) {
          sum -= lower[i][i - q] * lower[k][k - q];
        }
        lower[i][i - k] = k == i ? Math.sqrt(Math.max(sum, FAINT * FAINT)) : sum / lower[k][0];
      }
      for (int q = first; q < i; q++) {
        z[i] -= lower[i][i - q] * z[q];
      }
      z[i] /= lower[i][0];
    }
    for (int i = size - 1; i >= 0; i--) {
      for (int q = i + 1; q <= Math.min(size - 1, i + band); q++) {
        z[i] -= lower[q][q - i] * z[q];
      }
      z[i] /= lower[i][0];
    }
    return Arrays.copyOf(z, size);
  }
}
