package ecm.fourpoint;

/**
 * Sums of the rows k above and k below a run of pixels, V_k(x) = I(x, y-k) + I(x, y+k), for some
 * frames: a ring is then a sum over half as many terms. One per thread.
 */
final class RowPairs {

  /** Most pixels in a run. */
  static final int RUN = 32;

  /** Most frames at a time. */
  static final int FRAMES = 128;

  private final Ring ring;
  private final float[] sums;
  private final int[] terms;
  private final int[] from;

  RowPairs(Ring ring) {
    this.ring = ring;
    int columns = RUN + 2 * ring.radius() + 2;
    this.sums = new float[(ring.radius() + 2) * columns * FRAMES];
    int n = 0;
    int[] found = new int[ring.size()];
    for (int i = 0; i < ring.size(); i++) {
      if (ring.dy()[i] >= 0) {
        found[n++] = (ring.dy()[i] * columns + ring.dx()[i] + ring.radius()) * FRAMES;
      }
    }
    this.terms = java.util.Arrays.copyOf(found, n);
    this.from = new int[n];
  }

  private int place(int k, int column) {
    return (k * (RUN + 2 * ring.radius() + 2) + column) * FRAMES;
  }

  /**
   * Fills the sums.
   *
   * @param field the intensities, or products of them
   * @param first where the run's first pixel's series stands, at the first frame
   * @param pixels in the run
   * @param frames n
   */
  void fill(Field field, int first, int pixels, int frames) {
    int reach = ring.radius();
    for (int k = 0; k <= reach; k++) {
      for (int c = 0; c < pixels + 2 * reach; c++) {
        int at = first + (c - reach) * field.step();
        int to = place(k, c);
        if (k == 0) {
          field.copy(at, frames, sums, to);
        } else {
          field.sum(at - k * field.rowStep(), at + k * field.rowStep(), frames, sums, to);
        }
      }
    }
  }

  /** The sum over the ring around one pixel of the run. */
  void ringSum(int pixel, int frames, float[] target) {
    for (int i = 0; i < terms.length; i++) {
      from[i] = terms[i] + pixel * FRAMES;
    }
    java.util.Arrays.fill(target, 0, frames, 0);
    int i = 0;
    for (; i + 8 <= from.length; i += 8) {
      addEight(sums, from, i, target, frames);
    }
    for (; i + 4 <= from.length; i += 4) {
      addFour(sums, from, i, target, frames);
    }
    for (; i < from.length; i++) {
      addOne(sums, from[i], target, frames);
    }
  }

  private static void addEight(float[] v, int[] from, int k, float[] sum, int n) {
    int a = from[k];
    int b = from[k + 1];
    int c = from[k + 2];
    int d = from[k + 3];
    int e = from[k + 4];
    int f = from[k + 5];
    int g = from[k + 6];
    int h = from[k + 7];
    for (int i = 0; i < n; i++) {
      sum[i] +=
          ((v[a + i] + v[b + i]) + (v[c + i] + v[d + i]))
              + ((v[e + i] + v[f + i]) + (v[g + i] + v[h + i]));
    }
  }

  private static void addFour(float[] v, int[] from, int k, float[] sum, int n) {
    int a = from[k];
    int b = from[k + 1];
    int c = from[k + 2];
    int d = from[k + 3];
    for (int i = 0; i < n; i++) {
      sum[i] += (v[a + i] + v[b + i]) + (v[c + i] + v[d + i]);
    }
  }

  private static void addOne(float[] v, int a, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += v[a + i];
    }
  }
}
