package ecm.surface;

import java.util.Arrays;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.util.Pair;

/**
 * A weighted least-squares fit of a curve with few parameters.
 *
 * @param parameters best values
 * @param sd standard errors: of the given errors of the points, times sqrt(reduced chi^2) where
 *     that exceeds 1; NaN if the points do not determine a parameter
 * @param cost sum of squared weighted residuals
 */
record CurveFit(double[] parameters, double[] sd, double cost) {

  private static final int STEPS = 100;

  /** A curve y(x; parameters). */
  @FunctionalInterface
  interface Curve {
    double value(double x, double[] parameters);
  }

  /** The best of the fits from several starts; null if none converges. */
  static CurveFit best(Curve curve, double[] x, double[] y, double[] error, double[][] starts) {
    CurveFit best = null;
    for (double[] start : starts) {
      CurveFit fit = from(curve, x, y, error, start);
      if (fit != null && (best == null || fit.cost < best.cost)) {
        best = fit;
      }
    }
    return best;
  }

  private static CurveFit from(
      Curve curve, double[] x, double[] y, double[] error, double[] start) {
    MultivariateJacobianFunction model = p -> linearized(curve, x, p.toArray());
    double[] weight = Arrays.stream(error).map(e -> 1 / (e * e)).toArray();
    try {
      Optimum optimum =
          new LevenbergMarquardtOptimizer()
              .optimize(
                  new LeastSquaresBuilder()
                      .start(start)
                      .model(model)
                      .target(y)
                      .weight(new DiagonalMatrix(weight))
                      .maxEvaluations(STEPS)
                      .maxIterations(STEPS)
                      .build());
      double cost = optimum.getCost() * optimum.getCost();
      double excess = Math.max(1, cost / Math.max(1, x.length - start.length));
      return new CurveFit(optimum.getPoint().toArray(), errors(optimum, excess), cost);
    } catch (MathIllegalStateException e) {
      return null; // no convergence from this start
    }
  }

  private static double[] errors(Optimum optimum, double excess) {
    try {
      return optimum.getSigma(1e-14).mapMultiply(Math.sqrt(excess)).toArray();
    } catch (SingularMatrixException e) {
      double[] unknown = new double[optimum.getPoint().getDimension()];
      Arrays.fill(unknown, Double.NaN);
      return unknown;
    }
  }

  private static Pair<RealVector, RealMatrix> linearized(Curve curve, double[] x, double[] p) {
    double[] value = new double[x.length];
    Arrays.setAll(value, i -> curve.value(x[i], p));
    double[][] slope = new double[x.length][p.length];
    for (int j = 0; j < p.length; j++) {
      double step = 1e-6 * Math.max(1, Math.abs(p[j]));
      double[] up = p.clone();
      double[] down = p.clone();
      up[j] += step;
      down[j] -= step;
      for (int i = 0; i < x.length; i++) {
        slope[i][j] = (curve.value(x[i], up) - curve.value(x[i], down)) / (2 * step);
      }
    }
    return new Pair<>(new ArrayRealVector(value, false), new Array2DRowRealMatrix(slope, false));
  }
}
