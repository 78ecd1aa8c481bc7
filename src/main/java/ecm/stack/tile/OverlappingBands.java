package ecm.stack.tile;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import java.util.Locale;

/**
 * Works through a stack in bands of rows that overlap, for algorithms that need a pixel's
 * neighbours.
 *
 * <p>A stack in memory is one band. Of any other stack, whose reading gives whole planes, bands as
 * high as the budget allows are read into memory in the stack's own sample type, one after another.
 */
public final class OverlappingBands {

  private static final double SHARE_OF_FREE_HEAP = 0.4;

  /** Of the time of a band that is read before it is worked on, for the progress. */
  private static final double SHARE_OF_READING = 0.3;

  private OverlappingBands() {}

  /** Work on the rows top to bottom-1 of the image, with neighbours of theirs beside them. */
  @FunctionalInterface
  public interface Work {

    /**
     * Works on rows.
     *
     * @param part frames in memory; its pixel (0, 0) is the corner of the area
     * @param area of the image that the part holds
     * @param top first row to work on
     * @param bottom row after the last
     * @param progress of this band
     */
    void accept(FrameStack part, Rect area, int top, int bottom, Progress progress);
  }

  /**
   * Hands every row of an area to the work once, in order, with the budget of the heap free now.
   *
   * @param stack to be read
   * @param bounds the area of interest
   * @param halo number of rows needed above and below each row, as far as they are in the area
   * @param progress told of the frames read and the bands done
   * @param work on each band
   * @throws InvalidInput if not even one row fits
   */
  public static void forEach(
      FrameStack stack, Rect bounds, int halo, Progress progress, Work work) {
    long budget = (long) (SHARE_OF_FREE_HEAP * FreeHeap.bytes());
    forEach(stack, bounds, halo, progress, budget, work);
  }

  /** The same with another number of bytes. */
  static void forEach(
      FrameStack stack, Rect bounds, int halo, Progress progress, long budget, Work work) {
    if (stack.isInMemory()) {
      Rect whole = new Rect(0, 0, stack.width(), stack.height());
      work.accept(stack, whole, bounds.y(), bounds.yEnd(), progress);
      return;
    }
    int rows = rows(stack, bounds, halo, budget);
    int most = Math.min(bounds.height(), rows + 2 * halo);
    BandBuffer buffer = new BandBuffer(stack, most * bounds.width());
    for (int top = bounds.y(); top < bounds.yEnd(); top += rows) {
      int bottom = Math.min(bounds.yEnd(), top + rows);
      int first = Math.max(bounds.y(), top - halo);
      int end = Math.min(bounds.yEnd(), bottom + halo);
      Progress band =
          progress.part(
              (double) (top - bounds.y()) / bounds.height(),
              (double) (bottom - bounds.y()) / bounds.height());
      Rect area = new Rect(bounds.x(), first, bounds.width(), end - first);
      Band read = buffer.fill(area, t -> tell(stack, band.part(0, SHARE_OF_READING), t));
      work.accept(read.frames(), area, top, bottom, band.part(SHARE_OF_READING, 1));
    }
  }

  private static int rows(FrameStack stack, Rect bounds, int halo, long budget) {
    long bytesPerRow = (long) bounds.width() * stack.frames() * stack.sampleType().bytes();
    long fit = budget / bytesPerRow;
    if (fit >= bounds.height()) {
      return bounds.height();
    }
    if (fit < 2 * halo + 1) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "%d rows of all frames take %d MB, but only %d MB of memory are free for them; give"
                  + " Java more memory, or select fewer frames",
              2 * halo + 1,
              ((2 * halo + 1) * bytesPerRow >> 20) + 1,
              budget >> 20));
    }
    return (int) fit - 2 * halo;
  }

  private static void tell(FrameStack stack, Progress progress, int frame) {
    progress.check();
    progress.update(frame, stack.frames(), "reading");
  }
}
