package ecm.defects;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.stack.FrameStack;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The pass over all samples that looks for those above the {@link SpikeLaw} of their neighbours in
 * time. The first and the last frame have both neighbours on one side.
 */
final class SpikeCandidates {

  private static final int ROWS = 16;

  private static final double OUTLIER = 5;

  /** So large a share of all samples is no spikes. */
  private static final double MOST = 0.02;

  private final FrameStack stack;
  private final int[] good;
  private final SpikeLaw law;
  private final Samples.Builder found;
  private final AtomicBoolean tooMany = new AtomicBoolean();

  /** Per pixel, each of which belongs to one band. */
  private final int[] count;

  private final double[] sum;
  private final double[] squares;

  private SpikeCandidates(FrameStack stack, int[] good, SpikeLaw law) {
    this.stack = stack;
    this.good = good;
    this.law = law;
    this.found = new Samples.Builder(stack.frames());
    int n = stack.width() * stack.height();
    this.count = new int[n];
    this.sum = new double[n];
    this.squares = new double[n];
  }

  /**
   * What was found.
   *
   * @param samples above the law; none if there are too many
   * @param usual per pixel, 5 standard deviations above the mean over time of its other samples
   */
  record Found(Samples samples, double[] usual) {}

  /** Looks in bands of rows by all threads if the stack is in memory. */
  static Found of(FrameStack stack, int[] good, SpikeLaw law, RecordSums sums, Progress progress) {
    SpikeCandidates pass = new SpikeCandidates(stack, good, law);
    int rows = stack.isInMemory() ? ROWS : stack.height();
    int bands = (stack.height() + rows - 1) / rows;
    Parallel.forEach(
        bands,
        progress,
        "looking for spikes",
        b -> pass.new Band(b * rows, Math.min(rows, stack.height() - b * rows)).scan(progress));
    Samples samples =
        pass.tooMany.get() ? new Samples.Builder(stack.frames()).build() : pass.found.build();
    return new Found(samples, pass.usual(sums));
  }

  private double[] usual(RecordSums sums) {
    double[] usual = new double[count.length];
    for (int i = 0; i < usual.length; i++) {
      double all = sums.finite()[i];
      double n = Math.max(1, all - count[i]);
      double mean = sums.mean()[i];
      double others = (all * mean - sum[i]) / n;
      double squared = (all * (sums.variance()[i] + mean * mean) - squares[i]) / n;
      usual[i] = others + OUTLIER * Math.sqrt(Math.max(0, squared - others * others));
    }
    return usual;
  }

  /** Some rows of three frames at a time. */
  private final class Band {
    private final int width = stack.width();
    private final int top;
    private final int first;
    private final int read;
    private final int[][] rows;
    private final SpikeKernel kernel = new SpikeKernel(width, 1);
    private final float[][] frame;
    private final float[][] near;
    private long left;

    Band(int y, int height) {
      first = Math.max(0, y - 1);
      read = Math.min(stack.height(), y + height + 1) - first;
      top = y - first;
      rows = new int[height][];
      for (int k = 0; k < height; k++) {
        int middle = top + k;
        rows[k] =
            new int[] {
              Math.max(0, middle - 1) * width,
              middle * width,
              Math.min(read - 1, middle + 1) * width
            };
      }
      frame = new float[3][read * width];
      near = new float[3][height * width];
      left = (long) (MOST * height * width * good.length) + 1;
    }

    private void load(int k) {
      int slot = k % 3;
      stack.copyRows(good[k], first, read, frame[slot]);
      for (int y = 0; y < rows.length; y++) {
        kernel.row(frame[slot], rows[y], near[slot], y * width);
      }
    }

    void scan(Progress progress) {
      load(0);
      load(1);
      int last = good.length - 1;
      for (int k = 1; k < last && left > 0; k++) {
        load(k + 1);
        if (k % 64 == 0) {
          progress.check();
        }
        compare(k, near[(k - 1) % 3], near[(k + 1) % 3]);
        if (k == 1) {
          compare(0, near[1], near[2]);
        }
        if (k == last - 1) {
          compare(last, near[(last - 1) % 3], near[(last - 2) % 3]);
        }
      }
    }

    private void compare(int k, float[] before, float[] after) {
      float[] values = frame[k % 3];
      int from = top * width;
      for (int i = 0; i < before.length; i++) {
        float t = before[i] + after[i];
        if (values[from + i] > law.limit(t) && left-- > 0) {
          int pixel = (first + top) * width + i;
          found.add(good[k], pixel);
          count[pixel]++;
          sum[pixel] += values[from + i];
          squares[pixel] += (double) values[from + i] * values[from + i];
        }
      }
      if (left <= 0) {
        tooMany.set(true);
      }
    }
  }
}
