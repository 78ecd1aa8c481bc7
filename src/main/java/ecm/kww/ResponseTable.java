package ecm.kww;

/**
 * The response of the per-pixel estimator to a finite record: the median and the scatter of ln
 * tau_fit for a true tau, tabulated with the simulator.
 */
public final class ResponseTable {

  /** The table shipped with the suite. */
  public static ResponseTable shipped() {
    throw new UnsupportedOperationException();
  }

  /**
   * The median of ln(tau_fit / tau).
   *
   * @param recordOverTau T/tau
   * @param beta true stretching exponent
   */
  public double medianBias(double recordOverTau, double beta) {
    throw new UnsupportedOperationException();
  }

  /** The standard deviation of ln tau_fit in a homogeneous stack: the null of sigma. */
  public double scatter(double recordOverTau, double beta) {
    throw new UnsupportedOperationException();
  }

  /**
   * The tau whose median fit is the one found.
   *
   * @param tauFit fitted, in the unit of recordLength
   * @param recordLength T
   * @param beta of the region, from its pooled curve
   * @return NaN where the response cannot be inverted
   */
  public double corrected(double tauFit, double recordLength, double beta) {
    throw new UnsupportedOperationException();
  }
}
