package ecm.pipeline.parts;

import ecm.base.Progress;
import ecm.pipeline.likelihood.StackLikelihood;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.region.SampleIntensities;
import ecm.stack.FrameStack;
import ecm.statistics.Estimate;
import java.util.Optional;

/** By the likelihood of every pixel's record. */
final class LikelihoodEstimation implements MapEstimation {

  @Override
  public MapEstimator id() {
    return MapEstimator.LIKELIHOOD;
  }

  @Override
  public String words() {
    return "by the likelihood";
  }

  @Override
  public PartMapping parts(MappedSample sample, Progress progress) {
    return LikelihoodParts.of(sample, progress);
  }

  @Override
  public PartMapping film(FrameStack film, MapParameters parameters, Progress progress) {
    return LikelihoodParts.ofFilm(film, progress);
  }

  /** The thinning itself, which keeps the counts per second. */
  @Override
  public double raisedCounts(double thinning) {
    return thinning;
  }

  /** No: each part learns its population. */
  @Override
  public boolean isFast() {
    return false;
  }

  @Override
  public Optional<StackLikelihood> beside(
      SampleIntensities intensities, Estimate layerWidth, Progress progress) {
    return Optional.of(StackLikelihood.of(intensities, layerWidth, progress));
  }
}
