package ecm.likelihood.population;

import ecm.statistics.Estimate;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * Standard errors at the maximum of a likelihood that takes pixels for independent, which
 * neighbours are not: H^-1 B H^-1 with the second derivatives H and the scatter B of the scores of
 * blocks of pixels larger than a domain.
 *
 * @param sd standard errors of the free parameters; NaN where the curvature is that of no maximum
 * @param pixelVariance variance with which one pixel tells mu
 */
public record PopulationErrors(double[] sd, double pixelVariance) {

  private static final int MU = 3;
  private static final int LN_SIGMA = 4;

  /** Neighbours share speckles: so many pixels count as one. */
  private static final double SHARED = 1.5;

  /**
   * The errors at a maximum.
   *
   * @param scores per parameter and pixel, pixels in the order of the image
   * @param curvature minus the second derivatives
   * @param blocks number of blocks
   */
  static PopulationErrors of(double[][] scores, RealMatrix curvature, int blocks) {
    int n = scores.length;
    int pixels = scores[0].length;
    RealMatrix scatter = new Array2DRowRealMatrix(n, n);
    double[] mean = new double[n];
    double[][] sums = new double[blocks][n];
    for (int b = 0; b < blocks; b++) {
      for (int j = 0; j < n; j++) {
        for (int i = pixels * b / blocks; i < pixels * (b + 1) / blocks; i++) {
          sums[b][j] += scores[j][i];
        }
        mean[j] += sums[b][j] / blocks;
      }
    }
    for (double[] sum : sums) {
      for (int j = 0; j < n; j++) {
        for (int k = 0; k < n; k++) {
          double product = (sum[j] - mean[j]) * (sum[k] - mean[k]);
          scatter.addToEntry(j, k, product * blocks / (blocks - 1));
        }
      }
    }
    double[] sd = new double[n];
    try {
      RealMatrix inverse = new LUDecomposition(curvature).getSolver().getInverse();
      RealMatrix covariance = inverse.multiply(scatter).multiply(inverse);
      for (int j = 0; j < n; j++) {
        sd[j] = Math.sqrt(Math.max(0, covariance.getEntry(j, j)));
      }
    } catch (SingularMatrixException e) {
      Arrays.fill(sd, Double.NaN);
    }
    return new PopulationErrors(sd, pixels / curvature.getEntry(MU, MU));
  }

  /** With what an assumption that is not certain adds: where its error would move the maximum. */
  PopulationErrors with(double[] moved) {
    double[] sum = new double[sd.length];
    Arrays.setAll(sum, j -> Math.hypot(sd[j], moved[j]));
    return new PopulationErrors(sum, pixelVariance);
  }

  /**
   * The standard deviation of ln tau with its standard error: at least what the scatter of the
   * pixels' own errors makes of its square.
   *
   * @param sigma as learned
   * @param least that can be learned; taken for 0
   * @param pixels from which it was learned
   */
  public Estimate sigma(double sigma, double least, int pixels) {
    double square = pixelVariance * Math.sqrt(2 * SHARED / pixels);
    if (sigma <= least) {
      return Estimate.of(0, Math.sqrt(square));
    }
    double scatter = Math.min(Math.sqrt(square), square / (2 * sigma));
    return Estimate.of(sigma, Math.hypot(scatter, sigma * Math.min(1, sd[LN_SIGMA])));
  }
}
