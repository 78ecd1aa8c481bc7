package ecm.pipeline.parts;

import ecm.base.Progress;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.MapParameters;
import ecm.stack.FrameStack;
import ecm.stack.Mask;

/** By the curve fit of every pixel's g2. */
final class CurveFitEstimation implements MapEstimation {

  @Override
  public MapEstimator id() {
    return MapEstimator.FIT;
  }

  @Override
  public String words() {
    return "by the curve fit";
  }

  @Override
  public PartMapping parts(MappedSample sample, Progress progress) {
    return PartMapping.fit(sample.sample().stack(), sample.sample().mask(), sample.parameters());
  }

  @Override
  public PartMapping film(FrameStack film, MapParameters parameters, Progress progress) {
    return PartMapping.fit(film, Mask.all(film.width(), film.height()), parameters);
  }

  /** The root: the scatter of a fit is that of pairs of frames. */
  @Override
  public double raisedCounts(double thinning) {
    return Math.sqrt(thinning);
  }

  @Override
  public boolean isFast() {
    return true;
  }
}
