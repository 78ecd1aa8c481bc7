package ecm.likelihood;

import ecm.stack.Mask;
import ecm.statistics.Estimate;

/**
 * The covariance of ln tau between pixels, sigma^2 exp(-(r/xi)^p), and the correlation of the
 * errors of neighbours, c |mu(r)|^2 with |mu|^2 of the speckle.
 *
 * @param sigma standard deviation of ln tau
 * @param xi correlation length [px]
 * @param exponent p, 1 to 2
 * @param speckle full width at half maximum of |mu|^2 [px]
 */
record SpatialPrior(double sigma, double xi, double exponent, double speckle) {

  private static final int REACH = 14;
  private static final double[] EXPONENTS = {1, 1.25, 1.5, 2};
  private static final double SHORTEST = 0.4;
  private static final double LONGEST = 60;
  private static final double RATIO = 1.05;
  private static final int BLOCKS = 12;

  /** Simulated: the errors of pixels r apart have this times |mu(r)|^2 in common. */
  private static final double ERRORS = 0.3;

  /** Covariance of ln tau of two pixels so far apart [px]. */
  double covariance(double r) {
    return sigma * sigma * Math.exp(-Math.pow(r / xi, exponent));
  }

  /** Correlation of the errors of two pixels so far apart [px]. */
  double errors(double r) {
    return r == 0 ? 1 : ERRORS * Math.exp(-4 * Math.log(2) * r * r / (speckle * speckle));
  }

  /** Weighted sums over pairs of pixels by their squared distance. */
  private record Sums(double[] products, double[] weights, double[] errors) {

    Sums() {
      this(
          new double[REACH * REACH + 1],
          new double[REACH * REACH + 1],
          new double[REACH * REACH + 1]);
    }

    void add(Sums other, double factor) {
      for (int q = 0; q < products.length; q++) {
        products[q] += factor * other.products[q];
        weights[q] += factor * other.weights[q];
        errors[q] += factor * other.errors[q];
      }
    }
  }

  /**
   * A prior and the correlation length that it was learned with.
   *
   * @param prior covariance
   * @param length at which the covariance falls to 1/e [px], with its error from blocks
   */
  record Learned(SpatialPrior prior, Estimate length) {}

  /**
   * Learns the covariance from a map of independent estimates: at every distance the products of
   * two pixels' estimates have the mean sigma^2 exp(-(r/xi)^p), and near by the errors that they
   * share.
   *
   * @param values estimate less its expectation, of each pixel of the image
   * @param variance of the error of each estimate
   * @param mask pixels with an estimate
   * @param sigma standard deviation of ln tau
   * @param speckle full width at half maximum of |mu|^2 [px]
   */
  static Learned learn(
      double[] values, double[] variance, Mask mask, double sigma, double speckle) {
    int[] pixels = mask.indices();
    Sums[] blocks = new Sums[BLOCKS];
    ecm.base.Parallel.forEach(
        BLOCKS,
        ecm.base.Progress.NONE,
        "likelihood: correlation",
        b -> {
          blocks[b] = new Sums();
          int to = pixels.length * (b + 1) / BLOCKS;
          for (int k = pixels.length * b / BLOCKS; k < to; k++) {
            addPairs(pixels[k], values, variance, mask, sigma, blocks[b]);
          }
        });
    Sums all = new Sums();
    for (Sums block : blocks) {
      all.add(block, 1);
    }
    SpatialPrior best = fit(all, sigma, speckle);
    double mean = 0;
    double[] lengths = new double[BLOCKS];
    for (int b = 0; b < BLOCKS; b++) {
      all.add(blocks[b], -1);
      lengths[b] = Math.log(fit(all, sigma, speckle).xi);
      mean += lengths[b] / BLOCKS;
      all.add(blocks[b], 1);
    }
    double squares = 0;
    for (double length : lengths) {
      squares += (length - mean) * (length - mean);
    }
    double sd = best.xi * Math.sqrt(squares * (BLOCKS - 1) / BLOCKS);
    return new Learned(best, Estimate.of(best.xi, sd));
  }

  private static SpatialPrior fit(Sums sums, double sigma, double speckle) {
    SpatialPrior best = new SpatialPrior(sigma, SHORTEST, 1, speckle);
    double least = Double.POSITIVE_INFINITY;
    for (double exponent : EXPONENTS) {
      for (double xi = SHORTEST; xi < LONGEST; xi *= RATIO) {
        SpatialPrior tried = new SpatialPrior(sigma, xi, exponent, speckle);
        double misfit = tried.misfit(sums);
        if (misfit < least) {
          least = misfit;
          best = tried;
        }
      }
    }
    return best;
  }

  private double misfit(Sums sums) {
    double sum = 0;
    for (int q = 1; q < sums.weights.length; q++) {
      double weight = sums.weights[q];
      if (weight > 0) {
        double r = Math.sqrt(q);
        double expected = covariance(r) + errors(r) * sums.errors[q] / weight;
        double difference = sums.products[q] / weight - expected;
        sum += weight / r * difference * difference;
      }
    }
    return sum;
  }

  /** Adds the pairs of one pixel with those after it in the image. */
  private static void addPairs(
      int pixel, double[] values, double[] variance, Mask mask, double sigma, Sums sums) {
    int width = mask.width();
    double s = sigma * sigma;
    for (int dy = 0; dy <= REACH && pixel / width + dy < mask.height(); dy++) {
      int reach = (int) Math.sqrt(REACH * REACH - dy * dy);
      for (int dx = dy == 0 ? 1 : -reach; dx <= reach; dx++) {
        int x = pixel % width + dx;
        int other = pixel + dy * width + dx;
        if (x >= 0 && x < width && mask.contains(other)) {
          int q = dx * dx + dy * dy;
          double weight = s * s / ((s + variance[pixel]) * (s + variance[other]));
          sums.products[q] += weight * values[pixel] * values[other];
          sums.weights[q] += weight;
          sums.errors[q] += weight * Math.sqrt(variance[pixel] * variance[other]);
        }
      }
    }
  }
}
