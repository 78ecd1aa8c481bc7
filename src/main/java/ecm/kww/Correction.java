package ecm.kww;

import java.util.Arrays;

/**
 * The inverse of a response ln tau_fit(ln tau) for one region: fitted relaxation times to the true
 * ones whose median fit they are. It makes medians right and widens the scatter by its slope.
 */
public final class Correction {

  private final double recordLength;
  private final double[] lnFitted;
  private final double[] lnTrue;

  /**
   * @param recordLength T
   * @param lnFitted ln(tau_fit / T), ascending
   * @param lnTrue ln(tau / T) of the same points
   */
  Correction(double recordLength, double[] lnFitted, double[] lnTrue) {
    this.recordLength = recordLength;
    this.lnFitted = lnFitted;
    this.lnTrue = lnTrue;
  }

  /**
   * The corrected relaxation time.
   *
   * @param tauFit fitted, in the unit of T
   * @return NaN beyond the range in which the response can be inverted; below the range the bias of
   *     the shortest tabulated time is taken off, which is nearly none
   */
  public double of(double tauFit) {
    double x = Math.log(tauFit / recordLength);
    int last = lnFitted.length - 1;
    if (Double.isNaN(x) || last < 1 || x > lnFitted[last]) {
      return Double.NaN;
    }
    if (x <= lnFitted[0]) {
      return tauFit * Math.exp(lnTrue[0] - lnFitted[0]);
    }
    int found = Arrays.binarySearch(lnFitted, x);
    int high = found >= 0 ? Math.max(1, found) : -found - 1;
    double slope = (lnTrue[high] - lnTrue[high - 1]) / (lnFitted[high] - lnFitted[high - 1]);
    return recordLength * Math.exp(lnTrue[high - 1] + slope * (x - lnFitted[high - 1]));
  }
}
