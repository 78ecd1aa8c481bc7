package ecm.stack;

import java.util.Arrays;

/** Another stack's frames placed on a longer time axis; frames in between are invalid, all 0. */
final class GriddedFrames extends FrameView {

  private final int[] frameAt;
  private final StackInfo info;
  private final Coverage coverage;

  /**
   * @param source the frames as recorded
   * @param slot place of each frame on the axis, ascending from 0
   * @param info with the interval of the axis
   */
  GriddedFrames(FrameStack source, int[] slot, StackInfo info) {
    super(source);
    this.info = info;
    int slots = slot[slot.length - 1] + 1;
    this.frameAt = new int[slots];
    Arrays.fill(frameAt, -1);
    boolean[] valid = new boolean[slots];
    Rect[] covered = new Rect[slots];
    Arrays.fill(covered, new Rect(0, 0, source.width(), source.height()));
    for (int i = 0; i < slot.length; i++) {
      frameAt[slot[i]] = i;
      valid[slot[i]] = source.coverage().isValid(i);
      covered[slot[i]] = source.coverage().covered(i);
    }
    this.coverage = new Coverage(valid, covered);
  }

  @Override
  public int frames() {
    return frameAt.length;
  }

  @Override
  public StackInfo info() {
    return info;
  }

  @Override
  public Coverage coverage() {
    return coverage;
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    if (frameAt[frame] < 0) {
      Arrays.fill(target, 0, rows * source.width(), 0);
    } else {
      source.copyRows(frameAt[frame], y, rows, target);
    }
  }
}
