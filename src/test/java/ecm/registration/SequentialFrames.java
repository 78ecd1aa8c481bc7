package ecm.registration;

import ecm.stack.FrameStack;
import ecm.stack.FrameView;

/** A stack as read from a file: fails if it is read by more than one thread; counts the reads. */
public final class SequentialFrames extends FrameView {

  private final Thread reader = Thread.currentThread();

  private final int[] reads;

  public SequentialFrames(FrameStack source) {
    super(source);
    this.reads = new int[source.frames()];
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
    reads[frame]++;
    source.copyRows(frame, y, rows, target);
  }

  /** How often each frame was read. */
  public int[] reads() {
    return reads.clone();
  }
}
