package ecm.defects;

import java.util.Arrays;

/**
 * Sums over time of some neighbouring pixels, and of each frame over these pixels. Samples that are
 * not finite are counted and left out. Not thread-safe: a band belongs to one thread.
 */
final class PixelSums {

  final int first;
  final int pixels;
  final double[] sum;
  final double[] squares;
  final double[] steps;
  final int[] finite;
  final int[] changes;
  final float[] reference;
  final double[] frameSum;
  final double[] frameSquares;
  final int[] frameFinite;
  final int[] frameChanges;
  private final float[] last;

  /**
   * @param first index of the first pixel
   * @param pixels number of pixels
   * @param frames number of frames
   */
  PixelSums(int first, int pixels, int frames) {
    this.first = first;
    this.pixels = pixels;
    this.sum = new double[pixels];
    this.squares = new double[pixels];
    this.steps = new double[pixels];
    this.finite = new int[pixels];
    this.changes = new int[pixels];
    this.reference = filled(pixels);
    this.last = filled(pixels);
    this.frameSum = new double[frames];
    this.frameSquares = new double[frames];
    this.frameFinite = new int[frames];
    this.frameChanges = new int[frames];
  }

  private static float[] filled(int n) {
    float[] all = new float[n];
    Arrays.fill(all, Float.NaN);
    return all;
  }

  /**
   * Adds a frame.
   *
   * @param values holds the pixels from index {@code from}
   */
  void add(int frame, float[] values, int from) {
    double all = 0;
    double allSquares = 0;
    int counted = 0;
    int changed = 0;
    for (int i = 0; i < pixels; i++) {
      float value = values[from + i];
      if (!Float.isFinite(value)) {
        continue;
      }
      if (finite[i]++ == 0) {
        reference[i] = value;
        last[i] = value;
      }
      double off = (double) value - reference[i];
      double step = (double) value - last[i];
      sum[i] += off;
      squares[i] += off * off;
      steps[i] += step * step;
      int change = step == 0 ? 0 : 1;
      changes[i] += change;
      last[i] = value;
      all += value;
      allSquares += (double) value * value;
      counted++;
      changed += change;
    }
    frameSum[frame] = all;
    frameSquares[frame] = allSquares;
    frameFinite[frame] = counted;
    frameChanges[frame] = changed;
  }
}
