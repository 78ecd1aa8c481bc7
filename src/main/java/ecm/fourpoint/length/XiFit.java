package ecm.fourpoint.length;

import java.util.Arrays;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * Weighted least-squares fit of g4(R) = C + B exp(-R/xi) over the rings.
 *
 * <p>The abscissa is R, the inner radius of each ring: for rings the fitted length belongs to this
 * choice, and so do the nulls that it is compared with.
 *
 * @param xi correlation length [px], 0.05 to 200; NaN if g4 does not fall with R
 * @param offset C
 * @param amplitude B
 */
public record XiFit(double xi, double offset, double amplitude) {

  private static final double LOWEST = Math.log(0.05);
  private static final double HIGHEST = Math.log(200);
  private static final int STEPS = 80;

  /**
   * Which rings count.
   *
   * @param excludeZero whether R = 0, which holds the counting noise, is left out
   * @param sd standard error of g4 of each ring, whose inverse square is its weight; empty for
   *     equal weights
   */
  public record Options(boolean excludeZero, double[] sd) {

    /** All rings with equal weights. */
    public static final Options DEFAULT = new Options(false, new double[0]);

    double weight(int radius) {
      if (radius == 0 && excludeZero) {
        return 0;
      }
      return sd.length == 0 ? 1 : 1 / (sd[radius] * sd[radius]);
    }
  }

  /** Fits g4 at R = 0, 1, ... */
  public static XiFit fit(double[] g4, Options options) {
    double[] weight = new double[g4.length];
    Arrays.setAll(weight, options::weight);
    double best = LOWEST;
    double width = (HIGHEST - LOWEST) / STEPS;
    for (int i = 1; i <= STEPS; i++) {
      double candidate = LOWEST + i * width;
      best = cost(g4, weight, candidate) < cost(g4, weight, best) ? candidate : best;
    }
    double lnXi =
        new BrentOptimizer(1e-10, 1e-12)
            .optimize(
                new UnivariateObjectiveFunction(x -> cost(g4, weight, x)),
                GoalType.MINIMIZE,
                new SearchInterval(Math.max(LOWEST, best - width), Math.min(HIGHEST, best + width)),
                new MaxEval(1000))
            .getPoint();
    LineFit line = line(g4, weight, lnXi);
    boolean found = line.slope() > 0 && lnXi > LOWEST + 1e-6 && lnXi < HIGHEST - 1e-6;
    return new XiFit(found ? Math.exp(lnXi) : Double.NaN, line.offset(), line.slope());
  }

  private static double cost(double[] g4, double[] weight, double lnXi) {
    return line(g4, weight, lnXi).cost();
  }

  private static LineFit line(double[] g4, double[] weight, double lnXi) {
    LineFit.Sums sums = new LineFit.Sums();
    double xi = Math.exp(lnXi);
    for (int r = 0; r < g4.length; r++) {
      sums.add(Math.exp(-r / xi), g4[r], weight[r]);
    }
    return sums.fit();
  }

  /** C + B exp(-R/xi). */
  public double at(double radius) {
    return offset + amplitude * Math.exp(-radius / xi);
  }
}
