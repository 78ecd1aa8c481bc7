package ecm.defects;

import ecm.stack.FrameStack;
import java.util.Arrays;

/**
 * How high a sample can be, given its neighbours in time: measured from the record itself, so that
 * it holds for any gain, offset, contrast and speed of the specimen.
 *
 * <p>The neighbours are summed up in T = (m3 + m1) / 2, where m1 is the mean of the same pixel in
 * the frames before and after and m3 that of its 3 x 3 surroundings there. Of up to 400 000 samples
 * of frames spread over the record, those of about the same T have a {@link TailLimit} for one in
 * 10^10; a running maximum makes it rise with T.
 */
final class SpikeLaw {

  /** Weight of each of 9 pixels of two frames, and of the middle one beyond it. */
  static final float BOX = 1f / 36;

  static final float CENTRE = 1f / 4;

  private static final double LOG_RARITY = 10 * Math.log(10);
  private static final double TAIL = 0.05;
  private static final int MOST_SAMPLES = 400_000;
  private static final int MOST_FRAMES = 64;
  private static final double[] EDGES = {
    0, .05, .1, .2, .3, .4, .5, .6, .7, .8, .9, .95, .98, .99, 1
  };
  private static final int TABLE = 4096;

  private final float lowest;
  private final float scale;
  private final float[] limit;

  private SpikeLaw(float lowest, float scale, float[] limit) {
    this.lowest = lowest;
    this.scale = scale;
    this.limit = limit;
  }

  /**
   * Measures it.
   *
   * @param stack without bad pixels
   * @param good frames to use, ascending, at least 3
   */
  static SpikeLaw of(FrameStack stack, int[] good) {
    int n = stack.width() * stack.height();
    int chosen = Math.min(MOST_FRAMES, good.length - 2);
    int stride = Math.max(1, (int) Math.ceil((double) n * chosen / MOST_SAMPLES));
    float[] before = new float[chosen * (n / stride + 1)];
    float[] value = new float[before.length];
    int found = 0;
    SpikeKernel kernel = new SpikeKernel(stack.width(), stack.height());
    float[][] near = new float[2][n];
    for (int k = 0; k < chosen; k++) {
      int at = 1 + (int) ((long) k * (good.length - 2) / chosen);
      kernel.sum(stack.frame(good[at - 1]), near[0]);
      kernel.sum(stack.frame(good[at + 1]), near[1]);
      float[] frame = stack.frame(good[at]);
      for (int i = k % stride; i < n; i += stride) {
        float t = near[0][i] + near[1][i];
        if (t + frame[i] - (t + frame[i]) == 0) {
          before[found] = t;
          value[found++] = frame[i];
        }
      }
    }
    return of(Arrays.copyOf(before, found), Arrays.copyOf(value, found));
  }

  private static SpikeLaw of(float[] before, float[] value) {
    float[] sorted = before.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    float lowest = n == 0 ? 0 : sorted[0];
    float highest = n == 0 ? 0 : sorted[(int) (0.999 * (n - 1))];
    if (!(highest > lowest)) {
      return new SpikeLaw(lowest, 0, new float[] {Float.POSITIVE_INFINITY});
    }
    float[] table = new float[TABLE];
    float scale = (TABLE - 1) / (highest - lowest);
    double running = Double.NEGATIVE_INFINITY;
    for (int k = 0; k + 1 < EDGES.length; k++) {
      float from = sorted[(int) (EDGES[k] * (n - 1))];
      float to = sorted[(int) (EDGES[k + 1] * (n - 1))];
      double limit = TailLimit.of(between(before, value, from, to), TAIL, LOG_RARITY);
      running = limit < Double.POSITIVE_INFINITY ? Math.max(running, limit) : running;
      int end = (int) Math.min(TABLE - 1, (to - lowest) * scale);
      for (int i = (int) Math.min(TABLE - 1, (from - lowest) * scale); i <= end; i++) {
        table[i] = (float) running;
      }
    }
    fillBelow(table);
    return new SpikeLaw(lowest, scale, table);
  }

  /** Where the neighbours are so dark that nothing is known, what is brighter has the limit. */
  private static void fillBelow(float[] table) {
    float known = Float.POSITIVE_INFINITY;
    for (int i = TABLE - 1; i >= 0; i--) {
      if (table[i] == Float.NEGATIVE_INFINITY) {
        table[i] = known;
      }
      known = table[i];
    }
  }

  private static float[] between(float[] before, float[] value, float from, float to) {
    float[] found = new float[value.length];
    int n = 0;
    for (int i = 0; i < value.length; i++) {
      if (before[i] >= from && before[i] <= to) {
        found[n++] = value[i];
      }
    }
    float[] sorted = Arrays.copyOf(found, n);
    Arrays.sort(sorted);
    return sorted;
  }

  /** The highest sample beside neighbours of T; above those measured it rises as T. */
  float limit(float t) {
    float at = (t - lowest) * scale;
    if (at < limit.length - 1) {
      return limit[Math.max(0, (int) at)];
    }
    return limit[limit.length - 1] + Math.max(0, t - lowest - (limit.length - 1) / scale) * 4;
  }

  /** Whether there is a limit at all. */
  boolean isKnown() {
    return limit[0] < Float.POSITIVE_INFINITY;
  }
}
