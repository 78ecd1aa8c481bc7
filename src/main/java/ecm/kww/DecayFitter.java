package ecm.kww;

import ecm.base.InvalidInput;

/**
 * Fits a {@link DecayModel} to curves on one set of times, by (weighted) least squares. One object
 * serves one thread.
 */
public interface DecayFitter {

  /**
   * Fits one curve. Which points are fitted, and the flags, are those of {@link KwwFitter}, save
   * that a model of k coordinates needs k + 3 points.
   *
   * @param g2 at the times; NaN where unknown
   * @param fit made for the same model; receives the result, NaN where there is none
   */
  void fit(double[] g2, DecayFit fit);

  /**
   * The fitter of a model: {@link KwwFitter} for the stretched exponential, with the same results
   * to the last bit, and a search with first derivatives for all others.
   *
   * @param model of the decay
   * @param parameters mode, bounds, weights, baseline
   * @param times of the points, ascending, from lag 1 on
   * @param frameInterval dt, in the unit of times
   * @param recordLength T = N dt, in the unit of times
   * @throws InvalidInput if betaMax is not above 0.2 (bounded mode)
   */
  static DecayFitter of(
      DecayModel model,
      FitParameters parameters,
      double[] times,
      double frameInterval,
      double recordLength) {
    return model == StretchedExponential.MODEL
        ? new KwwAsDecay(parameters, times, frameInterval, recordLength)
        : new ProjectedFitter(model, parameters, times, frameInterval, recordLength);
  }
}
