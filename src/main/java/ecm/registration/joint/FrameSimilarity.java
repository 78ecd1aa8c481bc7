package ecm.registration.joint;

import ecm.registration.match.PairMatch;
import java.util.ArrayList;
import java.util.List;

/** How alike frames are that are 1, 2 and 4 apart, beyond what the mean holds. */
final class FrameSimilarity {

  /** Below this, similarity is taken for chance. */
  private static final double BY_CHANCE = 0.03;

  /** Part of the record over which errors against a distant mean may last. */
  private static final double LONGEST = 0.05;

  private final double[] mean;

  FrameSimilarity(List<PairMatch> pairs, int farthest) {
    double[] sum = new double[farthest + 1];
    int[] count = new int[farthest + 1];
    for (PairMatch p : pairs) {
      sum[p.to() - p.from()] += p.similarity();
      count[p.to() - p.from()]++;
    }
    mean = new double[farthest + 1];
    for (int k = 0; k <= farthest; k++) {
      double c = sum[k] / Math.max(1, count[k]);
      mean[k] = c < BY_CHANCE ? 0 : Math.min(1, c);
    }
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
   * The number of successive frames that share their errors against the mean, 1 + 2 sum_k c_k, with
   * an exponential tail, at most a twentieth of the record.
   *
   * @param frames of the record
   */
  double framesTogether(int frames) {
    double c1 = mean[1];
    double c2 = mean[2];
    double c4 = mean[4];
    double ratio = c2 > 0 ? Math.min(0.99, Math.sqrt(c4 / c2)) : 0;
    double together = 1 + 2 * (c1 + c2 + 0.5 * (c2 + c4) + c4 + c4 * ratio / (1 - ratio));
    return Math.max(1, Math.min(together, LONGEST * frames));
  }
}
