package ecm.stack;

/** What all views of another stack share: they pass on what they do not change. */
public abstract class FrameView implements FrameStack {

  /** What is viewed. */
  protected final FrameStack source;

  /**
   * @param source what is viewed
   */
  protected FrameView(FrameStack source) {
    this.source = source;
  }

  @Override
  public int width() {
    return source.width();
  }

  @Override
  public int height() {
    return source.height();
  }

  @Override
  public int frames() {
    return source.frames();
  }

  @Override
  public StackInfo info() {
    return source.info();
  }

  @Override
  public Coverage coverage() {
    return source.coverage();
  }

  @Override
  public SampleType sampleType() {
    return source.sampleType();
  }

  @Override
  public boolean isInMemory() {
    return source.isInMemory();
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    source.copyRows(frame, y, rows, target);
  }
}
