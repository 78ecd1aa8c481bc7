package ecm.stack.tile;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.stack.FrameStack;
import ecm.stack.FrameView;
import ecm.stack.Rect;
import java.util.Locale;

/**
 * A stack that is not in memory, some rows of which are: read once, then there for any number of
 * looks at their pixels.
 */
public final class HeldRows extends FrameView {

  private static final double SHARE_OF_FREE_HEAP = 0.3;

  private final Band band;

  private HeldRows(FrameStack source, Band band) {
    super(source);
    this.band = band;
  }

  /**
   * Reads rows of every frame, and as many around them as a share of the free memory, and the
   * margin, allow.
   *
   * @param source frames in any place
   * @param wanted rows from y on that must be held
   * @param margin rows held above and below, if possible
   * @param progress told of the frames read; checked before each
   * @throws InvalidInput if not even the rows wanted fit
   */
  public static HeldRows read(FrameStack source, Rect wanted, int margin, Progress progress) {
    long rowBytes = (long) source.width() * source.frames() * source.sampleType().bytes();
    long most = (long) (SHARE_OF_FREE_HEAP * FreeHeap.bytes() / rowBytes);
    if (most < wanted.height()) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "%d rows of all frames take %d MB, but only %d MB of memory are free for them; select"
                  + " a lower area",
              wanted.height(),
              wanted.height() * rowBytes >> 20,
              most * rowBytes >> 20));
    }
    int around = (int) Math.min(margin, (most - wanted.height()) / 2);
    int top = Math.max(0, wanted.y() - around);
    int end = Math.min(source.height(), wanted.yEnd() + around);
    Rect area = new Rect(0, top, source.width(), end - top);
    BandBuffer buffer = new BandBuffer(source, area.width() * area.height());
    Band band =
        buffer.fill(
            area,
            frame -> {
              progress.check();
              progress.update(frame, source.frames(), "reading rows " + top + " to " + (end - 1));
            });
    return new HeldRows(source, band);
  }

  /** Whether the rows of an area are held. */
  public boolean holds(Rect area) {
    return area.y() >= band.area().y() && area.yEnd() <= band.area().yEnd();
  }

  /** True, for the rows that are held. */
  @Override
  public boolean isInMemory() {
    return true;
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    if (y < band.area().y() || y + rows > band.area().yEnd()) {
      source.copyRows(frame, y, rows, target);
    } else {
      band.frames().copyRows(frame, y - band.area().y(), rows, target);
    }
  }
}
