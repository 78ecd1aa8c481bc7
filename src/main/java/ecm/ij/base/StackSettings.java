package ecm.ij.base;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user says about a stack, over what the image says.
 *
 * @param frameInterval dt [s]; 0 = from the image
 * @param pixelSize a [nm]; 0 = from the image
 * @param firstFrame first frame used, from 1
 * @param lastFrame last frame used; 0 = the last
 * @param excludeFrames frames left out, as "3, 10-12", numbered as in the image
 * @param frameTimes CSV file {@code frame,time_s} with the time of every frame of the image, in
 *     place of a frame interval; empty = frames are equally spaced
 */
public record StackSettings(
    double frameInterval,
    double pixelSize,
    int firstFrame,
    int lastFrame,
    String excludeFrames,
    Optional<Path> frameTimes) {

  /** Equally spaced frames. */
  public StackSettings(
      double frameInterval, double pixelSize, int firstFrame, int lastFrame, String excludeFrames) {
    this(frameInterval, pixelSize, firstFrame, lastFrame, excludeFrames, Optional.empty());
  }

  /** Everything from the image. */
  public static StackSettings defaults() {
    return new StackSettings(0, 0, 1, 0, "");
  }
}
