package ecm.likelihood.spectrum;

/**
 * What the pixels of a population have in common.
 *
 * @param beta mean stretching exponent
 * @param lnContrast ln of the power relative to that of the measured contrast, near 0
 * @param lnNoise ln of the white noise relative to that of the measured counts, near 0
 * @param mu mean of ln tau [frames]
 * @param lnSigma ln of the standard deviation of ln tau
 * @param brightnessSd standard deviation of ln m about the smooth brightness
 * @param betaSd standard deviation of beta from pixel to pixel
 */
public record Dynamics(
    double beta,
    double lnContrast,
    double lnNoise,
    double mu,
    double lnSigma,
    double brightnessSd,
    double betaSd) {

  /** Number of parameters found by maximum likelihood, the first of the record. */
  public static final int FREE = 5;

  public double sigma() {
    return Math.exp(lnSigma);
  }

  /** The free parameters. */
  public double[] free() {
    return new double[] {beta, lnContrast, lnNoise, mu, lnSigma};
  }

  /** The same with other free parameters. */
  public Dynamics withFree(double[] p) {
    return new Dynamics(p[0], p[1], p[2], p[3], p[4], brightnessSd, betaSd);
  }

  /** The same with other spreads from pixel to pixel. */
  public Dynamics withSpreads(double newBrightnessSd, double newBetaSd) {
    return new Dynamics(beta, lnContrast, lnNoise, mu, lnSigma, newBrightnessSd, newBetaSd);
  }
}
