package ecm.registration;

import java.util.ArrayList;
import java.util.List;

/** How alike frames are that are 1 and 3 apart, beyond what the mean holds. */
final class Likeness {

  /** Below this, likeness is taken for chance. */
  private static final double LEAST = 0.03;

  /** Part of the record over which errors against a distant mean may last. */
  private static final double LONGEST = 0.05;

  private final double[] mean;

  Likeness(List<PairMatch> pairs, int farthest) {
    double[] sum = new double[Math.max(3, farthest) + 1];
    int[] count = new int[Math.max(3, farthest) + 1];
    for (PairMatch p : pairs) {
      sum[p.to() - p.from()] += p.likeness();
      count[p.to() - p.from()]++;
    }
    mean = new double[Math.max(3, farthest) + 1];
    for (int k = 0; k < mean.length; k++) {
      double c = sum[k] / Math.max(1, count[k]);
      mean[k] = c < LEAST ? 0 : Math.min(1, c);
    }
  }

  /** Whether neighbours are alike at all. */
  boolean any() {
    return mean[1] > 0;
  }

  /** The pairs with their information lowered to what they add to matches with the mean. */
  List<PairMatch> weighted(List<PairMatch> pairs) {
    List<PairMatch> weighted = new ArrayList<>();
    for (PairMatch p : pairs) {
      double c = mean[p.to() - p.from()];
      if (c > 0) {
        weighted.add(p.times(c));
      }
    }
    return weighted;
  }

  /**
   * The number of successive frames that share their errors against the mean, 1 + 2 sum_k c_k with
   * c_k exponential through c_1 and c_3, at most a twentieth of the record.
   *
   * @param frames of the record
   */
  double framesTogether(int frames) {
    double ratio = mean[1] > 0 ? Math.min(0.99, Math.sqrt(mean[3] / mean[1])) : 0;
    double together = 1 + 2 * mean[1] / (1 - ratio);
    return Math.max(1, Math.min(together, LONGEST * frames));
  }
}
