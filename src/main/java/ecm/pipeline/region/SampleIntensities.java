package ecm.pipeline.region;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.base.Warning;
import ecm.pipeline.maps.BrightnessTrend;
import ecm.pipeline.maps.FrameNormalization;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.stack.FrameStack;
import java.util.Optional;

/**
 * What is correlated of a sample: its intensities less the background, each frame divided by its
 * brightness if that was asked for, or found to be needed. Made once; curve fits, likelihood and
 * four-point function all take these.
 *
 * @param sample of which
 * @param parameters of the maps, with the background that was taken off and the normalisation that
 *     was done, never AUTO
 * @param frames the intensities
 * @param told what must be known of the brightness; empty if it is steady
 */
public record SampleIntensities(
    MeasuredSample sample, MapParameters parameters, FrameStack frames, Optional<Warning> told) {

  private static final int LAGS = 100;

  /** A straight line of unit length has a variance of 1/12. */
  private static final double LINE = 12;

  /**
   * Prepares a sample.
   *
   * <p>Of the normalisation AUTO the trend is divided out if the mean of the sample changes by more
   * than 3 standard errors and 2 % over the record, else nothing. The standard error is that of the
   * line through 12 blocks, at least that of a finite number of speckles, sqrt(12 A tau_int / (T
   * N_speckle)) with A and tau_int of the pooled curve of the bulk.
   *
   * @param sample that was found
   * @param given how maps are made
   * @param subtractBackground whether the measured intensity of the vacuum takes the place of the
   *     background given
   * @param progress may cancel
   * @throws InvalidInput if the frame interval is not known, the record is too short to fit, or the
   *     mask holds too few speckles to divide frames by their mean
   */
  public static SampleIntensities of(
      MeasuredSample sample, MapParameters given, boolean subtractBackground, Progress progress) {
    MapParameters offset = subtractBackground ? given.withBackground(sample.vacuum()) : given;
    FrameNormalization asked = offset.normalization();
    boolean asIs = asked == FrameNormalization.MEAN || asked == FrameNormalization.TREND;
    Optional<BrightnessTrend> trend =
        asIs ? Optional.empty() : trend(sample, offset.background(), progress);
    boolean divide = asked == FrameNormalization.AUTO && trend.isPresent();
    MapParameters used =
        asIs
            ? offset
            : offset.withNormalization(divide ? FrameNormalization.TREND : FrameNormalization.NONE);
    return new SampleIntensities(
        sample,
        used,
        RelaxationMapping.intensities(sample.stack(), sample.mask(), used, progress),
        trend.map(t -> warning(t, divide)));
  }

  /** The change of the brightness, if there is any. */
  private static Optional<BrightnessTrend> trend(
      MeasuredSample sample, double background, Progress progress) {
    FrameStack stack = sample.stack();
    BrightnessTrend raw = BrightnessTrend.of(stack, sample.mask(), background, progress);
    return raw.isSignificant()
        ? Optional.of(raw.withLeastSd(ofSpeckle(sample, progress)))
            .filter(BrightnessTrend::isSignificant)
        : Optional.empty();
  }

  /** Standard error of the change that a finite number of speckles makes; 0 if not known. */
  private static double ofSpeckle(MeasuredSample sample, Progress progress) {
    FrameStack stack = sample.stack();
    PooledFit pooled =
        PooledFit.of(stack, sample.layers().bulk(), LAGS, sample.speckle().fwhm(), progress);
    double speckles = sample.mask().count() / sample.speckle().area();
    if (!pooled.isResolved() || !(speckles > 0)) {
      return 0;
    }
    double length = stack.frames() * stack.frameInterval();
    return Math.sqrt(
        LINE * pooled.contrast() * RegionConditions.integralTime(pooled) / length / speckles);
  }

  private static Warning warning(BrightnessTrend trend, boolean divided) {
    return divided
        ? Warning.info(
            Warning.Kind.BRIGHTNESS,
            trend.sentence()
                + ": each frame is divided by the slow trend of it (normalizeFrames=auto)")
        : Warning.warning(
            Warning.Kind.BRIGHTNESS,
            trend.sentence() + ": it adds to the decay, and the times come out too long",
            "give normalizeFrames=auto or trend; look for contamination and decay of the beam");
  }
}
