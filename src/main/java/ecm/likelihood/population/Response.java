package ecm.likelihood.population;

import ecm.likelihood.pixel.OwnMeanResponse;
import ecm.likelihood.spectrum.Dynamics;
import ecm.likelihood.spectrum.PixelSpectra;
import ecm.likelihood.spectrum.SpectrumModel;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.QRDecomposition;

/** Least-squares fits of what simulated pixels teach. */
final class Response {

  private static final int SMOOTHED_OVER = 3;
  private static final double RIDGE = 1e-3;

  private Response() {}

  /** The dependence of each bin's power on the pixel's own mean, from pixels with known tau. */
  static OwnMeanResponse ownMean(SimulatedPixels pixels, SpectrumModel model, Dynamics dynamics) {
    PixelSpectra spectra = pixels.spectra();
    int bins = spectra.bins();
    int n = spectra.count();
    double meanSquare = 0;
    for (float z : spectra.excess()) {
      meanSquare += z * z / n;
    }
    double[][] design = new double[n][3];
    double[][] ratio = new double[n][bins];
    double[] expected = new double[bins];
    SpectrumModel.Scratch scratch = model.scratch();
    for (int i = 0; i < n; i++) {
      double z = spectra.excess()[i];
      design[i] = new double[] {1, z, z * z - meanSquare};
      SpectrumModel.Point point =
          new SpectrumModel.Point(spectra.level()[i], pixels.lnTau()[i], pixels.beta()[i], 0);
      model.compute(point, dynamics, scratch, expected);
      for (int b = 0; b < bins; b++) {
        ratio[i][b] = spectra.power()[i * bins + b] / expected[b];
      }
    }
    double[][] fit =
        new QRDecomposition(new Array2DRowRealMatrix(design, false))
            .getSolver()
            .solve(new Array2DRowRealMatrix(ratio, false))
            .getData();
    double[] linear = new double[bins];
    double[] quadratic = new double[bins];
    for (int b = 0; b < bins; b++) {
      linear[b] = fit[1][b] / fit[0][b];
      quadratic[b] = fit[2][b] / fit[0][b] - 0.5 * linear[b] * linear[b];
    }
    return new OwnMeanResponse(smooth(linear), smooth(quadratic), meanSquare);
  }

  private static double[] smooth(double[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double sum = 0;
      for (int k = -SMOOTHED_OVER; k <= SMOOTHED_OVER; k++) {
        sum += values[Math.max(0, Math.min(values.length - 1, i + k))];
      }
      result[i] = sum / (2 * SMOOTHED_OVER + 1);
    }
    return result;
  }

  /**
   * The coefficients of least squares with a weak pull to 0, so that a term that is the same for
   * all pixels gets none.
   */
  static double[] leastSquares(double[][] design, double[] values) {
    int n = design[0].length;
    Array2DRowRealMatrix normal = new Array2DRowRealMatrix(n, n);
    ArrayRealVector right = new ArrayRealVector(n);
    for (int i = 0; i < design.length; i++) {
      for (int j = 0; j < n; j++) {
        right.addToEntry(j, design[i][j] * values[i]);
        for (int k = 0; k < n; k++) {
          normal.addToEntry(j, k, design[i][j] * design[i][k]);
        }
      }
    }
    for (int j = 0; j < n; j++) {
      normal.addToEntry(j, j, RIDGE * (j == 0 ? 0 : 1));
    }
    return new LUDecomposition(normal).getSolver().solve(right).toArray();
  }
}
