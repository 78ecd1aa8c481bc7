package ecm.pipeline.likelihood;

import ecm.base.Progress;
import ecm.pipeline.maps.BeamFluctuation;
import ecm.pipeline.maps.FrameNormalization;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.region.MeasuredSample;
import ecm.registration.ResidualJitter;
import ecm.sample.Speckle;
import ecm.stack.FrameStack;

/**
 * A record as the likelihood looks at it: without the fluctuation of the beam, and without the
 * jitter that registration has left.
 *
 * @param intensities frames
 * @param sample with the speckle of these frames, which jitter blurs
 * @param beam what was found of it and divided out
 * @param jitter what was found of it and undone
 */
public record SteadyRecord(
    FrameStack intensities, MeasuredSample sample, BeamFluctuation beam, ResidualJitter jitter) {

  /**
   * Steadies a record.
   *
   * @param sample of the stack
   * @param intensities background taken off
   * @param parameters of which the normalisation counts
   * @param progress told of the frames read
   */
  public static SteadyRecord of(
      MeasuredSample sample, FrameStack intensities, MapParameters parameters, Progress progress) {
    BeamFluctuation beam = beam(sample, intensities, parameters, progress.part(0, 0.4));
    FrameStack even = beam.dividedOut(intensities);
    if (!(sample.speckle().fwhm() > 0)) {
      String why = "the speckle size could not be measured";
      return new SteadyRecord(even, sample, beam, ResidualJitter.unknown(why));
    }
    ResidualJitter jitter =
        ResidualJitter.measure(
            even, sample.mask(), sample.speckle().fwhm(), progress.part(0.4, 0.8));
    if (!(jitter.sd() > 0)) {
      return new SteadyRecord(even, sample, beam, jitter);
    }
    FrameStack steady = jitter.undone(even, progress.part(0.8, 0.9));
    Speckle speckle = Speckle.measure(steady, sample.layers().bulk(), progress.part(0.9, 1));
    return new SteadyRecord(steady, sample.withSpeckle(speckle), beam, jitter);
  }

  /** The fluctuation of the beam that the normalisation of frames has left. */
  private static BeamFluctuation beam(
      MeasuredSample sample, FrameStack intensities, MapParameters parameters, Progress progress) {
    return parameters.normalization() == FrameNormalization.MEAN
        ? BeamFluctuation.none("each frame was divided by its mean (normalizeFrames=mean)")
        : BeamFluctuation.measure(intensities, sample.mask(), sample.speckle(), progress);
  }
}
