package ecm.pipeline.region;

import ecm.kww.FiniteRecordFloor;
import ecm.kww.FitMode;
import ecm.kww.FitParameters;
import ecm.kww.KwwFit;
import ecm.kww.KwwFitter;
import ecm.kww.Weights;
import ecm.stack.PixelFlag;

/**
 * The relaxation time of a region from its pixel-normalised curve, in which the floor of a finite
 * record takes the place of baseline 1: a correction for the finite record that needs no simulated
 * table.
 *
 * <pre>  g2(t) = (1 + A exp(-2 (t/tau)^beta)) / (1 + A F(t; tau, beta))</pre>
 *
 * with F of {@link FiniteRecordFloor}. Solved by adding back the floor of the last A, tau, beta and
 * fitting again, until nothing changes: all lags up to T/2, weighted by their number of pairs. Of a
 * mixture of relaxation times it is, like the pooled fit, an ensemble mean, not a median.
 *
 * @param contrast A
 * @param tau relaxation time [s]
 * @param beta stretching exponent
 * @param tauSd standard error of tau [s] by jackknife; NaN with fewer than 8 blocks
 * @param reason why there is no fit, empty if there is one
 */
public record FloorFit(double contrast, double tau, double beta, double tauSd, String reason) {

  private static final int MOST_ROUNDS = 60;
  private static final double SAME = 1e-6;

  /** Whether there is a fit. */
  public boolean isResolved() {
    return reason.isEmpty();
  }

  /** No fit. */
  static FloorFit none(String reason) {
    return new FloorFit(Double.NaN, Double.NaN, Double.NaN, Double.NaN, reason);
  }

  /**
   * The same with its standard error.
   *
   * @param sd of tau [s]
   */
  FloorFit withTauSd(double sd) {
    return new FloorFit(contrast, tau, beta, sd, reason);
  }

  /**
   * Fits one curve.
   *
   * @param curve pixel-normalised g2 at the first lags
   * @param lags in frames, as many
   * @param frames number N of the record
   * @param frameInterval dt [s]
   * @param start A, tau and beta near the solution, of the fit with free baseline
   */
  static FloorFit of(
      double[] curve, double[] lags, int frames, double frameInterval, KwwFit start) {
    FitParameters all = new FitParameters(FitMode.FULL, 2, Weights.PAIRS, false);
    KwwFitter fitter = new KwwFitter(all, lags, 1, frames);
    KwwFit fit = new KwwFit();
    double[] raised = new double[curve.length];
    double a = start.contrast;
    double tau = start.tau / frameInterval;
    double beta = start.beta;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      FiniteRecordFloor floor = new FiniteRecordFloor(frames, tau, beta);
      for (int k = 0; k < curve.length; k++) {
        raised[k] = curve[k] * (1 + a * floor.at(lags[k]));
      }
      fitter.fit(raised, fit);
      if (PixelFlag.withoutValue(fit.flags) || fit.tau > frames / 2.0) {
        return none("the fit with the floor of a finite record found no decay");
      }
      boolean same =
          Math.abs(fit.tau / tau - 1) < SAME
              && Math.abs(fit.beta - beta) < SAME
              && Math.abs(fit.contrast - a) < SAME;
      a = fit.contrast;
      tau = fit.tau;
      beta = fit.beta;
      if (same) {
        return new FloorFit(a, tau * frameInterval, beta, Double.NaN, "");
      }
    }
    return none("the fit with the floor of a finite record did not settle");
  }
}
