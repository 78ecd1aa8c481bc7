package ecm.kww;

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

  private CommonsMathFit() {}

  /** A, ln tau, beta and the root mean square residual of the fit from one start. */
  static double[] fit(double[] times, double[] g2, int points, double[] start) {
    double[] target = new double[points];
    for (int i = 0; i < points; i++) {
      target[i] = g2[i] - 1;
    }
    MultivariateJacobianFunction model =
        p -> {
          double a = p.getEntry(0);
          double lnTau = p.getEntry(1);
          double beta = p.getEntry(2);
          double[] value = new double[points];
          double[][] jacobian = new double[points][3];
          for (int i = 0; i < points; i++) {
            double l = Math.log(times[i]) - lnTau;
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
            .maxEvaluations(1000)
            .maxIterations(1000)
            .build();
    Optimum optimum = new LevenbergMarquardtOptimizer().optimize(problem);
    double[] p = optimum.getPoint().toArray();
    return new double[] {p[0], p[1], p[2], optimum.getRMS()};
  }
}
