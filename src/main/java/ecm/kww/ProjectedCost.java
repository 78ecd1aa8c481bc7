package ecm.kww;

import java.util.Arrays;

/**
 * The sum of squares of one curve as a function of a model's coordinates alone, with A and a free
 * baseline solved for, as in {@link ReducedCost}:
 *
 * <pre>  f(p) = min over A, c of  1/2 sum w (y - c - A e(p))^2</pre>
 *
 * with the exact gradient g_k = -A &lt;r, e_k&gt; and the Gauss-Newton matrix A^2 (&lt;e_k, e_l&gt;
 * - &lt;e_k, e&gt; &lt;e_l, e&gt; / &lt;e, e&gt;), whose last term is absent while A is at a bound
 * (variable projection: Golub and Pereyra, SIAM J. Numer. Anal. 10, 413, 1973; Kaufman, BIT 15, 49,
 * 1975).
 */
final class ProjectedCost {

  private final DecayModel model;
  private final double[] lnTimes;
  private final double[] pairWeights;
  private final boolean freeBaseline;
  private final double minContrast;
  private final double maxContrast;

  private final double[] y;
  private final double[] weight;
  private final double[] e;
  private final double[] residual;
  private final double[][] slopes;
  private int n;
  private double weightSum;
  private double meanY;
  private double contrast;
  private double offset;
  private double cost;
  private boolean contrastFree;

  /** Gradient at the point of the last {@link #differentiate}. */
  final double[] gradient;

  /** Gauss-Newton matrix there, positive semi-definite. */
  final double[][] normal;

  ProjectedCost(
      DecayModel model, double[] lnTimes, double[] weights, boolean freeBaseline, SearchBox box) {
    this.model = model;
    this.lnTimes = lnTimes;
    this.pairWeights = weights;
    this.freeBaseline = freeBaseline;
    this.minContrast = box.minContrast();
    this.maxContrast = box.maxContrast();
    int size = lnTimes.length;
    int coordinates = model.starts(0).get(0).length;
    y = new double[size];
    weight = new double[size];
    e = new double[size];
    residual = new double[size];
    slopes = new double[coordinates][size];
    gradient = new double[coordinates];
    normal = new double[coordinates][coordinates];
  }

  /** Takes the first {@code count} points of a curve; points that are not finite weigh nothing. */
  void setCurve(double[] g2, int count) {
    n = count;
    weightSum = 0;
    for (int i = 0; i < n; i++) {
      boolean finite = Double.isFinite(g2[i]);
      weight[i] = finite ? pairWeights[i] : 0;
      y[i] = finite ? g2[i] - 1 : 0;
      weightSum += weight[i];
    }
    meanY = freeBaseline ? centre(y) : 0;
  }

  /** Half the weighted sum of squares, with the best A and offset. */
  double evaluate(double[] p) {
    model.evaluate(p, lnTimes, n, e, null);
    solve();
    return cost;
  }

  private void solve() {
    double meanE = freeBaseline ? centre(e) : 0;
    double ee = product(e, e);
    double best = ee > 0 ? product(y, e) / ee : 0;
    contrast = Math.max(minContrast, Math.min(maxContrast, best));
    contrastFree = contrast == best;
    offset = freeBaseline ? meanY - contrast * meanE : 0;
    for (int i = 0; i < n; i++) {
      residual[i] = y[i] - contrast * e[i];
    }
    cost = product(residual, residual) / 2;
  }

  /** Gradient and matrix at a point. */
  void differentiate(double[] p) {
    model.evaluate(p, lnTimes, n, e, slopes);
    solve();
    double ee = product(e, e);
    double keep = contrastFree && ee > 0 ? 1 / ee : 0;
    double[] along = new double[slopes.length];
    for (int k = 0; k < slopes.length; k++) {
      if (freeBaseline) {
        centre(slopes[k]);
      }
      along[k] = product(slopes[k], e);
      gradient[k] = -contrast * product(residual, slopes[k]);
      for (int j = 0; j <= k; j++) {
        double entry = product(slopes[k], slopes[j]) - keep * along[k] * along[j];
        normal[k][j] = contrast * contrast * entry;
        normal[j][k] = normal[k][j];
      }
    }
  }

  /** Takes the weighted mean off a column and returns it. */
  private double centre(double[] column) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += weight[i] * column[i];
    }
    double mean = sum / weightSum;
    for (int i = 0; i < n; i++) {
      column[i] -= mean;
    }
    return mean;
  }

  private double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += weight[i] * a[i] * b[i];
    }
    return sum;
  }

  /** Largest less smallest e at the point of the last evaluation. */
  double fall() {
    double[] values = Arrays.copyOf(e, n);
    Arrays.sort(values);
    return values[n - 1] - values[0];
  }

  /** A at the point of the last evaluation. */
  double contrast() {
    return contrast;
  }

  /** Baseline less 1. */
  double offset() {
    return offset;
  }

  /** Root of the weighted mean square residual. */
  double rms() {
    return Math.sqrt(2 * cost / weightSum);
  }
}
