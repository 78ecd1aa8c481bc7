package ecm.pipeline.parts;

import ecm.base.Progress;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.RecordHalves;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.stack.FrameStack;
import ecm.stack.Mask;

/**
 * Parts of a record mapped by the curve fit, as the whole record would be.
 *
 * @param stack aligned frames
 * @param mask pixels to fit
 * @param parameters of the maps
 */
record FittedParts(FrameStack stack, Mask mask, MapParameters parameters) implements PartMapping {

  /** The published practice. */
  private static final double WINDOW_IN_TAU = 20;

  @Override
  public MapEstimator estimator() {
    return MapEstimator.FIT;
  }

  @Override
  public int frames() {
    return stack.frames();
  }

  @Override
  public double frameInterval() {
    return stack.frameInterval();
  }

  @Override
  public double longEnough(double tau) {
    return WINDOW_IN_TAU * tau;
  }

  @Override
  public Maybe<PartMap> map(int first, int frames, Progress progress) {
    FrameStack part = RecordHalves.frames(stack, first, frames);
    return Maybe.of(PartMap.of(RelaxationMapping.fit(part, mask, parameters, progress)));
  }
}
