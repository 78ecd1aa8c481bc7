package ecm.statistics;

/**
 * The standard error of the standard deviation of ln tau over a region. Its variance is that of the
 * estimator's own scatter, independent from speckle to speckle, and that of the sample, independent
 * from domain to domain:
 *
 * <pre>  Var(sigma^2) = 2 s0^4 / N_speckle + 2 sx^4 / N_domain + 4 s0^2 sx^2 / N_speckle,
 *   sd(sigma) = sqrt(Var(sigma^2)) / (2 sigma),   sigma^2 = s0^2 + sx^2,</pre>
 *
 * for Gaussian ln tau; the last term is that of the products of both parts.
 */
public final class SigmaError {

  private SigmaError() {}

  /**
   * @param scatter s0, of a homogeneous sample in the same record
   * @param excess sx, beyond it
   * @param speckles N_speckle
   * @param domains N_domain
   * @return NaN if one of them is
   */
  public static double of(double scatter, double excess, double speckles, double domains) {
    double s0 = scatter * scatter;
    double sx = excess * excess;
    double variance = 2 * s0 * s0 / speckles + 2 * sx * sx / domains + 4 * s0 * sx / speckles;
    return Math.sqrt(variance) / (2 * Math.sqrt(s0 + sx));
  }
}
