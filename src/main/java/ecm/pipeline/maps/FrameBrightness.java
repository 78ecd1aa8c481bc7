package ecm.pipeline.maps;

import ecm.base.InvalidInput;
import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.List;
import java.util.function.IntConsumer;

/** The brightness of each frame, to divide out a beam current that drifts. */
final class FrameBrightness {

  /** Below this number of speckles the mean of a frame fluctuates with them, not with the beam. */
  static final int FEWEST_SPECKLES = 200;

  private static final double TREND_FRACTION = 0.05;

  private FrameBrightness() {}

  /**
   * The gain of each frame: its mean over the mask, or the slow trend of that mean, relative to the
   * record's mean. Only pixels covered in every valid frame count.
   *
   * @return 1 for invalid frames
   */
  static double[] gains(
      FrameStack stack,
      Mask mask,
      double background,
      FrameNormalization normalization,
      Progress progress) {
    return gains(means(stack, mask, progress), background, normalization);
  }

  /** The gains that belong to the means of the frames, NaN for an invalid frame. */
  static double[] gains(double[] means, double background, FrameNormalization normalization) {
    double sum = 0;
    int n = 0;
    for (double mean : means) {
      if (!Double.isNaN(mean)) {
        sum += mean - background;
        n++;
      }
    }
    double average = sum / n;
    if (!(average > 0)) {
      throw new InvalidInput(
          "frames cannot be normalised: their mean inside the mask is " + average + " <= 0");
    }
    double[] gains = new double[means.length];
    for (int i = 0; i < gains.length; i++) {
      gains[i] = (means[i] - background) / average;
    }
    double[] used = normalization == FrameNormalization.TREND ? trend(gains) : gains;
    for (int i = 0; i < used.length; i++) {
      used[i] = Double.isNaN(used[i]) ? 1 : used[i];
    }
    return used;
  }

  /** A bad pixel must not make a frame count as unknown. */
  private static double finiteMean(float[] values, int[] pixels) {
    double sum = 0;
    int n = 0;
    for (int pixel : pixels) {
      if (Float.isFinite(values[pixel])) {
        sum += values[pixel];
        n++;
      }
    }
    return n == 0 ? Double.NaN : sum / n;
  }

  /** The mean of each frame over the finite values in the mask, NaN for an invalid frame. */
  static double[] means(FrameStack stack, Mask mask, Progress progress) {
    return means(stack, List.of(mask), progress).get(0);
  }

  /** The same of several masks, each frame read once. */
  static List<double[]> means(FrameStack stack, List<Mask> masks, Progress progress) {
    Coverage coverage = stack.coverage();
    Mask always = Mask.of(stack.width(), stack.height(), coverage.always());
    List<int[]> pixels = masks.stream().map(mask -> mask.and(always).indices()).toList();
    if (pixels.stream().anyMatch(p -> p.length == 0)) {
      throw new InvalidInput("no pixel of the mask is covered in every frame");
    }
    List<double[]> means = masks.stream().map(mask -> new double[stack.frames()]).toList();
    IntConsumer one =
        frame -> {
          float[] values = coverage.isValid(frame) ? stack.frame(frame) : null;
          for (int k = 0; k < means.size(); k++) {
            means.get(k)[frame] = values == null ? Double.NaN : finiteMean(values, pixels.get(k));
          }
        };
    if (stack.isInMemory()) {
      Parallel.forEach(stack.frames(), progress, "frame brightness", one);
    } else {
      for (int frame = 0; frame < stack.frames(); frame++) {
        progress.check();
        one.accept(frame);
        progress.update(frame + 1, stack.frames(), "frame brightness");
      }
    }
    return means;
  }

  /** A Gaussian running mean over a twentieth of the record, over the frames that have a value. */
  private static double[] trend(double[] values) {
    int n = values.length;
    double sd = Math.max(1, TREND_FRACTION * n);
    int reach = (int) Math.ceil(3 * sd);
    double[] smooth = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      double weights = 0;
      for (int j = Math.max(0, i - reach); j <= Math.min(n - 1, i + reach); j++) {
        if (!Double.isNaN(values[j])) {
          double weight = Math.exp(-0.5 * (j - i) * (j - i) / (sd * sd));
          sum += weight * values[j];
          weights += weight;
        }
      }
      smooth[i] = sum / weights;
    }
    return smooth;
  }
}
