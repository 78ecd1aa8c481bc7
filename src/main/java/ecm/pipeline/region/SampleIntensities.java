package ecm.pipeline.region;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.stack.FrameStack;

/**
 * What is correlated of a sample: its intensities less the background, each frame divided by its
 * brightness if that was asked for. Made once; curve fits, likelihood and four-point function all
 * take these.
 *
 * @param sample of which
 * @param parameters of the maps, with the background that was taken off
 * @param frames the intensities
 */
public record SampleIntensities(
    MeasuredSample sample, MapParameters parameters, FrameStack frames) {

  /**
   * Prepares a sample.
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
    MapParameters parameters = subtractBackground ? given.withBackground(sample.vacuum()) : given;
    return new SampleIntensities(
        sample,
        parameters,
        RelaxationMapping.intensities(sample.stack(), sample.mask(), parameters, progress));
  }
}
