package ecm.defects;

import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.SampleType;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Values that take the place of samples.
 *
 * @param pixels per frame, ascending
 * @param values per frame, of these pixels
 */
record Patches(int[][] pixels, float[][] values) {

  /**
   * A stack whose bad pixels hold, in all frames, the mean over time of their neighbours: where one
   * of these is struck by a spike, it shows there alone.
   */
  static FrameStack withMeans(FrameStack stack, RecordSums sums, boolean[] bad) {
    float[] mean = new float[bad.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) sums.mean()[i];
    }
    FrameStack one =
        new ArrayFrameStack(
            stack.width(), stack.height(), new Object[] {mean}, SampleType.FLOAT32, stack.info());
    float[] filled = new FilledPixels(one, bad).frame(0);
    int[] pixels = IntStream.range(0, bad.length).filter(i -> bad[i]).toArray();
    float[] values = new float[pixels.length];
    for (int k = 0; k < pixels.length; k++) {
      values[k] = filled[pixels[k]];
    }
    int[][] ofAll = new int[stack.frames()][];
    float[][] valuesOfAll = new float[stack.frames()][];
    Arrays.fill(ofAll, pixels);
    Arrays.fill(valuesOfAll, values);
    return new PatchedFrames(stack, new Patches(ofAll, valuesOfAll));
  }
}
