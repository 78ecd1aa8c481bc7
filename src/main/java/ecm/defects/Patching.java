package ecm.defects;

import ecm.stack.FrameStack;
import java.util.Arrays;

/** Finds, for each bad sample, what takes its place. Reads each frame that it needs once. */
final class Patching {

  private static final int REACH = 10;
  private static final int KEPT = 2 * REACH + 2;

  private final FrameStack stack;
  private final BadSamples bad;
  private final boolean[] often;
  private final int[] held = new int[KEPT];
  private final float[][] frames = new float[KEPT][];

  /**
   * @param stack with bad samples
   * @param bad which they are
   * @param often per place, whether it is left out and so needs no value
   */
  Patching(FrameStack stack, BadSamples bad, boolean[] often) {
    this.stack = stack;
    this.bad = bad;
    this.often = often;
    Arrays.fill(held, -1);
  }

  Patches patches() {
    int[][] pixels = new int[stack.frames()][0];
    float[][] values = new float[stack.frames()][0];
    for (int t = 0; t < pixels.length; t++) {
      if (stack.coverage().isValid(t)) {
        pixels[t] = Arrays.stream(bad.of(t)).filter(i -> !often[i]).toArray();
        values[t] = new float[pixels[t].length];
        for (int k = 0; k < pixels[t].length; k++) {
          values[t][k] = value(t, pixels[t][k]);
        }
      }
    }
    return new Patches(pixels, values);
  }

  private float value(int t, int place) {
    int before = nearest(t, place, -1);
    int after = nearest(t, place, 1);
    if (before < 0 && after < 0) {
      return frame(t)[place];
    }
    if (before < 0 || after < 0) {
      return frame(Math.max(before, after))[place];
    }
    float share = (float) (t - before) / (after - before);
    float mean = (1 - share) * frame(before)[place] + share * frame(after)[place];
    return Rounding.to(stack.sampleType(), mean, t, place);
  }

  /** The nearest frame on one side with a good sample; -1 without one. */
  private int nearest(int t, int place, int step) {
    for (int k = 1; k <= REACH; k++) {
      int other = t + k * step;
      if (other >= 0 && other < stack.frames() && bad.isGood(other, place)) {
        return other;
      }
    }
    return -1;
  }

  private float[] frame(int t) {
    int slot = t % KEPT;
    if (held[slot] != t) {
      frames[slot] =
          frames[slot] == null ? new float[stack.width() * stack.height()] : frames[slot];
      stack.copyRows(t, 0, stack.height(), frames[slot]);
      held[slot] = t;
    }
    return frames[slot];
  }
}
