package ecm.statistics;

/**
 * A log-normal distribution fitted to relaxation times, some of which may be lower bounds.
 *
 * @param mu mean of ln tau
 * @param sigma standard deviation of ln tau
 * @param median exp(mu)
 * @param mean exp(mu + sigma^2 / 2)
 * @param skewness of ln tau, uncensored values
 * @param count number of values
 * @param censoredFraction fraction that are lower bounds
 */
public record LogNormal(
    double mu,
    double sigma,
    double median,
    double mean,
    double skewness,
    int count,
    double censoredFraction) {

  /**
   * Fits by maximum likelihood.
   *
   * @param values times, positive
   * @param limit values above it are right-censored at it; infinity for none
   */
  public static LogNormal fit(double[] values, double limit) {
    throw new UnsupportedOperationException();
  }
}
