package ecm.likelihood;

import ecm.stack.Mask;

/**
 * The covariance of ln tau between pixels, sigma^2 exp(-(r/xi)^p), and the correlation of the
 * errors of neighbours, c |mu(r)|^2 with |mu|^2 of the speckle.
 *
 * @param sigma standard deviation of ln tau
 * @param xi correlation length [px]
 * @param exponent p, 1 to 2
 * @param errorCorrelation c, 0 to 1
 * @param speckle full width at half maximum of |mu|^2 [px]
 */
record SpatialPrior(
    double sigma, double xi, double exponent, double errorCorrelation, double speckle) {

  private static final int REACH = 14;

  /** Simulated: the errors of pixels r apart have this times |mu(r)|^2 in common. */
  private static final double ERRORS = 0.3;

  private static final double[] EXPONENTS = {1, 1.25, 1.5, 2};

  /** Covariance of ln tau of two pixels so far apart [px]. */
  double covariance(double r) {
    return sigma * sigma * Math.exp(-Math.pow(r / xi, exponent));
  }

  /** Correlation of the errors of two pixels so far apart [px]. */
  double errors(double r) {
    return r == 0 ? 1 : errorCorrelation * mu2(r, speckle);
  }

  private static double mu2(double r, double speckle) {
    return Math.exp(-4 * Math.log(2) * r * r / (speckle * speckle));
  }

  /**
   * Learns the covariance from a map of independent estimates.
   *
   * @param values estimate less its expectation, of each pixel of the image
   * @param variance of the error of each estimate
   * @param mask pixels with an estimate
   * @param sigma standard deviation of ln tau
   * @param speckle full width at half maximum of |mu|^2 [px]
   */
  static SpatialPrior learn(
      double[] values, double[] variance, Mask mask, double sigma, double speckle) {
    double[] covariance = new double[REACH * REACH + 1];
    double[] weight = new double[covariance.length];
    double[] error = new double[covariance.length];
    sums(values, variance, mask, sigma, new double[][] {covariance, weight, error});
    SpatialPrior best = new SpatialPrior(sigma, 1, 1, 0, speckle);
    double least = Double.POSITIVE_INFINITY;
    for (double exponent : EXPONENTS) {
      for (double xi = 0.4; xi < 60; xi *= 1.06) {
        SpatialPrior tried = new SpatialPrior(sigma, xi, exponent, ERRORS, speckle);
        double misfit = tried.misfit(covariance, weight, error);
        if (misfit < least) {
          least = misfit;
          best = tried;
        }
      }
    }
    return best;
  }

  private double misfit(double[] covariance, double[] weight, double[] error) {
    double sum = 0;
    for (int q = 1; q < covariance.length; q++) {
      if (weight[q] > 0) {
        double r = Math.sqrt(q);
        double expected = covariance(r) + errors(r) * error[q] / weight[q];
        double difference = covariance[q] / weight[q] - expected;
        sum += weight[q] / r * difference * difference;
      }
    }
    return sum;
  }

  /** Weighted sums over pairs of pixels by their squared distance. */
  private static void sums(
      double[] values, double[] variance, Mask mask, double sigma, double[][] sums) {
    int width = mask.width();
    int height = mask.height();
    int[] pixels = mask.indices();
    for (int dy = 0; dy <= REACH; dy++) {
      for (int dx = dy == 0 ? 1 : -REACH; dx <= REACH; dx++) {
        int q = dx * dx + dy * dy;
        if (q > REACH * REACH) {
          continue;
        }
        for (int i : pixels) {
          int x = i % width + dx;
          int y = i / width + dy;
          int j = y * width + x;
          if (x < 0 || x >= width || y >= height || !mask.contains(j)) {
            continue;
          }
          double s = sigma * sigma;
          double w = s * s / ((s + variance[i]) * (s + variance[j]));
          sums[0][q] += w * values[i] * values[j];
          sums[1][q] += w;
          sums[2][q] += w * Math.sqrt(variance[i] * variance[j]);
        }
      }
    }
  }
}
