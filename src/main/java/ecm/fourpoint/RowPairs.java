package ecm.fourpoint;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sums of the rows k above and k below a run of pixels, V_k(x) = I(x, y-k) + I(x, y+k), for some
 * frames: a ring is then a sum over half as many terms. One per thread.
 */
final class RowPairs {

  /** Most pixels in a run. */
  static final int RUN = 32;

  private static final int CHUNK = ScaledBand.CHUNK;

  private final int reach;
  private final int columns;
  private final float[] sums;
  private final int[][] terms;
  private final int[] from;

  /**
   * @param rings of radii 0 to the largest
   */
  RowPairs(List<Ring> rings) {
    this.reach = rings.size() - 1;
    this.columns = RUN + 2 * reach;
    this.sums = new float[(reach + 1) * columns * CHUNK];
    this.terms = rings.stream().map(this::terms).toArray(int[][]::new);
    this.from = new int[rings.get(reach).size()];
  }

  private int[] terms(Ring ring) {
    return IntStream.range(0, ring.size())
        .filter(i -> ring.dy()[i] >= 0)
        .map(i -> place(ring.dy()[i], ring.dx()[i] + reach))
        .toArray();
  }

  private int place(int k, int column) {
    return (k * columns + column) * CHUNK;
  }

  /**
   * Fills the sums for a chunk.
   *
   * @param field the intensities, or products of them
   * @param first where the run's first pixel stands in the chunk
   * @param rowStep from a pixel to the one below
   * @param pixels in the run
   * @param frames n of the chunk
   */
  void fill(Field field, int first, int rowStep, int pixels, int frames) {
    for (int k = 0; k <= reach; k++) {
      for (int c = 0; c < pixels + 2 * reach; c++) {
        int at = first + (c - reach) * CHUNK;
        if (k == 0) {
          field.copy(at, frames, sums, place(k, c));
        } else {
          field.sum(at - k * rowStep, at + k * rowStep, frames, sums, place(k, c));
        }
      }
    }
  }

  /** The value at one pixel of the run. */
  void value(int pixel, int frames, float[] target) {
    System.arraycopy(sums, place(0, pixel + reach), target, 0, frames);
  }

  /** The sum over a ring around one pixel of the run. */
  void ringSum(int radius, int pixel, int frames, float[] target) {
    int n = terms[radius].length;
    for (int i = 0; i < n; i++) {
      from[i] = terms[radius][i] + pixel * CHUNK;
    }
    Arrays.fill(target, 0, frames, 0);
    int i = 0;
    for (; i + 4 <= n; i += 4) {
      addFour(sums, from, i, target, frames);
    }
    for (; i < n; i++) {
      addOne(sums, from[i], target, frames);
    }
  }

  /** Four at a time: the compiler does not vectorise a loop with more terms. */
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
