package ecm.simulation.parameters;

import ecm.base.InvalidInput;

/**
 * How pixels differ beyond their relaxation times, and how long their differences last. All off in
 * {@link #NONE}.
 *
 * @param betaSd standard deviation of the stretching exponent from pixel to pixel, 0 (the same
 *     everywhere) to 0.5: beta(r) is normal about the mean exponent, independent of tau(r), and
 *     limited to 0.1 to 2
 * @param betaXi correlation length of beta [nm], whose correlation is exp(-r/betaXi); -1 = that of
 *     ln tau
 * @param brightnessSd standard deviation of ln m, 0 to 2: m(r), with median 1, is log-normal, white
 *     from pixel to pixel and constant in time, and multiplies the sample's intensity (not the
 *     background) before counting
 * @param domainLife mean life of a domain in units of the median tau; 0 = for ever, else 0.1 to
 *     1000000: ln tau(r, t) forgets as exp(-t / life)
 */
public record Heterogeneity(double betaSd, double betaXi, double brightnessSd, double domainLife) {

  /** One exponent, one brightness, domains that stay. */
  public static final Heterogeneity NONE = new Heterogeneity(0, -1, 0, 0);

  private static final double SHORTEST_LIFE = 0.1;
  private static final double LONGEST_LIFE = 1e6;

  /**
   * @throws InvalidInput if a value is outside its range
   */
  public Heterogeneity {
    Range.check("betaSd", betaSd, 0, 0.5, "");
    if (betaXi != -1) {
      Range.check("betaXi", betaXi, 0, 1e4, " nm, or -1 for xi");
    }
    Range.check("brightnessSd", brightnessSd, 0, 2, "");
    if (domainLife != 0) {
      Range.check("domainLife", domainLife, SHORTEST_LIFE, LONGEST_LIFE, " tau, or 0 for ever");
    }
  }

  public Heterogeneity withBeta(double sd, double xi) {
    return new Heterogeneity(sd, xi, brightnessSd, domainLife);
  }

  public Heterogeneity withBrightness(double sd) {
    return new Heterogeneity(betaSd, betaXi, sd, domainLife);
  }

  /** Changes the life of domains, in units of the median tau; 0 = for ever. */
  public Heterogeneity withDomainLife(double life) {
    return new Heterogeneity(betaSd, betaXi, brightnessSd, life);
  }
}
