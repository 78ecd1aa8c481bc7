package ecm.registration;

import ecm.stack.FrameStack;
import ecm.stack.FrameView;

/** A stack as read from a file: fails if it is read by more than one thread. */
final class SequentialFrames extends FrameView {

  private final Thread reader = Thread.currentThread();

  SequentialFrames(FrameStack source) {
    super(source);
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
