package ecm.kww;

/**
 * How curves are fitted.
 *
 * @param mode lags and bounds
 * @param betaMax upper bound of beta in bounded mode
 * @param weights of the points
 * @param freeBaseline whether the baseline is fitted; else it is 1
 */
public record FitParameters(FitMode mode, double betaMax, Weights weights, boolean freeBaseline) {

  /** Bounded, beta up to 2, unweighted, baseline 1. */
  public static FitParameters defaults() {
    return new FitParameters(FitMode.BOUNDED, 2, Weights.NONE, false);
  }

  public FitParameters withMode(FitMode newMode) {
    return new FitParameters(newMode, betaMax, weights, freeBaseline);
  }

  public FitParameters withFreeBaseline(boolean free) {
    return new FitParameters(mode, betaMax, weights, free);
  }
}
