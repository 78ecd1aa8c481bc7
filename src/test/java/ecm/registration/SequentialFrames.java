package ecm.registration;

import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;

/** A stack as read from a file: fails if it is read by more than one thread. */
final class SequentialFrames implements FrameStack {

  private final FrameStack source;
  private final Thread reader = Thread.currentThread();

  SequentialFrames(FrameStack source) {
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
    return false;
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    if (Thread.currentThread() != reader) {
      throw new IllegalStateException("read by " + Thread.currentThread());
    }
    source.copyRows(frame, y, rows, target);
  }
}
