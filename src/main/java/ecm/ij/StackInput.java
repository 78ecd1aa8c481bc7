package ecm.ij;

import ecm.progress.Progress;
import ecm.stack.FrameStack;
import ij.ImagePlus;

/** Reads an ImageJ stack as a {@link FrameStack}, in memory without a copy, or virtual. */
public final class StackInput {

  private StackInput() {}

  /**
   * The frames of an image.
   *
   * @param image a stack with more than one frame in T, Z or C; 8, 16 or 32 bit
   * @param settings units and frames
   * @param progress told, in the log, which axis is time and what was left out
   * @throws ecm.progress.InvalidInput if there is no image, it is RGB, it has one frame, a unit is
   *     not known, the frame interval or pixel size is missing, a frame range is impossible
   */
  public static FrameStack of(ImagePlus image, StackSettings settings, Progress progress) {
    throw new UnsupportedOperationException();
  }
}
