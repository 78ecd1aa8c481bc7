package ecm.pipeline.parts;

import ecm.base.Progress;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.stack.FrameStack;
import ecm.stack.Mask;

/** Maps tau of parts of one record, each from its own frames. */
public interface PartMapping {

  /** How. */
  MapEstimator estimator();

  /** Number of frames of the whole record. */
  int frames();

  /** dt [s]. */
  double frameInterval();

  /**
   * The length of a window [s] from which a map follows the sample.
   *
   * @param tau of the sample [s]
   */
  double longEnough(double tau);

  /**
   * Maps one part.
   *
   * @param first its first frame
   * @param frames their number
   * @param progress told of the pixels done
   * @return the reason if the likelihood cannot map it: too few frames, pixels or speckles, or
   *     nothing that fluctuates; the curve fit always does
   */
  Maybe<PartMap> map(int first, int frames, Progress progress);

  /**
   * By the curve fit of every pixel.
   *
   * @param stack aligned frames
   * @param mask pixels to fit
   * @param parameters of the maps
   */
  static PartMapping fit(FrameStack stack, Mask mask, MapParameters parameters) {
    return new FittedParts(stack, mask, parameters);
  }
}
