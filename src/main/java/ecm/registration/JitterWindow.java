package ecm.registration;

import ecm.base.InvalidInput;
import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.Rect;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The part of a stack in which jitter is measured: the smoothed roots x of its valid frames, and
 * two sets of its pixels.
 *
 * @param frames valid frames, ascending
 * @param width of the part [px]
 * @param height of the part [px]
 * @param roots x of each frame of the stack, null of an invalid one
 * @param sets for each pixel of the part 0 or 1, the set it is of, 2 if of none, -1 outside the
 *     sample
 * @param offset c under the root [units of intensity]
 */
record JitterWindow(
    int[] frames, int width, int height, float[][] roots, byte[] sets, double offset) {

  /** Of pixels and frames together. */
  private static final long MOST_SAMPLES = 20_000_000;

  private static final int FEWEST_PIXELS = 100;
  private static final byte NO_SET = 2;
  private static final double GAP_IN_SPECKLES = 1.5;
  private static final double BLOCK_IN_SPECKLES = 2;

  /** Pixels nearer to the border have no gradient, or one of pixels that are not there. */
  private static final int BORDER = 3;

  private static final int REACH = 8;
  private static final double LONGEST_STEP = 1;

  /** Rounds the cusps of the root off without making its noise uneven. */
  private static final double OFFSET = 0.2;

  /** The middle of the sample, where it is covered in all frames. */
  static JitterWindow of(FrameStack stack, Mask mask, double speckle, Progress progress) {
    Mask usable = mask.and(Mask.of(stack.width(), stack.height(), stack.coverage().always()));
    int[] valid =
        IntStream.range(0, stack.frames()).filter(t -> stack.coverage().isValid(t)).toArray();
    if (usable.count() < FEWEST_PIXELS || valid.length < 2 * REACH) {
      throw new InvalidInput("there are too few pixels or frames to tell");
    }
    Rect area = area(usable, (int) Math.sqrt((double) MOST_SAMPLES / valid.length));
    float[][] values = new float[stack.frames()][];
    for (int k = 0; k < valid.length; k++) {
      progress.check();
      values[valid[k]] = read(stack, valid[k], area);
      progress.update(k + 1, valid.length, "jitter: reading");
    }
    double brightness = mean(values, valid, area, usable);
    byte[] sets = sets(usable, area, speckle);
    float offset = (float) (OFFSET * brightness);
    Parallel.forEach(
        valid.length,
        Progress.NONE,
        "jitter: roots",
        (int k) -> values[valid[k]] = root(values[valid[k]], offset, area.width(), area.height()));
    return new JitterWindow(valid, area.width(), area.height(), values, sets, offset);
  }

  /** The bounds of a mask, or a square of some side in their middle. */
  private static Rect area(Mask mask, int side) {
    Rect bounds = mask.bounds();
    int width = Math.min(bounds.width(), side);
    int height = Math.min(bounds.height(), side);
    return new Rect(
        bounds.x() + (bounds.width() - width) / 2,
        bounds.y() + (bounds.height() - height) / 2,
        width,
        height);
  }

  private static float[] read(FrameStack stack, int frame, Rect area) {
    float[] rows = new float[area.height() * stack.width()];
    stack.copyRows(frame, area.y(), area.height(), rows);
    float[] part = new float[area.width() * area.height()];
    for (int y = 0; y < area.height(); y++) {
      System.arraycopy(rows, y * stack.width() + area.x(), part, y * area.width(), area.width());
    }
    return part;
  }

  private static double mean(float[][] values, int[] frames, Rect area, Mask mask) {
    double sum = 0;
    long n = 0;
    for (int t : frames) {
      for (int i = 0; i < values[t].length; i++) {
        boolean inside = mask.contains(area.x() + i % area.width(), area.y() + i / area.width());
        if (inside && Float.isFinite(values[t][i])) {
          sum += values[t][i];
          n++;
        }
      }
    }
    if (!(sum > 0)) {
      throw new InvalidInput("the sample is not brighter than the background");
    }
    return sum / n;
  }

  /** All pixels of the mask that have neighbours, and of these the fields of a chessboard. */
  private static byte[] sets(Mask mask, Rect area, double speckle) {
    int gap = (int) Math.ceil(GAP_IN_SPECKLES * speckle) + 2;
    int block = (int) Math.ceil(BLOCK_IN_SPECKLES * speckle) + 2;
    byte[] sets = new byte[area.width() * area.height()];
    int[] counts = new int[3];
    for (int i = 0; i < sets.length; i++) {
      int x = i % area.width();
      int y = i / area.width();
      boolean inner =
          x >= BORDER && y >= BORDER && x < area.width() - BORDER && y < area.height() - BORDER;
      sets[i] = -1;
      if (inner && mask.contains(area.x() + x, area.y() + y)) {
        boolean field = x % (block + gap) < block && y % (block + gap) < block;
        sets[i] = (byte) (field ? (x / (block + gap) + y / (block + gap)) % 2 : NO_SET);
        counts[sets[i]]++;
      }
    }
    if (Math.min(counts[0], counts[1]) < FEWEST_PIXELS) {
      throw new InvalidInput("there are too few pixels to tell");
    }
    return sets;
  }

  /** The part of the pixels that are of one of the sets. */
  double share() {
    int[] counts = new int[2];
    for (byte set : sets) {
      if (set >= 0) {
        counts[set == NO_SET ? 1 : 0]++;
      }
    }
    return (double) counts[0] / (counts[0] + counts[1]);
  }

  /** (I + c)^(1/2), smoothed by 1 4 6 4 1 in both directions; what is NaN counts as 0. */
  private static float[] root(float[] intensity, float offset, int width, int height) {
    float[] root = new float[intensity.length];
    for (int i = 0; i < root.length; i++) {
      float value = intensity[i] + offset;
      root[i] = value > 0 ? (float) Math.sqrt(value) : 0;
    }
    return smooth(smooth(root, width, height, 1), width, height, width);
  }

  private static float[] smooth(float[] x, int width, int height, int step) {
    float[] smooth = x.clone();
    for (int i = 2 * width; i < (height - 2) * width; i++) {
      smooth[i] =
          (x[i - 2 * step] + x[i + 2 * step] + 4 * (x[i - step] + x[i + step]) + 6 * x[i]) / 16;
    }
    return smooth;
  }

  /**
   * How far each frame still lies from those about it, all being moved back.
   *
   * @param known displacement that all frames are moved back by
   */
  JitterSteps steps(JitterSteps known) {
    int n = roots.length;
    float[][] moved = new float[n][];
    JitterSteps steps = new JitterSteps(new double[2][n], new double[2][n], new double[2][n]);
    Parallel.forEach(
        frames.length,
        Progress.NONE,
        "jitter",
        (int k) -> {
          int t = frames[k];
          moved[t] = movedBack(roots[t], known.all()[0][t], known.all()[1][t]);
        });
    Parallel.forEach(
        frames.length, Progress.NONE, "jitter", (int k) -> step(moved, frames[k], steps));
    return steps;
  }

  private float[] movedBack(float[] x, double dx, double dy) {
    if (dx == 0 && dy == 0) {
      return x;
    }
    float[] across = InterpolatedFrames.weights(Interpolation.CUBIC, dx - Math.floor(dx));
    float[] down = InterpolatedFrames.weights(Interpolation.CUBIC, dy - Math.floor(dy));
    return along(
        along(x, across, (int) Math.floor(dx), width, 1),
        down,
        (int) Math.floor(dy),
        height,
        width);
  }

  /** Interpolates along lines of some length; beyond their ends the last value counts. */
  private static float[] along(float[] x, float[] weights, int shift, int length, int step) {
    float[] result = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      int at = i / step % length;
      for (int k = 0; k < weights.length; k++) {
        int from = Math.max(0, Math.min(length - 1, at + shift + k - 1));
        result[i] += weights[k] * x[i + (from - at) * step];
      }
    }
    return result;
  }

  private void step(float[][] moved, int t, JitterSteps steps) {
    float[] reference = reference(moved, t);
    double[][] sums = new double[3][5];
    for (int i = 0; i < sets.length; i++) {
      if (sets[i] >= 0) {
        double gx = (reference[i + 1] - reference[i - 1]) / 2;
        double gy = (reference[i + width] - reference[i - width]) / 2;
        double e = moved[t][i] - reference[i];
        double[] s = sums[sets[i]];
        s[0] += gx * gx;
        s[1] += gy * gy;
        s[2] += gx * gy;
        s[3] -= gx * e;
        s[4] -= gy * e;
      }
    }
    double[] both = new double[5];
    Arrays.setAll(both, k -> sums[0][k] + sums[1][k] + sums[2][k]);
    solve(both, steps.all(), t);
    solve(sums[0], steps.first(), t);
    solve(sums[1], steps.second(), t);
  }

  private float[] reference(float[][] moved, int t) {
    float[] reference = new float[sets.length];
    float total = 0;
    for (int k = Math.max(0, t - REACH); k <= Math.min(moved.length - 1, t + REACH); k++) {
      if (k != t && moved[k] != null) {
        float weight = 1f / Math.abs(k - t);
        total += weight;
        for (int i = 0; i < reference.length; i++) {
          reference[i] += weight * moved[k][i];
        }
      }
    }
    for (int i = 0; i < reference.length; i++) {
      reference[i] /= total;
    }
    return reference;
  }

  private static void solve(double[] s, double[][] target, int t) {
    double determinant = s[0] * s[1] - s[2] * s[2];
    double x = (s[3] * s[1] - s[4] * s[2]) / determinant;
    double y = (s[4] * s[0] - s[3] * s[2]) / determinant;
    // a frame without neighbours or structure is not displaced
    target[0][t] = Double.isNaN(x) ? 0 : Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, x));
    target[1][t] = Double.isNaN(y) ? 0 : Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, y));
  }
}
