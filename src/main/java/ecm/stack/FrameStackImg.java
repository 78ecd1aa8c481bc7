package ecm.stack;

import net.imglib2.AbstractInterval;
import net.imglib2.Interval;
import net.imglib2.Point;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/** A {@link FrameStack} seen as an ImgLib2 image (x, y, t); each access holds one frame. */
final class FrameStackImg extends AbstractInterval implements RandomAccessibleInterval<FloatType> {

  private final FrameStack stack;

  FrameStackImg(FrameStack stack) {
    super(new long[] {stack.width(), stack.height(), stack.frames()});
    this.stack = stack;
  }

  /** Overrides a method that ImgLib2 has since version 7; no annotation, for Fijis with 6. */
  public FloatType getType() {
    return new FloatType();
  }

  @Override
  public RandomAccess<FloatType> randomAccess() {
    return new FrameAccess(stack);
  }

  @Override
  public RandomAccess<FloatType> randomAccess(Interval interval) {
    return randomAccess();
  }

  private static final class FrameAccess extends Point implements RandomAccess<FloatType> {

    private final FrameStack stack;
    private final FloatType value = new FloatType();
    private final float[] values;
    private int frame = -1;

    FrameAccess(FrameStack stack) {
      super(3);
      this.stack = stack;
      this.values = new float[stack.width() * stack.height()];
    }

    @Override
    public FloatType get() {
      int t = getIntPosition(2);
      if (t != frame) {
        stack.copyRows(t, 0, stack.height(), values);
        frame = t;
      }
      value.set(values[getIntPosition(1) * stack.width() + getIntPosition(0)]);
      return value;
    }

    /** As that of the image. */
    public FloatType getType() {
      return value;
    }

    @Override
    public RandomAccess<FloatType> copy() {
      FrameAccess copy = new FrameAccess(stack);
      copy.setPosition(this);
      return copy;
    }
  }
}
