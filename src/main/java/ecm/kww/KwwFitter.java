package ecm.kww;

/** Fits curves on one set of times; one per thread, allocation-free. */
public final class KwwFitter {

  /**
   * @param parameters mode, bounds, weights, baseline
   * @param times of the points, ascending, from lag 1 on
   * @param frameInterval dt, in the unit of times
   * @param recordLength T = N dt, in the unit of times
   */
  public KwwFitter(
      FitParameters parameters, double[] times, double frameInterval, double recordLength) {}

  /**
   * Fits one curve.
   *
   * @param g2 at the times; NaN where unknown
   * @param fit receives the result; flags NO_CONVERGENCE, TOO_FEW_LAGS, BETA_AT_BOUND,
   *     LARGE_RESIDUAL; parameters NaN where there is none
   */
  public void fit(double[] g2, KwwFit fit) {
    throw new UnsupportedOperationException();
  }
}
