package ecm.kww;

import ecm.kww.DecayModel.Bounds;

/**
 * Where a fit may look: ln tau, beta and A within bounds.
 *
 * <p>In the unbounded modes the box is only a fence far outside anything that a record of this
 * length can show; a fit that runs into it has no minimum, for instance because the curve does not
 * decay.
 *
 * @param minLnTau lower bound of ln tau
 * @param maxLnTau upper bound of ln tau
 * @param minBeta lower bound of beta
 * @param maxBeta upper bound of beta
 * @param minContrast lower bound of A
 * @param maxContrast upper bound of A
 */
record SearchBox(
    double minLnTau,
    double maxLnTau,
    double minBeta,
    double maxBeta,
    double minContrast,
    double maxContrast) {

  private static final double MAX_CONTRAST = 3;

  /** The box of a mode: times between dt and T. */
  static SearchBox of(FitParameters parameters, double frameInterval, double recordLength) {
    Bounds shape = StretchedExponential.MODEL.bounds(parameters, frameInterval, recordLength);
    boolean bounded = parameters.mode() == FitMode.BOUNDED;
    return new SearchBox(
        shape.lower()[0],
        shape.upper()[0],
        shape.lower()[1],
        shape.upper()[1],
        bounded ? 0 : Double.NEGATIVE_INFINITY,
        bounded ? MAX_CONTRAST : Double.POSITIVE_INFINITY);
  }

  double clampLnTau(double lnTau) {
    return Math.max(minLnTau, Math.min(maxLnTau, lnTau));
  }

  double clampBeta(double beta) {
    return Math.max(minBeta, Math.min(maxBeta, beta));
  }

  boolean lnTauAtBound(double lnTau) {
    return lnTau <= minLnTau || lnTau >= maxLnTau;
  }

  boolean betaAtBound(double beta) {
    return beta <= minBeta || beta >= maxBeta;
  }
}
