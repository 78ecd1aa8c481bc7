package ecm.kww;

import java.util.Arrays;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.util.Pair;

/** The same least-squares problem, (A, ln tau, beta), put to Commons Math for comparison. */
final class CommonsMathFit {

  /** Relative tolerances 1e-10 of cost and parameters. */
  private static final LevenbergMarquardtOptimizer OPTIMIZER = new LevenbergMarquardtOptimizer();

  private CommonsMathFit() {}

  /** A from the first value, ln tau where g2-1 is below e^-2 of it, and the given beta. */
  static double[] start(double[] times, double[] g2, double beta) {
    int i = 0;
    while (i < g2.length - 1 && g2[i] - 1 > (g2[0] - 1) * Math.exp(-2)) {
      i++;
    }
    return new double[] {g2[0] - 1, Math.log(times[i]), beta};
  }

  /** A, ln tau, beta and the root mean square residual of the fit from one start. */
  static double[] fit(double[] times, double[] g2, int points, double[] start) {
    double[] target = new double[points];
    for (int i = 0; i < points; i++) {
      target[i] = g2[i] - 1;
    }
    double[] lnTimes = new double[points];
    Arrays.setAll(lnTimes, i -> Math.log(times[i]));
    MultivariateJacobianFunction model =
        p -> {
          double a = p.getEntry(0);
          double lnTau = p.getEntry(1);
          double beta = p.getEntry(2);
          double[] value = new double[points];
          double[][] jacobian = new double[points][3];
          for (int i = 0; i < points; i++) {
            double l = lnTimes[i] - lnTau;
            double u = Math.min(400, Math.exp(beta * l));
            double e = Math.exp(-2 * u);
            value[i] = a * e;
            jacobian[i][0] = e;
            jacobian[i][1] = 2 * a * beta * u * e;
            jacobian[i][2] = -2 * a * u * l * e;
          }
          return new Pair<>(new ArrayRealVector(value), new Array2DRowRealMatrix(jacobian));
        };
    LeastSquaresProblem problem =
        new LeastSquaresBuilder()
            .start(start)
            .model(model)
            .target(target)
            .lazyEvaluation(false)
            .maxEvaluations(200)
            .maxIterations(200)
            .build();
    Optimum optimum = OPTIMIZER.optimize(problem);
    double[] p = optimum.getPoint().toArray();
    return new double[] {p[0], p[1], p[2], optimum.getRMS()};
  }
}
