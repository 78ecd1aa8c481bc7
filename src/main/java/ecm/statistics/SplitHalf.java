package ecm.statistics;

import ecm.stack.FloatMap;
import ecm.stack.Mask;

/**
 * The correlation length of ln tau from two halves of a record, whose estimator noise is
 * independent: fit of B exp(-dr/xi) to the radial mean of their cross-covariance.
 *
 * @param xi correlation length [px]; NaN if not resolved
 * @param xiSd its standard error [px]
 * @param radii of the radial mean [px]
 * @param covariance radial mean of the cross-covariance
 * @param nullSd standard deviation of the covariance at 0 if the halves were unrelated
 * @param resolved whether C(0) exceeds 3 times its null
 */
public record SplitHalf(
    double xi, double xiSd, double[] radii, double[] covariance, double nullSd, boolean resolved) {

  /**
   * Correlates two maps.
   *
   * @param lnTau1 ln tau of the first half, NaN where there is none
   * @param lnTau2 ln tau of the second half
   * @param mask pixels to use
   * @param speckleArea pixels per speckle, sum of |mu|^2
   */
  public static SplitHalf of(FloatMap lnTau1, FloatMap lnTau2, Mask mask, double speckleArea) {
    throw new UnsupportedOperationException();
  }
}
