package ecm.pipeline.likelihood;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.likelihood.region.LikelihoodRegion;
import ecm.pipeline.fourpoint.FourPointXi;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.region.MeasuredSample;
import ecm.pipeline.region.SampleIntensities;
import ecm.stack.FrameStack;
import ecm.stack.ScaledFrames;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the likelihood sees of a sample. The curve fit takes a background off only if told to, as it
 * changes the contrast alone; the likelihood always takes off what the vacuum shows, as it tells
 * tau by the brightness, unless the user has given a background. What the beam and the drift have
 * left is taken out ({@link SteadyRecord}).
 *
 * @param steady the frames, background taken off, beam divided out, jitter undone
 * @param background that was taken off [intensity]
 * @param electronsPerAdu gain of the camera [detected electrons per unit of intensity]; 0 if only
 *     the noise of the record tells it
 * @param vacuum says that the intensity of the vacuum was taken off; empty if it was not
 */
public record LikelihoodFrames(
    SteadyRecord steady, double background, double electronsPerAdu, Optional<String> vacuum) {

  /**
   * Prepares the intensities of a sample.
   *
   * @param intensities as correlated
   * @param progress told of the frames read
   */
  public static LikelihoodFrames of(SampleIntensities intensities, Progress progress) {
    MeasuredSample sample = intensities.sample();
    MapParameters parameters = intensities.parameters();
    double given = parameters.background();
    double background = given == 0 ? sample.vacuum() : given;
    FrameStack own = less(intensities.frames(), background - given);
    return new LikelihoodFrames(
        SteadyRecord.of(sample, own, parameters, progress),
        background,
        parameters.electronsPerAdu(),
        background == given
            ? Optional.empty()
            : Optional.of(
                String.format(
                    Locale.ROOT,
                    "likelihood of the record: the intensity of the vacuum, %.4g, was taken off",
                    background)));
  }

  private static FrameStack less(FrameStack intensities, double left) {
    if (left == 0) {
      return intensities;
    }
    double[] gains = new double[intensities.frames()];
    Arrays.fill(gains, 1);
    return new ScaledFrames(intensities, left, gains);
  }

  /** The sample, with the speckle of these frames. */
  public MeasuredSample sample() {
    return steady.sample();
  }

  /** The frames. */
  public FrameStack frames() {
    return steady.intensities();
  }

  /**
   * The whole sample with its static brightness and its camera.
   *
   * @throws InvalidInput if it is too small
   */
  public LikelihoodRegion region() {
    MeasuredSample sample = sample();
    return LikelihoodRegion.of(
            sample.mask(),
            FourPointXi.less(sample.moments().mean(), background),
            sample.distance(),
            sample.speckle())
        .recordedWith(electronsPerAdu);
  }
}
