package ecm.fourpoint;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sums of the rows k above and k below a run of pixels, V_k(x) = I(x, y-k) + I(x, y+k), for some
 * frames: a ring is then a sum over half as many terms. One per thread.
 *
 * <p>Each sum is an array of its own: the compiler does not vectorise loops with an offset into one
 * array, which take four times as long.
 */
final class RowPairs {

  /** Most pixels in a run. */
  static final int RUN = 32;

  private static final int CHUNK = ScaledBand.CHUNK;

  private final int reach;
  private final int columns;
  private final float[][] sums;
  private final int[][] terms;

  /**
   * @param rings of radii 0 to the largest
   */
  RowPairs(List<Ring> rings) {
    this.reach = rings.size() - 1;
    this.columns = RUN + 2 * reach;
    this.sums = new float[(reach + 1) * columns][CHUNK];
    this.terms = rings.stream().map(this::terms).toArray(int[][]::new);
  }

  private int[] terms(Ring ring) {
    return IntStream.range(0, ring.size())
        .filter(i -> ring.dy()[i] >= 0)
        .map(i -> place(ring.dy()[i], ring.dx()[i] + reach))
        .toArray();
  }

  private int place(int k, int column) {
    return k * columns + column;
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
          field.copy(at, frames, sums[place(k, c)]);
        } else {
          field.sum(at - k * rowStep, at + k * rowStep, frames, sums[place(k, c)]);
        }
      }
    }
  }

  /** The values at one pixel of the run, until the next fill; not to be written to. */
  float[] value(int pixel) {
    return sums[place(0, pixel + reach)];
  }

  /** The sum over a ring around one pixel of the run. */
  void ringSum(int radius, int pixel, int frames, float[] target) {
    int[] at = terms[radius];
    Arrays.fill(target, 0, frames, 0);
    int i = 0;
    for (; i + 4 <= at.length; i += 4) {
      addFour(
          sums[at[i] + pixel],
          sums[at[i + 1] + pixel],
          sums[at[i + 2] + pixel],
          sums[at[i + 3] + pixel],
          target,
          frames);
    }
    for (; i < at.length; i++) {
      BlockSums.add(target, sums[at[i] + pixel], frames);
    }
  }

  /** Four at a time: the compiler does not vectorise a loop with more terms. */
  private static void addFour(float[] a, float[] b, float[] c, float[] d, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += (a[i] + b[i]) + (c[i] + d[i]);
    }
  }
}
