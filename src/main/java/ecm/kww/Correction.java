package ecm.kww;

import java.util.Arrays;

/**
 * The inverse of a response ln tau_fit(ln tau) for one region: fitted relaxation times to the true
 * ones whose median fit they are. It makes medians right and widens the scatter by its slope.
 *
 * <p>Immutable, safe for all threads.
 */
public final class Correction {

  private final double recordLength;
  private final double[] lnFitted;
  private final double[] lnTrue;
  private final double[] sd;
  private final boolean continues;

  /**
   * Tabulates the response.
   *
   * @param recordLength T
   * @param lnFitted ln(tau_fit / T), ascending, where the response can be inverted
   * @param lnTrue ln(tau / T) of the same points
   * @param spread half the central 68 % range of ln tau_fit there
   * @param continues whether shorter times than the first point have the bias of the first
   */
  Correction(
      double recordLength, double[] lnFitted, double[] lnTrue, double[] spread, boolean continues) {
    this.recordLength = recordLength;
    this.lnFitted = lnFitted;
    this.lnTrue = lnTrue;
    this.continues = continues;
    this.sd = new double[lnTrue.length];
    if (isInvertible()) {
      Arrays.setAll(sd, k -> halfRange(lnFitted[k], spread[k]));
    }
  }

  /** Half of what the inverse makes of the central 68 % of ln tau_fit. */
  private double halfRange(double median, double spread) {
    double end = lnFitted[lnFitted.length - 1];
    return (inverse(Math.min(median + spread, end)) - inverse(median - spread)) / 2;
  }

  private boolean isInvertible() {
    return lnFitted.length > 1;
  }

  /**
   * The corrected relaxation time.
   *
   * @param tauFit fitted, in the unit of T
   * @return NaN beyond the range in which the response can be inverted; below the tabulated range
   *     the bias of the shortest tabulated time is taken off, which is nearly none
   */
  public double of(double tauFit) {
    double x = Math.log(tauFit / recordLength);
    boolean inside =
        isInvertible() && x <= lnFitted[lnFitted.length - 1] && (continues || x >= lnFitted[0]);
    return inside ? recordLength * Math.exp(inverse(x)) : Double.NaN;
  }

  private double inverse(double x) {
    return x <= lnFitted[0] ? x + lnTrue[0] - lnFitted[0] : interpolate(lnFitted, lnTrue, x);
  }

  /**
   * The error of one pixel's corrected time: half the range that holds the central 68 % of ln
   * tau_corrected where the truth is tau. It is the scatter of the estimator ln tau_fit times the
   * slope of the inverse response, so it is larger than the scatter of ln tau_fit itself.
   *
   * @param tau corrected, in the unit of T
   * @return NaN for a time that no correction gives
   */
  public double sdLnTau(double tau) {
    double x = Math.log(tau / recordLength);
    int last = lnTrue.length - 1;
    if (!isInvertible() || !(x <= lnTrue[last] + 1e-9)) {
      return Double.NaN;
    }
    return x <= lnTrue[0] ? sd[0] : interpolate(lnTrue, sd, Math.min(x, lnTrue[last]));
  }

  /** Linear interpolation, x within the range of the ascending nodes. */
  private static double interpolate(double[] nodes, double[] values, double x) {
    int found = Arrays.binarySearch(nodes, x);
    int high = found >= 0 ? Math.max(1, found) : -found - 1;
    double slope = (values[high] - values[high - 1]) / (nodes[high] - nodes[high - 1]);
    return values[high - 1] + slope * (x - nodes[high - 1]);
  }
}
