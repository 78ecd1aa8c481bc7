package ecm.stack;

import ecm.base.InvalidInput;
import java.util.Arrays;

/**
 * A stack with each frame shifted by whole pixels, by offset: nothing is copied or interpolated.
 *
 * <p>With drift (dx, dy), where the sample moved to, pixel (x, y) of the view is pixel (x + dx, y +
 * dy) of the source frame. Pixels that lie outside the source frame are uncovered and read as 0.
 */
public final class ShiftedFrames extends FrameView {

  private final int[] dx;
  private final int[] dy;
  private final Coverage coverage;

  /**
   * @param source the stack as recorded
   * @param dx drift to the right per frame [px]
   * @param dy drift downwards per frame [px]
   */
  public ShiftedFrames(FrameStack source, int[] dx, int[] dy) {
    super(source);
    int n = source.frames();
    if (dx.length != n || dy.length != n) {
      throw new InvalidInput(
          "the drift has " + dx.length + " frames, but the stack has " + n + " frames");
    }
    this.dx = dx.clone();
    this.dy = dy.clone();
    Rect whole = new Rect(0, 0, source.width(), source.height());
    Rect[] covered = new Rect[n];
    for (int i = 0; i < n; i++) {
      covered[i] = source.coverage().covered(i).translate(-dx[i], -dy[i]).intersect(whole);
    }
    this.coverage = new Coverage(source.coverage().validFrames(), covered);
  }

  @Override
  public Coverage coverage() {
    return coverage;
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    int width = source.width();
    int first = Math.max(y + dy[frame], 0);
    int last = Math.min(y + dy[frame] + rows, source.height());
    if (last <= first) {
      Arrays.fill(target, 0, rows * width, 0);
      return;
    }
    int above = first - (y + dy[frame]);
    source.copyRows(frame, first, last - first, target);
    moveRows(target, last - first, above, dx[frame]);
    Arrays.fill(target, 0, above * width, 0);
    Arrays.fill(target, (above + last - first) * width, rows * width, 0);
  }

  /** Moves the rows that were read at the top of the target down by some rows and left by shift. */
  private void moveRows(float[] target, int read, int down, int shift) {
    int width = source.width();
    int kept = Math.max(0, width - Math.abs(shift));
    int from = Math.min(width, Math.max(shift, 0));
    int to = Math.min(width, Math.max(-shift, 0));
    for (int row = read - 1; row >= 0; row--) {
      int start = (row + down) * width;
      System.arraycopy(target, row * width + from, target, start + to, kept);
      Arrays.fill(target, start, start + to, 0);
      Arrays.fill(target, start + to + kept, start + width, 0);
    }
  }
}
