package ecm.sample;

import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.Rect;

/**
 * Sums over time of a band of rows: per pixel of I - r and (I - r)^2, where r is the pixel's value
 * in the first valid frame, and per frame of I. Not thread-safe: a band belongs to one thread.
 */
final class BandSums {

  private final int width;
  private final Rect band;
  private final Coverage coverage;
  private final float[] reference;
  private final double[] sum;
  private final double[] sumOfSquares;
  private final Extremes extremes;
  private final double[] frameSum;
  private final int[] frameCount;
  private boolean started;

  BandSums(FrameStack stack, int y, int rows) {
    this.width = stack.width();
    this.band = new Rect(0, y, width, rows);
    this.coverage = stack.coverage();
    this.reference = new float[rows * width];
    this.sum = new double[rows * width];
    this.sumOfSquares = new double[rows * width];
    this.extremes = new Extremes(rows * width);
    this.frameSum = new double[stack.frames()];
    this.frameCount = new int[stack.frames()];
  }

  /** First row. */
  int y() {
    return band.y();
  }

  /** Number of rows. */
  int rows() {
    return band.height();
  }

  /**
   * Adds one valid frame.
   *
   * @param values holds the band's rows from index {@code from}
   */
  void add(int frame, float[] values, int from) {
    if (!started) {
      start(values, from);
    }
    Rect area = coverage.covered(frame).intersect(band);
    for (int y = area.y(); y < area.yEnd(); y++) {
      int row = (y - band.y()) * width;
      addRow(frame, values, from + row, row, area);
    }
  }

  private void start(float[] values, int from) {
    for (int i = 0; i < reference.length; i++) {
      float value = values[from + i];
      reference[i] = Float.isFinite(value) ? value : 0;
    }
    started = true;
  }

  private void addRow(int frame, float[] values, int from, int row, Rect area) {
    extremes.add(row + area.x(), values, from + area.x(), area.width());
    double total = 0;
    int finite = 0;
    for (int x = area.x(); x < area.xEnd(); x++) {
      float value = values[from + x];
      double difference = value - (double) reference[row + x];
      sum[row + x] += difference;
      sumOfSquares[row + x] += difference * difference;
      if (Float.isFinite(value)) {
        total += value;
        finite++;
      }
    }
    frameSum[frame] += total;
    frameCount[frame] += finite;
  }

  /** Writes mean and standard deviation of the band's pixels that are covered at all. */
  void finish(int[] covered, float[] mean, float[] sd) {
    for (int i = 0; i < sum.length; i++) {
      int pixel = band.y() * width + i;
      int n = covered[pixel];
      if (n > 0) {
        double shift = sum[i] / n;
        mean[pixel] = (float) (reference[i] + shift);
        sd[pixel] = (float) Math.sqrt(Math.max(0, sumOfSquares[i] / n - shift * shift));
      }
    }
  }

  /** Marks the band's pixels with a sample that neither speckle nor shot noise gives. */
  void markSpiked(int[] covered, boolean[] spiked) {
    for (int i = 0; i < sum.length; i++) {
      int pixel = band.y() * width + i;
      spiked[pixel] = extremes.holdsSpike(i, covered[pixel], reference[i], sum[i], sumOfSquares[i]);
    }
  }

  /** Marks the band's pixels whose highest samples are all alike and are the given value. */
  void markClipped(float ceiling, boolean[] clipped) {
    for (int i = 0; i < sum.length; i++) {
      clipped[band.y() * width + i] = extremes.areAll(i, ceiling);
    }
  }

  /** The band's highest finite sample. */
  float highest() {
    return extremes.highest();
  }

  /** Adds the band's part of each frame's sum and number of finite pixels. */
  void addFrames(double[] sums, long[] counts) {
    for (int t = 0; t < frameSum.length; t++) {
      sums[t] += frameSum[t];
      counts[t] += frameCount[t];
    }
  }
}
