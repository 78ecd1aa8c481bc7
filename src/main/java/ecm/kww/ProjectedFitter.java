package ecm.kww;

import ecm.kww.DecayModel.Bounds;
import ecm.stack.PixelFlag;

/** Fits any {@link DecayModel}: the lowest of the minima that its starts lead to. */
final class ProjectedFitter implements DecayFitter {

  /** Of points above the number of coordinates; A and c are two unknowns more. */
  private static final int MORE_POINTS = 3;

  private final DecayModel model;
  private final FitMode mode;
  private final double[] lnTimes;
  private final Bounds bounds;
  private final ProjectedCost cost;
  private final ProjectedSearch search;
  private final double[] best;

  ProjectedFitter(
      DecayModel model,
      FitParameters parameters,
      double[] times,
      double frameInterval,
      double recordLength) {
    KwwFitter.requireBeta(parameters);
    this.model = model;
    this.mode = parameters.mode();
    this.lnTimes = KwwFitter.lnTimes(times);
    this.bounds = model.bounds(parameters, frameInterval, recordLength);
    SearchBox box = SearchBox.of(parameters, frameInterval, recordLength);
    double[] weights = KwwFitter.weights(parameters, times, recordLength);
    this.cost = new ProjectedCost(model, lnTimes, weights, parameters.freeBaseline(), box);
    this.search = new ProjectedSearch(cost, bounds);
    this.best = new double[bounds.lower().length];
  }

  @Override
  public void fit(double[] g2, DecayFit fit) {
    int range = KwwFitter.range(mode, g2, lnTimes.length);
    int points = KwwFitter.finite(g2, range);
    fit.clear(points);
    if (points < best.length + MORE_POINTS) {
      fit.flags = PixelFlag.TOO_FEW_LAGS.bit();
      return;
    }
    cost.setCurve(g2, range);
    double value = Double.POSITIVE_INFINITY;
    for (double[] start : model.starts(KwwFitter.startLnTau(lnTimes, g2, range))) {
      if (search.search(start) && search.value < value && isMeaningful()) {
        System.arraycopy(search.point, 0, best, 0, best.length);
        value = search.value;
      }
    }
    if (value == Double.POSITIVE_INFINITY) {
      fit.flags = PixelFlag.NO_CONVERGENCE.bit();
      return;
    }
    cost.evaluate(best);
    fill(fit);
  }

  /** Positive A and, in the unbounded modes, a decay that is not flat and none on the fence. */
  private boolean isMeaningful() {
    boolean fenced = false;
    for (int k = 0; k < best.length; k++) {
      fenced |= bounds.fence()[k] && bounds.isAt(k, search.point[k]);
    }
    boolean falls = mode == FitMode.BOUNDED || cost.fall() > KwwFitter.FLAT;
    return cost.contrast() > 0 && falls && !fenced;
  }

  private void fill(DecayFit fit) {
    model.quantitiesAt(best, fit.values);
    fit.contrast = cost.contrast();
    fit.baseline = 1 + cost.offset();
    fit.rms = cost.rms();
    for (int k = 0; k < best.length; k++) {
      fit.atBound |= bounds.isAt(k, best[k]);
    }
    if (fit.rms > KwwFitter.LARGE_RESIDUAL * fit.contrast) {
      fit.flags |= PixelFlag.LARGE_RESIDUAL.bit();
    }
  }
}
