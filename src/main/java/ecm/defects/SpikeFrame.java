package ecm.defects;

import ecm.stack.FrameStack;
import java.util.Arrays;

/** Looks closely at the samples of one frame that are high beside their neighbours in time. */
final class SpikeFrame {

  private static final int LARGEST = 6;
  private static final int REACH = 3;
  private static final int SIDE = 2 * REACH + 1;

  /** Of the 16 pixels of the ring, these may belong to the spike. */
  private static final int HIGHEST_OF_RING = 4;

  private final FrameStack stack;
  private final SpikeLaw law;
  private final int frame;
  private final int before;
  private final int after;
  private final int width;
  private final int height;

  /** SIDE x SIDE pixels about the sample, NaN outside the field. */
  private final float[] now = new float[SIDE * SIDE];

  private final float[] earlier = new float[SIDE * SIDE];
  private final float[] later = new float[SIDE * SIDE];

  /**
   * @param good frames, ascending, at least 3
   * @param k which of them to look at
   */
  SpikeFrame(FrameStack stack, SpikeLaw law, int[] good, int k) {
    this.stack = stack;
    this.law = law;
    this.frame = good[k];
    this.before = good[k > 0 ? k - 1 : 2];
    this.after = good[k + 1 < good.length ? k + 1 : k - 2];
    this.width = stack.width();
    this.height = stack.height();
  }

  void judge(int[] candidates, double[] usual, Samples.Builder struck) {
    for (int pixel : candidates) {
      int x = pixel % width;
      int y = pixel / width;
      read(frame, x, y, now);
      float ring = ring();
      float value = now[REACH * SIDE + REACH];

      if (value > usual[pixel]
          && value > law.limit(ring)
          && size(ring + (value - ring) / 2) <= LARGEST) {
        struck.add(frame, pixel);
        addNeighbours(x, y, struck);
      }
    }
  }

  private void read(int t, int x, int y, float[] target) {
    Arrays.fill(target, Float.NaN);
    int first = Math.max(0, y - REACH);
    int rows = Math.min(height, y + REACH + 1) - first;
    float[] values = new float[rows * width];
    stack.copyRows(t, first, rows, values);
    for (int dy = 0; dy < rows; dy++) {
      for (int dx = -REACH; dx <= REACH; dx++) {
        if (x + dx >= 0 && x + dx < width) {
          target[(first + dy - y + REACH) * SIDE + dx + REACH] = values[dy * width + x + dx];
        }
      }
    }
  }

  /** The mean at a distance of 2, the highest left out. */
  private float ring() {
    float[] found = new float[16];
    int n = 0;
    for (int i = 0; i < now.length; i++) {
      int distance = Math.max(Math.abs(i % SIDE - REACH), Math.abs(i / SIDE - REACH));
      if (distance == 2 && !Float.isNaN(now[i])) {
        found[n++] = now[i];
      }
    }
    Arrays.sort(found, 0, n);
    int kept = Math.max(1, n - HIGHEST_OF_RING);
    float sum = 0;
    for (int k = 0; k < kept; k++) {
      sum += found[k];
    }
    return sum / kept;
  }

  /** Number of pixels connected with the sample that reach a level. */
  private int size(float level) {
    boolean[] seen = new boolean[now.length];
    int[] pending = new int[now.length];
    int count = 1;
    pending[0] = REACH * SIDE + REACH;
    seen[pending[0]] = true;
    for (int next = 0; next < count; next++) {
      int x = pending[next] % SIDE;
      int y = pending[next] / SIDE;
      for (int k = 0; k < 9; k++) {
        int nx = x + k % 3 - 1;
        int ny = y + k / 3 - 1;
        int i = ny * SIDE + nx;
        if (nx >= 0 && nx < SIDE && ny >= 0 && ny < SIDE && !seen[i] && now[i] >= level) {
          seen[i] = true;
          pending[count++] = i;
        }
      }
    }
    return count;
  }

  private void addNeighbours(int x, int y, Samples.Builder struck) {
    read(before, x, y, earlier);
    read(after, x, y, later);
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        int at = (REACH + dy) * SIDE + REACH + dx;
        if (!Float.isNaN(now[at]) && now[at] > halfLimit(at)) {
          struck.add(frame, (y + dy) * width + x + dx);
        }
      }
    }
  }

  private float halfLimit(int at) {
    float sum = 0;
    int n = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        float both = earlier[at + dy * SIDE + dx] + later[at + dy * SIDE + dx];
        if (!Float.isNaN(both)) {
          sum += both / 2;
          n++;
        }
      }
    }
    float t = (sum / n + (earlier[at] + later[at]) / 2) / 2;
    return t + (law.limit(t) - t) / 2;
  }
}
