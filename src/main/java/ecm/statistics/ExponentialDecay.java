package ecm.statistics;

import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * Least-squares fit of B exp(-r/xi). B is linear and eliminated; ln xi is searched on a grid and
 * then by Brent's method.
 */
final class ExponentialDecay {

  private static final double LOWEST = Math.log(0.1);
  private static final double HIGHEST = Math.log(200);
  private static final int STEPS = 80;

  private ExponentialDecay() {}

  /** xi, within 0.1 to 200, in the unit of the radii. */
  static double fit(double[] radii, double[] values) {
    double width = (HIGHEST - LOWEST) / STEPS;
    double best = LOWEST;
    for (int i = 1; i <= STEPS; i++) {
      double candidate = LOWEST + i * width;
      if (cost(radii, values, candidate) < cost(radii, values, best)) {
        best = candidate;
      }
    }
    double lnXi =
        new BrentOptimizer(1e-9, 1e-12)
            .optimize(
                new UnivariateObjectiveFunction(x -> cost(radii, values, x)),
                GoalType.MINIMIZE,
                new SearchInterval(Math.max(LOWEST, best - width), Math.min(HIGHEST, best + width)),
                new MaxEval(1000))
            .getPoint();
    return Math.exp(lnXi);
  }

  private static double cost(double[] radii, double[] values, double lnXi) {
    double xi = Math.exp(lnXi);
    double ee = 0;
    double ye = 0;
    double yy = 0;
    for (int i = 0; i < radii.length; i++) {
      double e = Math.exp(-radii[i] / xi);
      ee += e * e;
      ye += values[i] * e;
      yy += values[i] * values[i];
    }
    return yy - Math.max(0, ye) * ye / ee;
  }
}
