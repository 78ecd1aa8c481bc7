package ecm.mask;

import ecm.progress.Progress;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;

/**
 * The mean over time of each pixel and of each frame.
 *
 * @param mean per pixel, over its valid samples; NaN if it has none
 * @param sd per pixel, standard deviation over time
 * @param frameMean per frame, over its covered pixels; NaN for an invalid frame
 */
public record Moments(FloatMap mean, FloatMap sd, double[] frameMean) {

  /** Reads every frame once. */
  public static Moments of(FrameStack stack, Progress progress) {
    throw new UnsupportedOperationException();
  }
}
