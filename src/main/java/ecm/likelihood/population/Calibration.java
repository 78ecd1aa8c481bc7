package ecm.likelihood.population;

import ecm.likelihood.pixel.PixelEstimates;
import ecm.likelihood.spectrum.SpectrumModel;

/**
 * From the posterior of a pixel, in which Whittle's likelihood takes ordinates for independent and
 * Gaussian, to an estimate whose mean and standard deviation are those of simulated pixels with
 * known tau: E[ln tau] is a polynomial of second degree in the posterior mean and in the excess z
 * of the pixel's own mean; the variance of the error is linear in that of the posterior, c and z.
 *
 * @param centre mu, about which the posterior mean is taken
 * @param coefficients of the terms of the mean: 1, c, z, z^2, c z, c^2 with c the posterior mean
 *     less the centre; nu and nu z with nu = ln of the counts less their mean, where the counts
 *     differ; b, b^2 and b c with b the posterior mean of the exponent, where that scatters
 * @param meanLnCounts mean of ln n
 * @param spread coefficients of 1, sd^2, c, z in the variance of the error
 * @param meanVariance of the error
 */
public record Calibration(
    double centre,
    double[] coefficients,
    double meanLnCounts,
    double[] spread,
    double meanVariance) {

  private static final double SMALLEST_VARIANCE_RATIO = 0.25;
  private static final double LARGEST_VARIANCE_RATIO = 4;
  private static final double LARGEST_EXCESS = 3;

  /**
   * What is known of a pixel.
   *
   * @param mean of the posterior of ln tau
   * @param sd of the posterior of ln tau
   * @param beta mean of the posterior of (beta - mean beta) / betaSd
   * @param excess z of its own mean
   * @param counts n
   */
  public record Pixel(double mean, double sd, double beta, double excess, double counts) {

    private double z() {
      return Math.max(-1, Math.min(LARGEST_EXCESS, excess));
    }
  }

  static Calibration of(
      SimulatedPixels pixels, PixelEstimates estimates, SpectrumModel model, double centre) {
    int n = pixels.lnTau().length;
    Pixel[] known = new Pixel[n];
    double lnCounts = 0;
    for (int i = 0; i < n; i++) {
      double counts = model.levels().get(pixels.spectra().level()[i]).counts();
      known[i] =
          new Pixel(
              estimates.mean()[i],
              estimates.sd()[i],
              estimates.beta()[i],
              pixels.spectra().excess()[i],
              counts);
      lnCounts += Math.log(counts) / n;
    }
    double[][] design = new double[n][];
    double[][] spreads = new double[n][];
    for (int i = 0; i < n; i++) {
      design[i] = terms(known[i], centre, lnCounts);
      spreads[i] = spreadTerms(known[i], centre);
    }
    double[] coefficients = Response.leastSquares(design, pixels.lnTau());
    double[] squares = new double[n];
    double total = 0;
    for (int i = 0; i < n; i++) {
      double error = pixels.lnTau()[i] - product(coefficients, design[i]);
      squares[i] = error * error * n / (n - coefficients.length);
      total += squares[i] / n;
    }
    return new Calibration(
        centre, coefficients, lnCounts, Response.leastSquares(spreads, squares), total);
  }

  private static double[] terms(Pixel pixel, double centre, double meanLnCounts) {
    double c = pixel.mean - centre;
    double z = pixel.z();
    double b = pixel.beta;
    double nu = Math.log(pixel.counts) - meanLnCounts;
    return new double[] {1, c, z, z * z, c * z, c * c, nu, nu * z, b, b * b, b * c};
  }

  private static double[] spreadTerms(Pixel pixel, double centre) {
    return new double[] {1, pixel.sd * pixel.sd, pixel.mean - centre, pixel.z()};
  }

  private static double product(double[] coefficients, double[] terms) {
    double sum = 0;
    for (int k = 0; k < terms.length; k++) {
      sum += coefficients[k] * terms[k];
    }
    return sum;
  }

  /** The mean of ln tau. */
  public double mean(Pixel pixel) {
    return product(coefficients, terms(pixel, centre, meanLnCounts));
  }

  /** The variance of its error. */
  public double variance(Pixel pixel) {
    double value = product(spread, spreadTerms(pixel, centre));
    return Math.max(
        SMALLEST_VARIANCE_RATIO * meanVariance,
        Math.min(LARGEST_VARIANCE_RATIO * meanVariance, value));
  }
}
