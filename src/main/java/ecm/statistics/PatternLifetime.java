package ecm.statistics;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import java.util.List;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * How long a pattern lives, from maps of it in windows that follow one another without overlap.
 *
 * <p>With z_j(r) the value of window j less its mean over the mask, and W the length of a window,
 *
 * <pre>  C(k W) = mean over r and j of z_j(r) z_(j+k)(r),   k = 0, 1, ...</pre>
 *
 * <p>The noise of different windows is independent, so that it enters C(0) alone; whatever scales
 * all maps alike, as shrinkage towards the mean does, scales all C alike. A pattern whose
 * correlation decays as exp(-t / t_ex) has, averaged over the windows,
 *
 * <pre>  C(k W) = s^2 (t_ex/W)^2 [exp(W/t_ex) + exp(-W/t_ex) - 2] exp(-k W/t_ex),   k >= 1,</pre>
 *
 * so that an exponential fitted from k = 1 on needs no correction for the windows' width. The fit
 * is by least squares with the number of pairs as weights; the standard errors are those of the
 * delete-one jackknife over {@link EqualBlocks} of the mask.
 *
 * @param separation k W, from 0
 * @param covariance C
 * @param covarianceSd standard error of C
 * @param amplitude C of the fit extrapolated to k = 0
 * @param rate 1 / t_ex, which may be below 0 by chance; not known with fewer than 4 windows
 */
public record PatternLifetime(
    double[] separation,
    double[] covariance,
    double[] covarianceSd,
    double amplitude,
    Estimate rate) {

  /** Windows that are needed for a decay: three separations. */
  public static final int FEWEST_WINDOWS = 4;

  private static final int STEPS = 60;

  /** Faster decays are not told by windows [1 / W]. */
  private static final double FASTEST = 4;

  /**
   * The decay of a pattern.
   *
   * @param maps of the windows, in order; pixels that are NaN in one of two maps are left out
   * @param mask pixels of the pattern
   * @param window W, in any unit of time
   */
  public static PatternLifetime of(List<FloatMap> maps, Mask mask, double window) {
    return of(maps, maps, mask, window);
  }

  /**
   * The decay of one pattern seen by another: both orders of the two in time are averaged.
   *
   * @param first maps of the windows
   * @param second others of the same windows
   * @param mask pixels of the pattern
   * @param window W, in any unit of time
   */
  public static PatternLifetime of(
      List<FloatMap> first, List<FloatMap> second, Mask mask, double window) {
    Products products = Products.of(first, second, mask);
    int n = first.size();
    double[] separation = new double[n];
    double[] whole = products.covariance(-1);
    double[][] without = new double[EqualBlocks.COUNT][];
    for (int b = 0; b < without.length; b++) {
      without[b] = products.covariance(b);
    }
    double[] sd = new double[n];
    for (int k = 0; k < n; k++) {
      separation[k] = k * window;
      double[] values = new double[without.length];
      for (int b = 0; b < values.length; b++) {
        values[b] = without[b][k];
      }
      sd[k] = Jackknife.standardError(whole[k], values, products.shares());
    }
    if (n < FEWEST_WINDOWS) {
      return new PatternLifetime(
          separation,
          whole,
          sd,
          Double.NaN,
          Estimate.none("a decay needs at least " + FEWEST_WINDOWS + " windows, there are " + n));
    }
    double rate = rate(whole);
    double[] rates = new double[without.length];
    for (int b = 0; b < rates.length; b++) {
      rates[b] = rate(without[b]);
    }
    double error = Jackknife.standardError(rate, rates, products.shares());
    return new PatternLifetime(
        separation, whole, sd, amplitude(whole, rate), Estimate.of(rate / window, error / window));
  }

  /** The fitted C at a separation. */
  public double fitted(double time) {
    return amplitude * Math.exp(-time * rate.value());
  }

  /** The rate [1 / W] of least squares; the amplitude is linear and eliminated. */
  private static double rate(double[] c) {
    double slowest = -2.0 / c.length;
    double step = (FASTEST - slowest) / STEPS;
    double best = slowest;
    for (int i = 1; i <= STEPS; i++) {
      double candidate = slowest + i * step;
      if (cost(c, candidate) < cost(c, best)) {
        best = candidate;
      }
    }
    return new BrentOptimizer(1e-9, 1e-12)
        .optimize(
            new UnivariateObjectiveFunction(x -> cost(c, x)),
            GoalType.MINIMIZE,
            new SearchInterval(Math.max(slowest, best - step), Math.min(FASTEST, best + step)),
            new MaxEval(1000))
        .getPoint();
  }

  private static double cost(double[] c, double rate) {
    double a = amplitude(c, rate);
    double sum = 0;
    for (int k = 1; k < c.length; k++) {
      double off = c[k] - a * Math.exp(-k * rate);
      sum += (c.length - k) * off * off;
    }
    return sum;
  }

  private static double amplitude(double[] c, double rate) {
    double ee = 0;
    double ce = 0;
    for (int k = 1; k < c.length; k++) {
      double e = Math.exp(-k * rate);
      ee += (c.length - k) * e * e;
      ce += (c.length - k) * c[k] * e;
    }
    return Math.max(0, ce / ee);
  }

  /**
   * Sums of products by block and separation.
   *
   * @param sum of z_j z_(j+k), [block][k]
   * @param count of products
   * @param shares of the pixels in each block
   */
  private record Products(double[][] sum, double[][] count, double[] shares) {

    static Products of(List<FloatMap> first, List<FloatMap> second, Mask mask) {
      int n = first.size();
      int[] block = EqualBlocks.of(mask);
      int[] pixels = mask.indices();
      double[][] a = first.stream().map(m -> centred(m, pixels)).toArray(double[][]::new);
      double[][] b = second.stream().map(m -> centred(m, pixels)).toArray(double[][]::new);
      double[][] sum = new double[EqualBlocks.COUNT][n];
      double[][] count = new double[EqualBlocks.COUNT][n];
      double[] shares = new double[EqualBlocks.COUNT];
      for (int i = 0; i < pixels.length; i++) {
        int at = block[pixels[i]];
        shares[at] += 1.0 / pixels.length;
        for (int j = 0; j < n; j++) {
          for (int k = 0; j + k < n; k++) {
            double product = (a[j][i] * b[j + k][i] + b[j][i] * a[j + k][i]) / 2;
            if (!Double.isNaN(product)) {
              sum[at][k] += product;
              count[at][k]++;
            }
          }
        }
      }
      return new Products(sum, count, shares);
    }

    private static double[] centred(FloatMap map, int[] pixels) {
      double[] values = new double[pixels.length];
      double sum = 0;
      int n = 0;
      for (int i = 0; i < values.length; i++) {
        values[i] = map.values()[pixels[i]];
        if (!Double.isNaN(values[i])) {
          sum += values[i];
          n++;
        }
      }
      for (int i = 0; i < values.length; i++) {
        values[i] -= sum / n;
      }
      return values;
    }

    /**
     * C at all separations.
     *
     * @param leftOut a block, or -1 for none
     */
    double[] covariance(int leftOut) {
      double[] c = new double[sum[0].length];
      for (int k = 0; k < c.length; k++) {
        double products = 0;
        double n = 0;
        for (int b = 0; b < sum.length; b++) {
          products += b == leftOut ? 0 : sum[b][k];
          n += b == leftOut ? 0 : count[b][k];
        }
        c[k] = products / n;
      }
      return c;
    }
  }
}
