package ecm.kww;

import ecm.base.InvalidInput;
import ecm.stack.PixelFlag;

/**
 * Fits the stretched exponential
 *
 * <pre>  g2(t) = b + A exp(-2 (t/tau)^beta),   b = 1 unless free</pre>
 *
 * by (weighted) least squares to curves on one set of times. One object serves one thread and
 * allocates nothing after construction.
 *
 * <p>Points: in the modes bounded and classic those before the first g2 &lt;= 1 (or the first that
 * is not finite), fewer than 5 of them giving {@link PixelFlag#TOO_FEW_LAGS}; in mode full all
 * finite ones. Starts: tau where g2-1 first falls to A0 e^-2, linear in ln t, with A0 the first
 * value; beta 0.7 and 1 ({@link StretchedExponential}); the lower minimum wins. The second search
 * ends early where it runs into the minimum of the first (see {@link BoxNewton}). A is not searched
 * but solved for (see {@link ReducedCost}).
 *
 * <p>In bounded mode the result is the minimum within A in (0, 3], tau in [dt/2, T], beta in [0.2,
 * betaMax]. In the other modes a curve without a minimum at finite, positive A and tau gives {@link
 * PixelFlag#NO_CONVERGENCE}.
 */
public final class KwwFitter {

  private static final int MIN_POINTS = 5;
  static final double LARGE_RESIDUAL = 0.3;
  static final double FLAT = 1e-6;

  private final FitParameters parameters;
  private final double[] lnTimes;
  private final SearchBox box;
  private final ReducedCost cost;
  private final BoxNewton newton;

  /**
   * @param parameters mode, bounds, weights, baseline
   * @param times of the points, ascending, from lag 1 on
   * @param frameInterval dt, in the unit of times
   * @param recordLength T = N dt, in the unit of times
   * @throws InvalidInput if betaMax is not above 0.2 (bounded mode)
   */
  public KwwFitter(
      FitParameters parameters, double[] times, double frameInterval, double recordLength) {
    requireBeta(parameters);
    this.parameters = parameters;
    this.lnTimes = lnTimes(times);
    this.box = SearchBox.of(parameters, frameInterval, recordLength);
    double[] weights = weights(parameters, times, recordLength);
    this.cost = new ReducedCost(lnTimes, weights, parameters.freeBaseline(), box);
    this.newton = new BoxNewton(cost, box);
  }

  static void requireBeta(FitParameters parameters) {
    if (parameters.mode() == FitMode.BOUNDED && !(parameters.betaMax() > 0.2)) {
      throw new InvalidInput(
          "betaMax is "
              + parameters.betaMax()
              + "; it must be above 0.2, the lower bound of beta.");
    }
  }

  static double[] lnTimes(double[] times) {
    double[] lnTimes = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      if (!(times[i] > 0) || i > 0 && times[i] <= times[i - 1]) {
        throw new IllegalArgumentException("times must be positive and ascending");
      }
      lnTimes[i] = Math.log(times[i]);
    }
    return lnTimes;
  }

  static double[] weights(FitParameters parameters, double[] times, double recordLength) {
    double[] weights = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      weights[i] =
          parameters.weights() == Weights.PAIRS
              ? Math.max(0, (recordLength - times[i]) / recordLength)
              : 1;
    }
    return weights;
  }

  /**
   * Fits one curve.
   *
   * @param g2 at the times; NaN where unknown
   * @param fit receives the result; flags NO_CONVERGENCE, TOO_FEW_LAGS, BETA_AT_BOUND,
   *     LARGE_RESIDUAL (rms &gt; 0.3 A); parameters NaN where there is none
   */
  public void fit(double[] g2, KwwFit fit) {
    int range = range(parameters.mode(), g2, lnTimes.length);
    int points = finite(g2, range);
    clear(fit, points);
    if (points < MIN_POINTS) {
      fit.flags = PixelFlag.TOO_FEW_LAGS.bit();
      return;
    }
    cost.setCurve(g2, range);
    double startLnTau = startLnTau(lnTimes, g2, range);
    double lnTau = Double.NaN;
    double beta = Double.NaN;
    double value = Double.POSITIVE_INFINITY;
    for (double startBeta : StretchedExponential.START_BETAS) {
      newton.search(startLnTau, startBeta, lnTau, beta);
      if (newton.converged && isMeaningful(range) && newton.value < value) {
        lnTau = newton.lnTau;
        beta = newton.beta;
        value = newton.value;
      }
    }
    if (Double.isNaN(lnTau)) {
      fit.flags = PixelFlag.NO_CONVERGENCE.bit();
      return;
    }
    cost.evaluate(lnTau, beta);
    fill(fit, lnTau, beta);
  }

  /** The number of points from the first that may be used. */
  static int range(FitMode mode, double[] g2, int length) {
    if (mode == FitMode.FULL) {
      return length;
    }
    int n = 0;
    while (n < length && g2[n] > 1 && g2[n] < Double.POSITIVE_INFINITY) {
      n++;
    }
    return n;
  }

  static int finite(double[] g2, int range) {
    int n = 0;
    for (int i = 0; i < range; i++) {
      n += Double.isFinite(g2[i]) ? 1 : 0;
    }
    return n;
  }

  /** ln of the time where g2-1 first falls to A0 e^-2; the last time if it never does. */
  static double startLnTau(double[] lnTimes, double[] g2, int range) {
    int previous = -1;
    double level = Double.NaN;
    for (int i = 0; i < range; i++) {
      if (!Double.isFinite(g2[i])) {
        continue;
      }
      if (previous < 0) {
        level = (g2[i] - 1) * Math.exp(-2);
      } else if (g2[i] - 1 <= level) {
        double above = g2[previous] - 1;
        double fraction = above > level ? (above - level) / (above - (g2[i] - 1)) : 1;
        return lnTimes[previous] + fraction * (lnTimes[i] - lnTimes[previous]);
      }
      previous = i;
    }
    return lnTimes[previous];
  }

  /**
   * Whether the search found a relaxation: positive A and, in the unbounded modes, neither a point
   * on the fence around them nor a model that is flat over all points.
   */
  private boolean isMeaningful(int range) {
    if (!(newton.contrast > 0)) {
      return false;
    }
    if (parameters.mode() == FitMode.BOUNDED) {
      return true;
    }
    double fall = decay(lnTimes[0]) - decay(lnTimes[range - 1]);
    return fall > FLAT && !box.lnTauAtBound(newton.lnTau) && !box.betaAtBound(newton.beta);
  }

  private double decay(double lnTime) {
    return Math.exp(-2 * Math.exp(newton.beta * (lnTime - newton.lnTau)));
  }

  private static void clear(KwwFit fit, int points) {
    fit.contrast = Double.NaN;
    fit.tau = Double.NaN;
    fit.beta = Double.NaN;
    fit.baseline = Double.NaN;
    fit.rms = Double.NaN;
    fit.points = points;
    fit.flags = 0;
  }

  private void fill(KwwFit fit, double lnTau, double beta) {
    fit.contrast = cost.contrast();
    fit.tau = Math.exp(lnTau);
    fit.beta = beta;
    fit.baseline = 1 + cost.offset();
    fit.rms = cost.rms();
    if (box.betaAtBound(beta)) {
      fit.flags |= PixelFlag.BETA_AT_BOUND.bit();
    }
    if (fit.rms > LARGE_RESIDUAL * fit.contrast) {
      fit.flags |= PixelFlag.LARGE_RESIDUAL.bit();
    }
  }

  /** Evaluations of the cost so far, for benchmarks. */
  long evaluations() {
    return newton.evaluations;
  }
}
