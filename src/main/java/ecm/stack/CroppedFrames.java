package ecm.stack;

/** A rectangle of each frame of another stack, as a view that copies nothing. */
public final class CroppedFrames extends FrameView {

  private final Rect area;
  private final Coverage coverage;

  /**
   * @param source what is cropped
   * @param area what is left of it, inside the frames and not empty
   */
  public CroppedFrames(FrameStack source, Rect area) {
    super(source);
    if (area.isEmpty()
        || !area.intersect(new Rect(0, 0, source.width(), source.height())).equals(area)) {
      throw new IllegalArgumentException(area + " is not inside the frames");
    }
    this.area = area;
    Rect[] covered = new Rect[source.frames()];
    Rect whole = new Rect(0, 0, area.width(), area.height());
    for (int t = 0; t < covered.length; t++) {
      covered[t] = source.coverage().covered(t).translate(-area.x(), -area.y()).intersect(whole);
    }
    this.coverage = new Coverage(source.coverage().validFrames(), covered);
  }

  @Override
  public int width() {
    return area.width();
  }

  @Override
  public int height() {
    return area.height();
  }

  @Override
  public Coverage coverage() {
    return coverage;
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    float[] read = new float[rows * source.width()];
    source.copyRows(frame, area.y() + y, rows, read);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(
          read, row * source.width() + area.x(), target, row * area.width(), area.width());
    }
  }
}
