package ecm.stack;

import ecm.base.InvalidInput;
import java.util.Locale;

/** A range of another stack's frames, some of them invalid; optionally with other units. */
public final class SelectedFrames extends FrameView {

  private final int first;
  private final int frames;
  private final StackInfo info;
  private final Coverage coverage;

  /**
   * @param source the whole stack
   * @param first index of the first frame, from 0
   * @param frames number of frames
   * @param invalid per selected frame, true for one to be left out of every sum
   * @param info title and units of the selection
   */
  public SelectedFrames(
      FrameStack source, int first, int frames, boolean[] invalid, StackInfo info) {
    super(source);
    if (first < 0 || frames < 1 || first + frames > source.frames()) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "frames %d to %d are asked for, but the stack has frames 1 to %d",
              first + 1,
              first + frames,
              source.frames()));
    }
    this.first = first;
    this.frames = frames;
    this.info = info;
    boolean[] valid = new boolean[frames];
    Rect[] covered = new Rect[frames];
    for (int i = 0; i < frames; i++) {
      valid[i] = source.coverage().isValid(first + i) && !invalid[i];
      covered[i] = source.coverage().covered(first + i);
    }
    this.coverage = new Coverage(valid, covered);
  }

  /** All frames, some of them invalid. */
  public static FrameStack without(FrameStack source, boolean[] invalid) {
    return new SelectedFrames(source, 0, source.frames(), invalid, source.info());
  }

  @Override
  public int frames() {
    return frames;
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
    source.copyRows(first + frame, y, rows, target);
  }
}
