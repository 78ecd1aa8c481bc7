package ecm.pipeline.time;

import ecm.pipeline.nulls.HomogeneousNull;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.statistics.Pearson;
import java.util.Arrays;
import java.util.List;

/**
 * How long a pattern of ln tau persists: Pearson's r between the maps of two windows against the
 * separation of their starts, the mean over all such pairs of windows.
 *
 * @param separation of the windows' starts [s], from one step
 * @param r mean coefficient; NaN where no pair of maps has enough values
 * @param pairs number of pairs of windows
 * @param nullMean mean r of a homogeneous sample, which is not 0 where windows overlap; NaN if not
 *     known
 * @param nullSd standard deviation of r of one pair of maps of a homogeneous sample; NaN if not
 *     known
 */
public record Persistence(
    double[] separation, double[] r, int[] pairs, double[] nullMean, double[] nullSd) {

  /** Of the maps of ln tau of equidistant windows, without a null. */
  static Persistence of(List<FloatMap> lnTau, Mask mask, double step) {
    int n = Math.max(0, lnTau.size() - 1);
    double[] separation = new double[n];
    double[] r = new double[n];
    int[] pairs = new int[n];
    for (int k = 1; k <= n; k++) {
      double[] each = correlations(lnTau, mask, k);
      separation[k - 1] = k * step;
      r[k - 1] = Arrays.stream(each).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
      pairs[k - 1] = each.length;
    }
    double[] unknown = new double[n];
    Arrays.fill(unknown, Double.NaN);
    return new Persistence(separation, r, pairs, unknown, unknown);
  }

  /** r of all pairs that are k windows apart. */
  private static double[] correlations(List<FloatMap> lnTau, Mask mask, int k) {
    double[] r = new double[lnTau.size() - k];
    for (int i = 0; i < r.length; i++) {
      r[i] = Pearson.of(lnTau.get(i), lnTau.get(i + k), mask, 1).r();
    }
    return r;
  }

  /**
   * The same beside a null.
   *
   * @param r Pearson's r in homogeneous samples, by separation from one step; separations beyond
   *     have no null
   * @param pixels of the maps
   */
  Persistence beside(List<HomogeneousNull.PearsonNull> r, int pixels) {
    double[] mean = nullMean.clone();
    double[] sd = nullSd.clone();
    for (int k = 0; k < Math.min(mean.length, r.size()); k++) {
      mean[k] = r.get(k).mean();
      sd[k] = r.get(k).sd(pixels);
    }
    return new Persistence(separation, this.r, pairs, mean, sd);
  }
}
