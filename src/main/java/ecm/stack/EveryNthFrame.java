package ecm.stack;

import java.util.stream.IntStream;

/** The frames 0, n, 2n, ... of a stack. */
public final class EveryNthFrame extends FrameView {

  private final int step;
  private final Coverage coverage;

  /**
   * @param source the stack
   * @param step n, from 1
   */
  public EveryNthFrame(FrameStack source, int step) {
    super(source);
    this.step = step;
    int frames = (source.frames() + step - 1) / step;
    boolean[] valid = new boolean[frames];
    Rect[] covered = new Rect[frames];
    IntStream.range(0, frames)
        .forEach(
            t -> {
              valid[t] = source.coverage().isValid(t * step);
              covered[t] = source.coverage().covered(t * step);
            });
    this.coverage = new Coverage(valid, covered);
  }

  @Override
  public int frames() {
    return coverage.frames();
  }

  @Override
  public StackInfo info() {
    return source.info().withFrameInterval(step * source.info().frameInterval());
  }

  @Override
  public Coverage coverage() {
    return coverage;
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    source.copyRows(frame * step, y, rows, target);
  }
}
