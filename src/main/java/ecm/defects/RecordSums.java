package ecm.defects;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.stack.FrameStack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one pass over a record tells of its pixels and of its frames.
 *
 * @param width pixels per row
 * @param height rows
 * @param frames number of valid frames
 * @param mean per pixel, over its finite samples; NaN without any
 * @param variance per pixel, over time
 * @param step per pixel, half the mean square of the step from one valid frame to the next: the
 *     noise, and what changes as fast as it
 * @param finite per pixel, number of finite samples
 * @param changes per pixel, number of valid frames whose sample differs from the one before
 * @param frameMean per frame, over its finite samples; NaN for an invalid frame
 * @param frameVariance per frame, over its pixels
 * @param frameFinite per frame, number of finite samples
 * @param frameChanges per frame, number of pixels that differ from the valid frame before
 */
record RecordSums(
    int width,
    int height,
    int frames,
    double[] mean,
    double[] variance,
    double[] step,
    int[] finite,
    int[] changes,
    double[] frameMean,
    double[] frameVariance,
    int[] frameFinite,
    int[] frameChanges) {

  private static final int ROWS = 8;

  /** Reads every valid frame once: bands in several threads if in memory, else frame by frame. */
  static RecordSums of(FrameStack stack, Progress progress) {
    int width = stack.width();
    List<PixelSums> bands = new ArrayList<>();
    for (int y = 0; y < stack.height(); y += ROWS) {
      int rows = Math.min(ROWS, stack.height() - y);
      bands.add(new PixelSums(y * width, rows * width, stack.frames()));
    }
    if (stack.isInMemory()) {
      Parallel.forEach(
          bands.size(), progress, "looking at the camera", b -> read(stack, bands.get(b)));
    } else {
      float[] frame = new float[width * stack.height()];
      for (int t = 0; t < stack.frames(); t++) {
        progress.check();
        if (stack.coverage().isValid(t)) {
          stack.copyRows(t, 0, stack.height(), frame);
          for (PixelSums band : bands) {
            band.add(t, frame, band.first);
          }
        }
        progress.update(t + 1, stack.frames(), "looking at the camera");
      }
    }
    return collect(stack, bands);
  }

  private static void read(FrameStack stack, PixelSums band) {
    int width = stack.width();
    float[] rows = new float[band.pixels];
    for (int t = 0; t < stack.frames(); t++) {
      if (stack.coverage().isValid(t)) {
        stack.copyRows(t, band.first / width, band.pixels / width, rows);
        band.add(t, rows, 0);
      }
    }
  }

  private static RecordSums collect(FrameStack stack, List<PixelSums> bands) {
    int n = stack.width() * stack.height();
    int frames = stack.frames();
    RecordSums all =
        new RecordSums(
            stack.width(),
            stack.height(),
            stack.coverage().validCount(),
            new double[n],
            new double[n],
            new double[n],
            new int[n],
            new int[n],
            new double[frames],
            new double[frames],
            new int[frames],
            new int[frames]);
    bands.forEach(all::take);
    for (int t = 0; t < frames; t++) {
      all.frameMean[t] /= all.frameFinite[t];
      all.frameVariance[t] =
          all.frameVariance[t] / all.frameFinite[t] - all.frameMean[t] * all.frameMean[t];
    }
    return all;
  }

  private void take(PixelSums band) {
    for (int i = 0; i < band.pixels; i++) {
      int to = band.first + i;
      int n = band.finite[i];
      double off = band.sum[i] / n;
      mean[to] = band.reference[i] + off;
      variance[to] = Math.max(0, band.squares[i] / n - off * off);
      step[to] = band.steps[i] / (2.0 * Math.max(1, n - 1));
      finite[to] = n;
      changes[to] = band.changes[i];
    }
    for (int t = 0; t < frameMean.length; t++) {
      frameMean[t] += band.frameSum[t];
      frameVariance[t] += band.frameSquares[t];
      frameFinite[t] += band.frameFinite[t];
      frameChanges[t] += band.frameChanges[t];
    }
  }

  /** The same with other statistics of the pixels. */
  RecordSums with(double[] means, double[] variances, double[] stepsSquared) {
    return new RecordSums(
        width,
        height,
        frames,
        means,
        variances,
        stepsSquared,
        finite,
        changes,
        frameMean,
        frameVariance,
        frameFinite,
        frameChanges);
  }

  /** Number of pixels. */
  int pixels() {
    return mean.length;
  }

  /** The valid frames, ascending. */
  static int[] validFrames(FrameStack stack) {
    boolean[] valid = stack.coverage().validFrames();
    int[] found = new int[valid.length];
    int n = 0;
    for (int t = 0; t < valid.length; t++) {
      if (valid[t]) {
        found[n++] = t;
      }
    }
    return Arrays.copyOf(found, n);
  }
}
