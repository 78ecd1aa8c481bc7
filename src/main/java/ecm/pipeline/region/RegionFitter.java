package ecm.pipeline.region;

import ecm.correlation.pooled.RegionEstimate;
import ecm.correlation.pooled.RegionEstimate.Omission;
import ecm.kww.FitMode;
import ecm.kww.FitParameters;
import ecm.kww.KwwFit;
import ecm.kww.KwwFitter;
import ecm.kww.Weights;
import ecm.stack.PixelFlag;
import ecm.statistics.Jackknife;
import java.util.Arrays;
import java.util.List;

/** Fits the two curves of a region, and again without one block each for the standard errors. */
final class RegionFitter {

  /** Longer lags of a region have fewer pairs than they have noise. */
  static final double LONGEST_LAG = 0.5;

  private static final double LEAST_BETA = 0.1;

  private final RegionEstimate estimate;
  private final int frames;
  private final double frameInterval;
  private final double[] lags;
  private final KwwFitter fitter;

  RegionFitter(RegionEstimate estimate, int frames, double frameInterval) {
    this.estimate = estimate;
    this.frames = frames;
    this.frameInterval = frameInterval;
    this.lags =
        Arrays.stream(estimate.curve().lags()).takeWhile(p -> p <= LONGEST_LAG * frames).toArray();
    double[] times = Arrays.stream(lags).map(p -> p * frameInterval).toArray();
    FitParameters free = new FitParameters(FitMode.FULL, 2, Weights.PAIRS, true);
    this.fitter = new KwwFitter(free, times, frameInterval, frames * frameInterval);
  }

  PooledFit fit() {
    KwwFit fit = free(estimate.curve().g2());
    String reason = reason(fit);
    FloorFit floor =
        reason.isEmpty() ? floor(estimate.pixelNormalized(), fit) : FloorFit.none(reason);
    List<Omission> omissions = reason.isEmpty() ? estimate.omissions() : List.of();
    double[] shares = omissions.stream().mapToDouble(Omission::share).toArray();
    double[] lnTau = new double[shares.length];
    double[] beta = new double[shares.length];
    double[] lnFloorTau = new double[shares.length];
    for (int b = 0; b < shares.length; b++) {
      KwwFit without = free(omissions.get(b).g2());
      boolean found = reason(without).isEmpty();
      lnTau[b] = found ? Math.log(without.tau) : Double.NaN;
      beta[b] = found ? without.beta : Double.NaN;
      lnFloorTau[b] =
          found && floor.isResolved()
              ? Math.log(floor(omissions.get(b).pixelNormalized(), without).tau())
              : Double.NaN;
    }
    double floorSd = Jackknife.standardError(Math.log(floor.tau()), lnFloorTau, shares);
    return new PooledFit(
        estimate.curve(),
        fit.curve(),
        fit.tau * Jackknife.standardError(Math.log(fit.tau), lnTau, shares),
        Jackknife.standardError(fit.beta, beta, shares),
        floor.withTauSd(floor.tau() * floorSd),
        reason);
  }

  private KwwFit free(double[] g2) {
    KwwFit fit = new KwwFit();
    fitter.fit(Arrays.copyOf(g2, lags.length), fit);
    return fit;
  }

  private FloorFit floor(double[] g2, KwwFit start) {
    return FloorFit.of(Arrays.copyOf(g2, lags.length), lags, frames, frameInterval, start);
  }

  private String reason(KwwFit fit) {
    if (PixelFlag.withoutValue(fit.flags) || !(fit.contrast > 0)) {
      return "the fit of the region's curve did not converge";
    }
    return fit.tau > frames * frameInterval / 2 || fit.beta <= LEAST_BETA
        ? "the region's curve does not decay within half the record"
        : "";
  }
}
