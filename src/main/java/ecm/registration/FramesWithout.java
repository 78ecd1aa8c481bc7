package ecm.registration;

import ecm.stack.FrameStack;
import ecm.stack.FrameView;
import ecm.stack.SampleType;

/** A stack some of whose pixels read as NaN in every frame. */
final class FramesWithout extends FrameView {

  private final boolean[] left;

  /**
   * @param source the stack
   * @param left the pixels to be left out, row by row
   */
  FramesWithout(FrameStack source, boolean[] left) {
    super(source);
    this.left = left.clone();
  }

  @Override
  public SampleType sampleType() {
    return SampleType.FLOAT32;
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    source.copyRows(frame, y, rows, target);
    for (int i = 0; i < rows * width(); i++) {
      if (left[y * width() + i]) {
        target[i] = Float.NaN;
      }
    }
  }
}
