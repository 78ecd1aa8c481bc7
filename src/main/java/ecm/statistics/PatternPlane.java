package ecm.statistics;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import java.util.Arrays;
import java.util.List;

/**
 * How far and how long a pattern reaches: the covariance of maps of windows that follow one another
 * against distance and separation,
 *
 * <pre>  C(d, k W) = mean over r and j of z_j(r) z_(j+k)(r + d),   k = 1, 2, ...</pre>
 *
 * <p>with z_j the values of window j less their mean over the mask, W the length of a window, and d
 * along rows and columns. The noise of different windows is independent and is not in C. The length
 * xi is that of exp(-d/xi), by least squares, in the mean over k weighted with the number of pairs
 * of windows; its error is that of the delete-one jackknife over {@link EqualBlocks}.
 *
 * @param distance d from 0 [px]
 * @param separation k W from one window
 * @param covariance C, [distance][separation]; NaN where no pixels are so far apart
 * @param length xi [px]
 */
public record PatternPlane(
    double[] distance, double[] separation, double[][] covariance, Estimate length) {

  /** Distances beyond this part of the shorter side have few pairs. */
  private static final int PARTS = 4;

  private static final int LONGEST = 16;

  /**
   * The plane.
   *
   * @param maps of two or more windows, without NaN on the mask; smoothed maps make xi too long
   * @param mask pixels of the pattern
   * @param window W, in any unit of time
   */
  public static PatternPlane of(List<FloatMap> maps, Mask mask, double window) {
    int n = maps.size();
    int reach = Math.min(LONGEST, Math.min(mask.width(), mask.height()) / PARTS);
    double[] distance = new double[reach + 1];
    Arrays.setAll(distance, d -> d);
    double[] separation = new double[n - 1];
    Arrays.setAll(separation, k -> (k + 1) * window);
    int[] block = EqualBlocks.of(mask);
    double[][] z = new double[n][];
    Arrays.setAll(z, j -> centred(maps.get(j), mask));
    double[][][] sum = new double[EqualBlocks.COUNT][reach + 1][n - 1];
    double[][] count = new double[EqualBlocks.COUNT][reach + 1];
    for (int d = 0; d <= reach; d++) {
      add(z, mask, block, new int[] {d, 0}, sum, count);
      add(z, mask, block, new int[] {0, d}, sum, count);
    }
    double[] values = length(distance, sum, count);
    return new PatternPlane(
        distance, separation, covariance(sum, count, -1), Estimate.of(values[0], values[1]));
  }

  private static double[] centred(FloatMap map, Mask mask) {
    double mean = Arrays.stream(map.inside(mask)).average().orElse(Double.NaN);
    double[] values = new double[map.values().length];
    Arrays.setAll(values, i -> mask.contains(i) ? map.values()[i] - mean : Double.NaN);
    return values;
  }

  /** Adds the products of all pairs of pixels at one offset, by the block of the first. */
  private static void add(
      double[][] z, Mask mask, int[] block, int[] offset, double[][][] sum, double[][] count) {
    int width = mask.width();
    int d = offset[0] + offset[1];
    for (int i : mask.indices()) {
      int x = i % width + offset[0];
      int y = i / width + offset[1];
      if (x >= width || y >= mask.height() || !mask.contains(x, y)) {
        continue;
      }
      int other = y * width + x;
      double[] target = sum[block[i]][d];
      count[block[i]][d]++;
      for (int k = 1; k < z.length; k++) {
        double products = 0;
        for (int j = 0; j + k < z.length; j++) {
          products += z[j][i] * z[j + k][other] + z[j][other] * z[j + k][i];
        }
        target[k - 1] += products / (2.0 * (z.length - k));
      }
    }
  }

  private static double[][] covariance(double[][][] sum, double[][] count, int leftOut) {
    double[][] c = new double[count[0].length][sum[0][0].length];
    for (int d = 0; d < c.length; d++) {
      for (int k = 0; k < c[d].length; k++) {
        double products = 0;
        double n = 0;
        for (int b = 0; b < sum.length; b++) {
          products += b == leftOut ? 0 : sum[b][d][k];
          n += b == leftOut ? 0 : count[b][d];
        }
        c[d][k] = products / n;
      }
    }
    return c;
  }

  /** xi and its error. */
  private static double[] length(double[] distance, double[][][] sum, double[][] count) {
    double whole = fit(distance, covariance(sum, count, -1));
    double[] without = new double[sum.length];
    double[] shares = new double[sum.length];
    double all = Arrays.stream(count).mapToDouble(c -> c[0]).sum();
    for (int b = 0; b < sum.length; b++) {
      without[b] = fit(distance, covariance(sum, count, b));
      shares[b] = count[b][0] / all;
    }
    return new double[] {whole, Jackknife.standardError(whole, without, shares)};
  }

  private static double fit(double[] distance, double[][] covariance) {
    double[] profile = new double[distance.length];
    for (int d = 0; d < profile.length; d++) {
      for (int k = 0; k < covariance[d].length; k++) {
        profile[d] += (covariance[d].length - k) * covariance[d][k];
      }
    }
    int known = 0;
    while (known < profile.length && Double.isFinite(profile[known])) {
      known++;
    }
    return ExponentialDecay.fit(Arrays.copyOf(distance, known), Arrays.copyOf(profile, known));
  }
}
