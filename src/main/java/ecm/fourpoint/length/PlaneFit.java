package ecm.fourpoint.length;

import ecm.fourpoint.FourPoint;
import ecm.fourpoint.FourPointRequest;
import ecm.fourpoint.Jackknife;
import java.util.Arrays;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Least-squares fit of g4(dt, R) = C + B exp(-(dt/nu)^gamma) exp(-R/xi) over the whole plane.
 *
 * @param nu characteristic time [frames]
 * @param xi correlation length [px], R as abscissa
 * @param offset C
 * @param amplitude B
 * @param nuSd standard error of nu by the jackknife over blocks of pixels; NaN without blocks
 * @param xiSd of xi
 */
public record PlaneFit(
    double nu, double xi, double offset, double amplitude, double nuSd, double xiSd) {

  private static final int FEWEST_LAGS = 3;
  private static final int MOST_LAGS = 60;
  private static final PlaneFit NONE =
      new PlaneFit(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /**
   * Fits at most 60 log-spaced of the lags from 1 on.
   *
   * @param plane g4
   * @param gamma stretching exponent
   * @param excludeZero whether R = 0 is left out
   * @return NaN if g4 does not decay with both, or with fewer than 3 lags
   */
  public static PlaneFit of(FourPoint plane, double gamma, boolean excludeZero) {
    int[] chosen = chosen(plane.request().lags());
    Points points = new Points(plane.request().lags(), chosen, gamma, excludeZero);
    PlaneFit fit = fit(plane.g4(), points);
    double[] nu = new double[plane.without().length];
    double[] xi = new double[nu.length];
    for (int b = 0; b < nu.length; b++) {
      PlaneFit part = fit(plane.without()[b], points);
      nu[b] = part.nu;
      xi[b] = part.xi;
    }
    return new PlaneFit(
        fit.nu, fit.xi, fit.offset, fit.amplitude, Jackknife.sd(nu), Jackknife.sd(xi));
  }

  /** What is fitted, besides the values. */
  private record Points(int[] lags, int[] chosen, double gamma, boolean excludeZero) {}

  private static int[] chosen(int[] lags) {
    int first = lags[0] == 0 ? 1 : 0;
    int n = lags.length - first;
    return Arrays.stream(n > MOST_LAGS ? FourPointRequest.logLags(n, MOST_LAGS) : range(n))
        .map(k -> first + k - 1)
        .toArray();
  }

  private static int[] range(int n) {
    return FourPointRequest.allLags(n);
  }

  private static PlaneFit fit(double[][] g4, Points points) {
    if (points.chosen.length < FEWEST_LAGS) {
      return NONE;
    }
    double longest = points.lags[points.lags.length - 1];
    double[] best = null;
    double lowest = Double.POSITIVE_INFINITY;
    for (double nu = longest; nu > 0.02 * longest; nu /= 3) {
      for (double xi = 0.3; xi < 20; xi *= 3) {
        double[] start = {Math.log(nu), Math.log(xi)};
        double cost = line(g4, points, start).cost();
        if (cost < lowest) {
          lowest = cost;
          best = start;
        }
      }
    }
    if (best == null) {
      return NONE;
    }
    try {
      PointValuePair optimum =
          new SimplexOptimizer(1e-12, 1e-14)
              .optimize(
                  new MaxEval(4000),
                  new ObjectiveFunction(p -> line(g4, points, p).cost()),
                  GoalType.MINIMIZE,
                  new InitialGuess(best),
                  new NelderMeadSimplex(2, 0.3));
      LineFit line = line(g4, points, optimum.getPoint());
      double nu = Math.exp(optimum.getPoint()[0]);
      double xi = Math.exp(optimum.getPoint()[1]);
      boolean found = line.slope() > 0 && nu < 100 * longest && xi < 1000;
      return found
          ? new PlaneFit(nu, xi, line.offset(), line.slope(), Double.NaN, Double.NaN)
          : NONE;
    } catch (TooManyEvaluationsException e) {
      return NONE;
    }
  }

  private static LineFit line(double[][] g4, Points points, double[] ln) {
    double nu = Math.exp(ln[0]);
    double xi = Math.exp(ln[1]);
    LineFit.Sums sums = new LineFit.Sums();
    for (int k : points.chosen) {
      double decay = Math.exp(-Math.pow(points.lags[k] / nu, points.gamma));
      for (int r = points.excludeZero ? 1 : 0; r < g4[k].length; r++) {
        sums.add(decay * Math.exp(-r / xi), g4[k][r], 1);
      }
    }
    LineFit line = sums.fit();
    return Double.isNaN(line.cost()) ? new LineFit(0, 0, Double.MAX_VALUE) : line;
  }
}
