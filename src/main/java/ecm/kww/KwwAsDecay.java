package ecm.kww;

import ecm.kww.DecayModel.Bounds;

/** {@link KwwFitter} as the fitter of {@link StretchedExponential}. */
final class KwwAsDecay implements DecayFitter {

  private final KwwFitter fitter;
  private final KwwFit kww = new KwwFit();
  private final Bounds bounds;

  KwwAsDecay(FitParameters parameters, double[] times, double frameInterval, double recordLength) {
    fitter = new KwwFitter(parameters, times, frameInterval, recordLength);
    bounds = StretchedExponential.MODEL.bounds(parameters, frameInterval, recordLength);
  }

  @Override
  public void fit(double[] g2, DecayFit fit) {
    fitter.fit(g2, kww);
    fit.clear(kww.points);
    fit.values[0] = kww.tau;
    fit.values[1] = kww.beta;
    fit.contrast = kww.contrast;
    fit.baseline = kww.baseline;
    fit.rms = kww.rms;
    fit.flags = kww.flags;
    fit.atBound = isAt(0, Math.log(kww.tau)) || isAt(1, kww.beta);
  }

  /** The logarithm of a time at its bound is the bound to rounding. */
  private boolean isAt(int k, double value) {
    double rounding = 1e-12 * (1 + Math.abs(value));
    return value <= bounds.lower()[k] + rounding || value >= bounds.upper()[k] - rounding;
  }
}
