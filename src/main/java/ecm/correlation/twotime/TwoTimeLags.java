package ecm.correlation.twotime;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.correlation.CorrelationPlan.Level;
import ecm.correlation.MultiTau;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The two-time correlation of a region along the diagonals of multiple-tau lags: every pair of
 * frames up to 16 apart, then lags 9 to 16 of frames binned by 2, 4, 8 ... as in {@link MultiTau}.
 * Short lags keep the resolution of a frame however long the record is, and memory is linear in the
 * number of frames N, about 24 N numbers, where all pairs take N^2 / 2. Immutable.
 */
public final class TwoTimeLags {

  private final int frames;
  private final List<Diagonal> diagonals;

  private TwoTimeLags(int frames, List<Diagonal> diagonals) {
    this.frames = frames;
    this.diagonals = diagonals;
  }

  /**
   * The pairs of bins that are a lag apart.
   *
   * @param bin frames in a bin
   * @param lag in bins
   * @param products for each first bin, the mean over the pixels of I(t) I(t + lag), relative to
   *     the profile; NaN for a pair without a valid frame on either side
   * @param means of each bin over the pixels
   * @param weights valid frames in each bin
   */
  private record Diagonal(int bin, int lag, double[] products, double[] means, int[] weights) {

    double average(double from, double to) {
      double n = 0;
      double sum = 0;
      double left = 0;
      double right = 0;
      for (int i = 0; i < products.length; i++) {
        double middle = (i + lag / 2.0) * bin + (bin - 1) / 2.0;
        if (middle >= from && middle < to && weights[i] > 0 && weights[i + lag] > 0) {
          double weight = (double) weights[i] * weights[i + lag];
          n += weight;
          sum += weight * products[i];
          left += weight * means[i];
          right += weight * means[i + lag];
        }
      }
      return n == 0 ? Double.NaN : n * sum / (left * right);
    }
  }

  /**
   * Correlates the frames of some pixels. Float products in blocks of 64 pixels, double sums; the
   * result does not depend on threads.
   *
   * @param pixels in bins of one frame
   */
  static TwoTimeLags of(BinnedPixels pixels, Progress progress) {
    return new TwoTimeLags(pixels.bins(), diagonals(BinLevel.of(pixels), progress));
  }

  private static List<Diagonal> diagonals(BinLevel frames, Progress progress) {
    List<Level> levels = MultiTau.levels(frames.weights().length);
    List<Diagonal> diagonals = new ArrayList<>();
    BinLevel level = frames;
    for (int k = 0; k < levels.size(); k++) {
      level = k == 0 ? frames : level.halved();
      // one pair of frames N-1 apart is no average
      int[] lags = Arrays.stream(levels.get(k).lags()).filter(p -> p <= MultiTau.LAGS).toArray();
      double share = k / (double) levels.size();
      diagonals.addAll(diagonals(level, lags, progress.part(share, share + 1.0 / levels.size())));
    }
    return List.copyOf(diagonals);
  }

  private static List<Diagonal> diagonals(BinLevel level, int[] lags, Progress progress) {
    Diagonal[] found = new Diagonal[lags.length];
    double[] means = Arrays.stream(level.meanDeviations()).map(d -> 1 + d).toArray();
    Parallel.forEach(
        lags.length,
        progress,
        "correlating pairs of times",
        k -> {
          double[] products = level.products(lags[k]);
          for (int i = 0; i < products.length; i++) {
            products[i] += means[i] + means[i + lags[k]] - 1;
          }
          found[k] = new Diagonal(level.bin(), lags[k], products, means, level.weights());
        });
    return List.of(found);
  }

  /** N, the frames of the record. */
  public int frames() {
    return frames;
  }

  /** The lags [frames], ascending, a new array. */
  public double[] lags() {
    return diagonals.stream().mapToDouble(d -> (double) d.bin * d.lag).toArray();
  }

  /**
   * g2 at one lag over the pairs whose middle lies in an interval,
   *
   * <pre>  g2(lag) = n sum m(t) m(t+lag) C(t, t+lag) / (sum m(t) * sum m(t+lag)),</pre>
   *
   * as {@link TwoTimeMatrix#average}; every pair of valid frames counts once.
   *
   * @param index of the lag in {@link #lags}
   * @param from first middle [frames]
   * @param to end of the middles [frames], itself outside
   * @return NaN without a pair
   */
  public double average(int index, double from, double to) {
    return diagonals.get(index).average(from, to);
  }
}
