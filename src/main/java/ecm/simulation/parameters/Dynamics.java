package ecm.simulation.parameters;

/**
 * How the sample relaxes: the field's autocorrelation is exp(-(t/tau)^beta), so that g2 - 1 = A
 * exp(-2 (t/tau)^beta), with tau log-normal over the sample.
 *
 * @param tau median relaxation time of the bulk [s], above 0
 * @param sigma standard deviation of ln tau, 0 (homogeneous) to 3
 * @param xi correlation length of ln tau [nm], 0 or more: its correlation is exp(-r/xi)
 * @param beta stretching exponent, 0.1 to 2; above 1 the record has to be long against tau (see
 *     {@link ecm.simulation.Simulation#of})
 */
public record Dynamics(double tau, double sigma, double xi, double beta) {

  /**
   * @throws ecm.base.InvalidInput if a value is outside its range
   */
  public Dynamics {
    Range.checkPositive("tau", tau, 1e12, " s");
    Range.check("sigma", sigma, 0, 3, "");
    Range.check("xi", xi, 0, 1e4, " nm");
    Range.check("beta", beta, 0.1, 2, "");
  }
}
