package ecm.defects;

import ecm.stack.FrameStack;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * All valid samples of a few pixels.
 *
 * @param pixels indices, ascending
 * @param values per pixel, in order of time
 */
record PixelSeries(int[] pixels, float[][] values) {

  /** Reads the rows that hold them. */
  static PixelSeries of(FrameStack stack, boolean[] which) {
    int[] pixels = IntStream.range(0, which.length).filter(i -> which[i]).toArray();
    int[] valid = RecordSums.validFrames(stack);
    int width = stack.width();
    float[][] values = new float[pixels.length][valid.length];
    float[] row = new float[width];
    for (int t = 0; t < valid.length; t++) {
      int read = -1;
      for (int k = 0; k < pixels.length; k++) {
        int y = pixels[k] / width;
        if (y != read) {
          stack.copyRows(valid[t], y, 1, row);
          read = y;
        }
        values[k][t] = row[pixels[k] % width];
      }
    }
    return new PixelSeries(pixels, values);
  }

  /** The samples of a pixel in ascending order, NaN left out. */
  float[] sorted(int k) {
    float[] sorted = values[k].clone();
    Arrays.sort(sorted); // NaN last
    int n = sorted.length;
    while (n > 0 && Float.isNaN(sorted[n - 1])) {
      n--;
    }
    return Arrays.copyOf(sorted, n);
  }
}
