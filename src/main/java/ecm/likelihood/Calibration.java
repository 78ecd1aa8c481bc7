package ecm.likelihood;

/**
 * From the posterior of a pixel, in which Whittle's likelihood takes ordinates for independent and
 * Gaussian, to an estimate whose mean and standard deviation are those of simulated pixels with
 * known tau: E[ln tau] is a polynomial of second degree in the posterior mean and in the excess z
 * of the pixel's own mean; the variance of the error is linear in that of the posterior, c and z.
 *
 * @param centre mu, about which the posterior mean is taken
 * @param coefficients of 1, c, z, z^2, c z, c^2, nu, nu z with c the posterior mean less the centre
 *     and nu = ln of the counts less their mean
 * @param meanLnCounts mean of ln n
 * @param spread coefficients of 1, sd^2, c, z in the variance of the error
 * @param meanVariance of the error
 */
record Calibration(
    double centre,
    double[] coefficients,
    double meanLnCounts,
    double[] spread,
    double meanVariance) {

  private static final double LEAST = 0.25;
  private static final double MOST = 4;

  private static final double LARGEST_EXCESS = 3;

  static Calibration of(
      SimulatedPixels pixels, double[] mean, double[] sd, SpectrumModel model, double centre) {
    int n = mean.length;
    double lnCounts = 0;
    double spread = 0;
    for (int level : pixels.spectra().level()) {
      lnCounts += Math.log(model.levels().get(level).counts()) / n;
    }
    for (int level : pixels.spectra().level()) {
      double nu = Math.log(model.levels().get(level).counts()) - lnCounts;
      spread += nu * nu / n;
    }
    int terms = spread > 0.01 ? 8 : 6;
    double[][] design = new double[n][];
    for (int i = 0; i < n; i++) {
      double nu = Math.log(model.levels().get(pixels.spectra().level()[i]).counts()) - lnCounts;
      design[i] =
          java.util.Arrays.copyOf(terms(mean[i] - centre, pixels.spectra().excess()[i], nu), terms);
    }
    double[] coefficients = Response.leastSquares(design, pixels.lnTau());
    double[][] spreads = new double[n][];
    double[] squares = new double[n];
    double total = 0;
    for (int i = 0; i < n; i++) {
      double error = pixels.lnTau()[i] - product(coefficients, design[i]);
      squares[i] = error * error * n / (n - terms);
      total += squares[i] / n;
      spreads[i] = spreadTerms(sd[i], mean[i] - centre, pixels.spectra().excess()[i]);
    }
    double[] spread2 = Response.leastSquares(spreads, squares);
    return new Calibration(centre, coefficients, lnCounts, spread2, total);
  }

  private static double[] spreadTerms(double sd, double c, double excess) {
    double z = Math.max(-1, Math.min(LARGEST_EXCESS, excess));
    return new double[] {1, sd * sd, c, z};
  }

  /** The variance of the error of ln tau. */
  double variance(double posteriorSd, double posteriorMean, double excess) {
    double value = product(spread, spreadTerms(posteriorSd, posteriorMean - centre, excess));
    return Math.max(LEAST * meanVariance, Math.min(MOST * meanVariance, value));
  }

  private static double[] terms(double c, double excess, double nu) {
    double z = Math.max(-1, Math.min(LARGEST_EXCESS, excess));
    return new double[] {1, c, z, z * z, c * z, c * c, nu, nu * z};
  }

  private static double product(double[] coefficients, double[] terms) {
    double sum = 0;
    for (int k = 0; k < coefficients.length; k++) {
      sum += coefficients[k] * terms[k];
    }
    return sum;
  }

  /**
   * The mean of ln tau.
   *
   * @param posteriorMean of the pixel
   * @param excess z of the pixel
   * @param counts n of the pixel
   */
  double mean(double posteriorMean, double excess, double counts) {
    return product(
        coefficients, terms(posteriorMean - centre, excess, Math.log(counts) - meanLnCounts));
  }
}
