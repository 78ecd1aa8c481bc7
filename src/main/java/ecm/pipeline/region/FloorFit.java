package ecm.pipeline.region;

import ecm.kww.FiniteRecordFloor;
import ecm.kww.FitMode;
import ecm.kww.FitParameters;
import ecm.kww.KwwFit;
import ecm.kww.KwwFitter;
import ecm.kww.Weights;
import ecm.stack.PixelFlag;
import ecm.statistics.Estimate;

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
 * @param time relaxation time tau [s] with its standard error by jackknife, NaN with fewer than 8
 *     blocks, or why there is no fit
 * @param contrast A
 * @param beta stretching exponent
 */
public record FloorFit(Estimate time, double contrast, double beta) {

  private static final int MOST_ROUNDS = 60;
  private static final double SAME = 1e-6;

  /** Whether there is a fit. */
  public boolean isResolved() {
    return time.isKnown();
  }

  /** Relaxation time [s]; NaN without a fit. */
  public double tau() {
    return time.value();
  }

  /** Standard error of tau [s]; NaN if not known. */
  public double tauSd() {
    return time.sd();
  }

  /** Why there is no fit; empty if there is one. */
  public String reason() {
    return time.reason();
  }

  /** No fit. */
  static FloorFit none(String reason) {
    return new FloorFit(Estimate.none(reason), Double.NaN, Double.NaN);
  }

  /**
   * The same with its standard error.
   *
   * @param sd of tau [s]
   */
  FloorFit withTauSd(double sd) {
    return new FloorFit(new Estimate(tau(), sd, reason()), contrast, beta);
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
        return new FloorFit(Estimate.of(tau * frameInterval, Double.NaN), a, beta);
      }
    }
    return none("the fit with the floor of a finite record did not settle");
  }
}
