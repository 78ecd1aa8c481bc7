package ecm.pipeline.parts;

import ecm.base.Progress;
import ecm.pipeline.likelihood.StackLikelihood;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.region.SampleIntensities;
import ecm.stack.FrameStack;
import ecm.statistics.Estimate;
import java.util.Optional;

/**
 * An estimator of maps of tau: how it maps parts of a record, such as halves and windows, a film of
 * the homogeneous null, and what it has to say of a whole record beside the curve fit. {@link
 * MapEstimations} lists them.
 */
public interface MapEstimation {

  /** Its name. */
  MapEstimator id();

  /** It in a sentence: "by the curve fit". */
  String words();

  /**
   * Maps parts of a sample's record.
   *
   * @param sample of the whole record: stack, mask, static brightness, parameters
   * @param progress may cancel
   */
  PartMapping parts(MappedSample sample, Progress progress);

  /**
   * Maps parts of a simulated film, which is sample everywhere.
   *
   * @param film simulated
   * @param parameters of the maps whose null it is
   * @param progress may cancel
   */
  PartMapping film(FrameStack film, MapParameters parameters, Progress progress);

  /**
   * What the counts of a film's frames must be raised by, so that shot noise weighs as before,
   * where only one frame in so many is simulated.
   *
   * @param thinning frames of the record per frame of the film, at least 1
   */
  double raisedCounts(double thinning);

  /** Whether a part is mapped fast enough to simulate the null of every pair of windows. */
  boolean isFast();

  /**
   * The maps of a whole record beside those of the curve fit.
   *
   * @param intensities of the sample
   * @param layerWidth of the surface layer [nm], where the curve fit's profile shows one
   * @param progress told of the pixels done
   * @return empty if it has none to add
   */
  default Optional<StackLikelihood> beside(
      SampleIntensities intensities, Estimate layerWidth, Progress progress) {
    return Optional.empty();
  }
}
