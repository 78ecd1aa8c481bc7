package ecm.pipeline.fourpoint;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.fourpoint.FourPoint;
import ecm.fourpoint.FourPointForm;
import ecm.fourpoint.FourPointRequest;
import ecm.fourpoint.length.Xi;
import ecm.fourpoint.length.XiFit;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.pipeline.region.RegionFits;
import ecm.sample.Moments;
import ecm.stack.EveryNthFrame;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.statistics.Estimate;
import java.util.Optional;

/**
 * Correlation lengths of the four-point function at a lag of tau, raw, with each pixel divided by
 * its mean over time, and of homogeneous speckle.
 *
 * @param curves which they were fitted to, or why g4 could not be computed
 * @param speckle the length of speckle alone [px] with its standard error, from the width of
 *     speckle and the record's length, or why there is no null
 */
public record FourPointXi(Maybe<FourPointCurves> curves, Estimate speckle) {

  /** Of a length that is that of speckle alone, within its error. */
  public static final String LIKE_SPECKLE = "not distinguishable from speckle";

  private static final int RADIUS = 10;

  /** Frames used per tau: more hold little news of a pattern that takes tau to change. */
  private static final int FRAMES_PER_TAU = 8;

  /**
   * Computes g4 at one lag, within 1/16 of tau, for R = 0 to 10 px or as far as the region reaches,
   * from every n-th frame with at least 8 frames per tau.
   *
   * @param stack aligned frames, less the background
   * @param region the bulk
   * @param mean of each pixel over time, less the background
   * @param speckle what homogeneous speckle would show
   * @param progress of both passes
   */
  public static FourPointXi of(
      FrameStack stack, Mask region, FloatMap mean, SpeckleNull speckle, Progress progress) {
    double lag = speckle.tau() / stack.frameInterval();
    if (!(lag < stack.frames() / 2.0)) {
      return none(
          "tau of the region's pooled curve is not within half the record",
          speckle.model().reason());
    }
    int step = Math.max(1, (int) (lag / FRAMES_PER_TAU));
    int lagSteps = Math.max(1, (int) Math.rint(lag / step));
    FrameStack few = new EveryNthFrame(stack, step);
    try {
      FourPointRequest request = FourPointRequest.ring(RADIUS, lagSteps);
      FourPoint raw = FourPoint.of(few, region, mean, request, progress.part(0, 0.5));
      FourPoint normalized =
          FourPoint.of(few, region, mean, request.withNormalize(true), progress.part(0.5, 1));
      double time = lagSteps * few.frameInterval();
      Optional<double[]> homogeneous =
          speckle
              .model()
              .value()
              .map(m -> m.g4(FourPointForm.RING, RADIUS, speckle.correlation(time)));
      double nullXi =
          homogeneous.map(g4 -> XiFit.fit(g4, XiFit.Options.DEFAULT).xi()).orElse(Double.NaN);
      return new FourPointXi(
          Maybe.of(
              new FourPointCurves(
                  time,
                  raw.radii(),
                  FourPointCurves.Curve.of(raw),
                  FourPointCurves.Curve.of(normalized),
                  homogeneous)),
          new Estimate(nullXi, speckle.sd(nullXi), speckle.model().reason()));
    } catch (InvalidInput e) {
      return none(e.getMessage(), speckle.model().reason());
    }
  }

  private static FourPointXi none(String reason, String nullReason) {
    return new FourPointXi(
        Maybe.not(reason), Estimate.none(nullReason.isEmpty() ? reason : nullReason));
  }

  /** The length of speckle alone [px]; NaN if there is no null. */
  public double nullXi() {
    return speckle.value();
  }

  /** Standard error of that [px]; NaN if there is no null. */
  public double nullSd() {
    return speckle.sd();
  }

  /** xi of Eq. 3 as it stands; empty if it could not be computed. */
  public Optional<Xi> raw() {
    return curves.value().map(c -> c.raw().xi());
  }

  /** xi of intensities over each pixel's mean; empty if it could not be computed. */
  public Optional<Xi> normalized() {
    return curves.value().map(c -> c.normalized().xi());
  }

  /** The mean map less a background. */
  public static FloatMap less(FloatMap mean, double background) {
    float[] values = mean.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] -= (float) background;
    }
    return new FloatMap(mean.width(), mean.height(), values);
  }

  /** The same from what the analysis of a whole stack knows. */
  public static FourPointXi of(
      RegionFits.Sample sample, RegionFits fits, MapParameters maps, Progress progress) {
    FrameStack stack = sample.stack();
    Mask bulk = sample.layers().bulk();
    FrameStack intensities =
        RelaxationMapping.intensities(stack, sample.mask(), maps, progress.part(0, 0.1));
    Moments moments = sample.moments();
    FloatMap mean = less(moments.mean(), maps.background());
    SpeckleNull speckle =
        SpeckleNull.of(
            moments.withMean(mean),
            bulk,
            fits.bulkCurve(),
            sample.speckle(),
            stack.frames() * stack.frameInterval());
    return of(intensities, bulk, mean, speckle, progress.part(0.1, 1));
  }
}
