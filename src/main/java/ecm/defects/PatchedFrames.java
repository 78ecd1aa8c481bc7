package ecm.defects;

import ecm.stack.FrameStack;
import ecm.stack.FrameView;
import java.util.Arrays;

/** A stack with some samples replaced. */
final class PatchedFrames extends FrameView {

  private final Patches patches;

  /**
   * @param source the stack
   * @param patches what to replace, the pixels of each frame ascending
   */
  PatchedFrames(FrameStack source, Patches patches) {
    super(source);
    this.patches = patches;
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    source.copyRows(frame, y, rows, target);
    int[] pixels = patches.pixels()[frame];
    int first = y * width();
    int end = (y + rows) * width();
    int at = Arrays.binarySearch(pixels, first);
    for (int k = at < 0 ? -at - 1 : at; k < pixels.length && pixels[k] < end; k++) {
      target[pixels[k] - first] = patches.values()[frame][k];
    }
  }
}
