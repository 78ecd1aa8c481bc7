package ecm.likelihood;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.stack.Mask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The posterior of ln tau of each pixel given the estimates of the pixels around it, under a
 * Gaussian prior with the covariance of a {@link SpatialPrior} (simple kriging):
 *
 * <pre>  mean = k^T (K + N)^-1 u,   variance = sigma^2 - k^T (K + N)^-1 k</pre>
 *
 * with the estimates u less their expectation, prior covariances K between neighbours and k to the
 * pixel, and covariances N of their errors.
 */
final class Kriging {

  private static final int BLOCK = 64;

  private final SpatialPrior prior;
  private final Mask mask;
  private final List<int[]> offsets;
  private final double[][] priorAt;
  private final double[][] errorsAt;

  /**
   * @param reach of neighbours [px]
   */
  Kriging(SpatialPrior prior, Mask mask, double reach) {
    this.prior = prior;
    this.mask = mask;
    this.offsets = new ArrayList<>();
    int most = (int) reach;
    for (int dy = -most; dy <= most; dy++) {
      for (int dx = -most; dx <= most; dx++) {
        if (dx * dx + dy * dy <= reach * reach) {
          offsets.add(new int[] {dx, dy});
        }
      }
    }
    offsets.sort(Comparator.comparingInt(o -> o[0] * o[0] + o[1] * o[1]));
    int n = offsets.size();
    priorAt = new double[n][n];
    errorsAt = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double r =
            Math.hypot(
                offsets.get(i)[0] - offsets.get(j)[0], offsets.get(i)[1] - offsets.get(j)[1]);
        priorAt[i][j] = prior.covariance(r);
        errorsAt[i][j] = prior.errors(r);
      }
    }
  }

  /**
   * Computes all pixels of the mask.
   *
   * @param values u per pixel of the image
   * @param variance of their errors
   * @param mean receives the posterior mean less the expectation
   * @param sd receives the posterior standard deviation
   */
  void solve(double[] values, double[] variance, double[] mean, double[] sd, Progress progress) {
    int[] pixels = mask.indices();
    Parallel.forEach(
        (pixels.length + BLOCK - 1) / BLOCK,
        progress,
        "likelihood: neighbours",
        () -> {
          Solver solver = new Solver(values, variance);
          return block -> {
            for (int i = block * BLOCK; i < Math.min(pixels.length, (block + 1) * BLOCK); i++) {
              solver.solve(pixels[i]);
              mean[pixels[i]] = solver.mean;
              sd[pixels[i]] = Math.sqrt(Math.max(0, solver.variance));
            }
          };
        });
  }

  /** The system of one pixel after another. */
  private final class Solver {
    private final double[] values;
    private final double[] errors;
    private final int[] used = new int[offsets.size()];
    private final int[] pixel = new int[offsets.size()];
    private final double[][] factor = new double[offsets.size()][offsets.size()];
    private final double[] sd = new double[offsets.size()];
    private final double[] a = new double[offsets.size()];
    private final double[] b = new double[offsets.size()];
    private double mean;
    private double variance;

    Solver(double[] values, double[] errors) {
      this.values = values;
      this.errors = errors;
    }

    void solve(int at) {
      int n = neighbours(at);
      // Cholesky factor of K + N; forward substitution of k and u gives both sums at once
      mean = 0;
      variance = prior.covariance(0);
      for (int i = 0; i < n; i++) {
        double[] row = factor[i];
        sd[i] = Math.sqrt(errors[pixel[i]]);
        for (int j = 0; j <= i; j++) {
          double sum = priorAt[used[i]][used[j]] + errorsAt[used[i]][used[j]] * sd[i] * sd[j];
          sum -= product(row, factor[j], j);
          row[j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / factor[j][j];
        }
        double first = priorAt[0][used[i]];
        double second = values[pixel[i]];
        for (int k = 0; k < i; k++) {
          first -= row[k] * a[k];
          second -= row[k] * b[k];
        }
        a[i] = first / row[i];
        b[i] = second / row[i];
        mean += a[i] * b[i];
        variance -= a[i] * a[i];
      }
    }

    /** Two sums, of even and odd places, so that neither waits for the other. */
    private static double product(double[] a, double[] b, int n) {
      double even = 0;
      double odd = 0;
      int k = 0;
      for (; k + 1 < n; k += 2) {
        even += a[k] * b[k];
        odd += a[k + 1] * b[k + 1];
      }
      return k < n ? even + odd + a[k] * b[k] : even + odd;
    }

    private int neighbours(int at) {
      int x = at % mask.width();
      int y = at / mask.width();
      int n = 0;
      for (int o = 0; o < offsets.size(); o++) {
        int nx = x + offsets.get(o)[0];
        int ny = y + offsets.get(o)[1];
        if (nx >= 0 && ny >= 0 && nx < mask.width() && ny < mask.height()) {
          int to = ny * mask.width() + nx;
          if (mask.contains(to)) {
            used[n] = o;
            pixel[n++] = to;
          }
        }
      }
      return n;
    }
  }
}
