package ecm.sample;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.stack.Coverage;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.Arrays;

/**
 * The mean over time of each pixel and of each frame.
 *
 * @param mean per pixel, over its valid samples; NaN if it has none, not finite if one of them is
 *     not
 * @param sd per pixel, standard deviation over time, sqrt(sum (I - mean)^2 / n), so that (sd /
 *     mean)^2 = g2(0) - 1
 * @param frameMean per frame, over its covered pixels; NaN for an invalid frame
 * @param spiked pixels with a sample too high for speckle and shot noise: I above m + sqrt(2 v t) +
 *     c t, where m and v are mean and variance of its samples but the 4 highest, c = max(v / (m -
 *     lowest), sqrt v) and t = ln 10^12; none is looked for in fewer than 100 samples
 * @param clipped pixels whose 4 highest samples are all the highest of the stack, and this is 2^k -
 *     1 with k from 8 to 16, at which recordings are cut off
 */
public record Moments(FloatMap mean, FloatMap sd, double[] frameMean, Mask spiked, Mask clipped) {

  private static final int ROWS = 16;
  private static final int FRAMES_BETWEEN_CHECKS = 64;
  private static final int FEWEST_BITS = 8;
  private static final int MOST_BITS = 16;

  /** Known without their frames: no pixel is spiked or clipped. */
  public Moments(FloatMap mean, FloatMap sd, double[] frameMean) {
    this(mean, sd, frameMean, none(mean), none(mean));
  }

  private static Mask none(FloatMap map) {
    return Mask.of(map.width(), map.height(), i -> false);
  }

  /** The same with another mean of each pixel. */
  public Moments withMean(FloatMap other) {
    return new Moments(other, sd, frameMean, spiked, clipped);
  }

  /**
   * Reads every frame once.
   *
   * <p>Double precision about the first valid frame, so that a constant offset costs no digits. A
   * stack in memory is worked on in bands of 16 rows by all threads, another one frame by frame by
   * the calling thread; the sums are the same to the last bit.
   *
   * @throws ecm.base.Cancelled if cancelled
   */
  public static Moments of(FrameStack stack, Progress progress) {
    int width = stack.width();
    BandSums[] bands = new BandSums[(stack.height() + ROWS - 1) / ROWS];
    for (int b = 0; b < bands.length; b++) {
      bands[b] = new BandSums(stack, b * ROWS, Math.min(ROWS, stack.height() - b * ROWS));
    }
    if (stack.isInMemory()) {
      Parallel.forEach(
          bands.length,
          progress,
          "averaging",
          () -> {
            float[] rows = new float[ROWS * width];
            return b -> readBand(stack, bands[b], rows, progress);
          });
    } else {
      readFrames(stack, bands, progress);
    }
    return collect(stack, bands);
  }

  private static void readBand(FrameStack stack, BandSums band, float[] rows, Progress progress) {
    Coverage coverage = stack.coverage();
    for (int t = 0; t < stack.frames(); t++) {
      if (t % FRAMES_BETWEEN_CHECKS == 0) {
        progress.check();
      }
      if (coverage.isValid(t)) {
        stack.copyRows(t, band.y(), band.rows(), rows);
        band.add(t, rows, 0);
      }
    }
  }

  private static void readFrames(FrameStack stack, BandSums[] bands, Progress progress) {
    Coverage coverage = stack.coverage();
    float[] frame = new float[stack.width() * stack.height()];
    for (int t = 0; t < stack.frames(); t++) {
      progress.check();
      if (coverage.isValid(t)) {
        stack.copyRows(t, 0, stack.height(), frame);
        for (BandSums band : bands) {
          band.add(t, frame, band.y() * stack.width());
        }
      }
      progress.update(t + 1, stack.frames(), "averaging");
    }
  }

  private static Moments collect(FrameStack stack, BandSums[] bands) {
    int width = stack.width();
    FloatMap mean = FloatMap.filled(width, stack.height(), Float.NaN);
    FloatMap sd = FloatMap.filled(width, stack.height(), Float.NaN);
    double[] frameSum = new double[stack.frames()];
    long[] frameCount = new long[stack.frames()];
    int[] covered = CoverCount.of(stack.coverage(), width, stack.height());
    boolean[] spiked = new boolean[covered.length];
    boolean[] clipped = new boolean[covered.length];
    float highest = 0;
    for (BandSums band : bands) {
      band.finish(covered, mean.values(), sd.values());
      band.addFrames(frameSum, frameCount);
      band.markSpiked(covered, spiked);
      highest = Math.max(highest, band.highest());
    }
    if (isCeiling(highest)) {
      for (BandSums band : bands) {
        band.markClipped(highest, clipped);
      }
    }
    double[] frameMean = new double[frameSum.length];
    Arrays.setAll(frameMean, t -> frameSum[t] / frameCount[t]);
    return new Moments(
        mean,
        sd,
        frameMean,
        new Mask(width, stack.height(), spiked),
        new Mask(width, stack.height(), clipped));
  }

  /** Whether a value is the highest of 8 to 16 bits. */
  private static boolean isCeiling(float value) {
    for (int bits = FEWEST_BITS; bits <= MOST_BITS; bits++) {
      if (value == (1 << bits) - 1) {
        return true;
      }
    }
    return false;
  }
}
