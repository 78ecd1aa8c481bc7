package ecm.fourpoint;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The susceptibility chi4(p) = N_speckle Var_t Q(t, p), with the overlap
 *
 * <pre>  Q(t, p) = &lt;I(t) I(t+p)&gt;_r / (&lt;I(t)&gt;_r &lt;I(t+p)&gt;_r),</pre>
 *
 * means over the region's pixels.
 *
 * @param lags p in frames
 * @param chi4 at these lags; NaN with fewer than 8 pairs of frames
 * @param pairs number of pairs of frames used
 */
public record Chi4(int[] lags, double[] chi4, int[] pairs) {

  private static final int MOST_PAIRS = 2000;
  private static final int FEWEST_PAIRS = 8;

  /**
   * Computes chi4. At most 2000 pairs of frames per lag, evenly spread, are read; pixels that are
   * not covered in every valid frame are left out.
   *
   * @param stack the frames
   * @param region pixels to use, as {@link FourPoint#region()}
   * @param lags p in frames
   * @param speckleArea pixels per speckle, sum of |mu|^2
   * @param progress told of the lags done
   */
  public static Chi4 of(
      FrameStack stack, Mask region, int[] lags, double speckleArea, Progress progress) {
    int[] pixels = region.indices();
    double[] chi4 = new double[lags.length];
    int[] pairs = new int[lags.length];
    for (int k = 0; k < lags.length; k++) {
      int lag = lags[k];
      int[] first = firsts(stack.coverage(), lag);
      double[] overlap = new double[first.length];
      Progress part = progress.part((double) k / lags.length, (k + 1.0) / lags.length);
      if (stack.isInMemory()) {
        Parallel.forEach(
            first.length, part, "chi4", i -> overlap[i] = overlap(stack, first[i], lag, pixels));
      } else {
        for (int i = 0; i < first.length; i++) {
          part.check();
          overlap[i] = overlap(stack, first[i], lag, pixels);
          part.update(i + 1, first.length, "chi4");
        }
      }
      pairs[k] = first.length;
      chi4[k] =
          first.length < FEWEST_PAIRS
              ? Double.NaN
              : pixels.length / speckleArea * variance(overlap);
    }
    return new Chi4(lags.clone(), chi4, pairs);
  }

  private static int[] firsts(Coverage coverage, int lag) {
    int[] all =
        IntStream.range(0, Math.max(0, coverage.frames() - lag))
            .filter(t -> coverage.isValid(t) && coverage.isValid(t + lag))
            .toArray();
    int n = Math.min(all.length, MOST_PAIRS);
    return IntStream.range(0, n).map(i -> all[(int) ((long) i * all.length / n)]).toArray();
  }

  private static double overlap(FrameStack stack, int t, int lag, int[] pixels) {
    float[] now = stack.frame(t);
    float[] later = stack.frame(t + lag);
    double products = 0;
    double sum = 0;
    double sumLater = 0;
    for (int i : pixels) {
      products += (double) now[i] * later[i];
      sum += now[i];
      sumLater += later[i];
    }
    return products / sum * (pixels.length / sumLater);
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length;
  }
}
