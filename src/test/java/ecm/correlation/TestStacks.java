package ecm.correlation;

import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import ecm.stack.StackInfo;
import java.util.SplittableRandom;

/** Small stacks. */
public final class TestStacks {

  private TestStacks() {}

  public static StackInfo info() {
    return new StackInfo("test", 1, 1);
  }

  /** One pixel. */
  public static FrameStack of(float... series) {
    Object[] planes = new Object[series.length];
    for (int t = 0; t < planes.length; t++) {
      planes[t] = new float[] {series[t]};
    }
    return new ArrayFrameStack(1, 1, planes, SampleType.FLOAT32, info());
  }

  public static FrameStack of(int width, int height, float[][] planes) {
    return new ArrayFrameStack(width, height, planes, SampleType.FLOAT32, info());
  }

  /**
   * Counts that follow an autoregression of 20 frames about 500, with fluctuations of about 250.
   */
  public static short[][] counts(int pixels, int frames, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    short[][] planes = new short[frames][pixels];
    double keep = Math.exp(-1 / 20.);
    for (int p = 0; p < pixels; p++) {
      double state = random.nextDouble() * 2 - 1;
      for (int t = 0; t < frames; t++) {
        double kick = Math.sqrt(1 - keep * keep) * (random.nextDouble() * 2 - 1);
        state = keep * state + kick;
        planes[t][p] = (short) Math.max(0, 500 + 400 * state);
      }
    }
    return planes;
  }

  public static FrameStack countStack(int width, int height, int frames, long seed) {
    return new ArrayFrameStack(
        width, height, counts(width * height, frames, seed), SampleType.UINT16, info());
  }

  /** The part of a stack that a rectangle cuts out, as floats. */
  static FrameStack crop(FrameStack stack, int x0, int y0, int width, int height) {
    float[][] planes = new float[stack.frames()][width * height];
    for (int t = 0; t < planes.length; t++) {
      float[] frame = stack.frame(t);
      for (int y = 0; y < height; y++) {
        System.arraycopy(frame, (y0 + y) * stack.width() + x0, planes[t], y * width, width);
      }
    }
    return of(width, height, planes);
  }

  /** One pixel's series. */
  public static double[] series(FrameStack stack, int x, int y) {
    double[] series = new double[stack.frames()];
    for (int t = 0; t < series.length; t++) {
      series[t] = stack.frame(t)[y * stack.width() + x];
    }
    return series;
  }

  /** Validity of one pixel's frames. */
  public static boolean[] validity(FrameStack stack, int x, int y) {
    boolean[] valid = new boolean[stack.frames()];
    for (int t = 0; t < valid.length; t++) {
      valid[t] = stack.coverage().isValid(t, x, y);
    }
    return valid;
  }
}
