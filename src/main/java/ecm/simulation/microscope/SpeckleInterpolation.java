package ecm.simulation.microscope;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** Values of a speckle field between the pixels of a line; see {@link Jitter} for the method. */
final class SpeckleInterpolation {

  private final double s;
  private final RealMatrix correlations;
  private final DecompositionSolver solver;

  /**
   * @param fwhm of |mu|^2 [px]
   * @param taps number of pixels used, even
   * @param nugget added to the variance of a pixel before weights are sought
   */
  SpeckleInterpolation(double fwhm, int taps, double nugget) {
    this.s = fwhm / (2 * Math.sqrt(StrictMath.log(2)));
    this.correlations = new Array2DRowRealMatrix(taps, taps);
    RealMatrix regular = new Array2DRowRealMatrix(taps, taps);
    for (int i = 0; i < taps; i++) {
      for (int j = 0; j < taps; j++) {
        correlations.setEntry(i, j, correlation(i - j));
        regular.setEntry(i, j, correlation(i - j) + (i == j ? nugget : 0));
      }
    }
    this.solver = new CholeskyDecomposition(regular).getSolver();
  }

  private double correlation(double distance) {
    return StrictMath.exp(-distance * distance / (2 * s * s));
  }

  /**
   * The weights of the pixels, which keep the field's variance.
   *
   * @param fraction of a pixel, 0 to 1, beyond pixel number taps / 2 - 1
   */
  float[] weights(double fraction) {
    int taps = correlations.getRowDimension();
    RealVector wanted = new ArrayRealVector(taps);
    for (int i = 0; i < taps; i++) {
      wanted.setEntry(i, correlation(i - (taps / 2 - 1) - fraction));
    }
    RealVector w = solver.solve(wanted);
    double scale = 1 / Math.sqrt(w.dotProduct(correlations.operate(w)));
    float[] weights = new float[taps];
    for (int i = 0; i < taps; i++) {
      weights[i] = (float) (scale * w.getEntry(i));
    }
    return weights;
  }
}
