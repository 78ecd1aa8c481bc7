package ecm.registration.joint;

import ecm.registration.match.PairMatch;
import ecm.registration.template.Information;
import ecm.registration.template.Match;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins matches of single frames with the mean, matches of pairs, and the prior that the sample
 * moves little ({@link DriftSteps}) in one least-squares solution.
 */
final class JointSolution {

  /** A single match this far from the solution is doubted [px]. */
  private static final double DOUBT = 1.5;

  private final Match[] single;
  private final double[] x;
  private final double[] y;

  /**
   * @param single matches with the mean, null for frames left out
   * @param information of such a match
   * @param pairs matches of pairs
   * @param farthest largest distance of a pair
   * @param trusted frames that are where their match says, however far from their neighbours
   */
  JointSolution(
      Match[] single,
      Information information,
      List<PairMatch> pairs,
      int farthest,
      boolean[] trusted) {
    this.single = single;
    int n = single.length;
    FrameSimilarity similarity = new FrameSimilarity(pairs, farthest);
    double together = similarity.framesTogether(n);
    double[] sx = new double[n];
    double[] sy = new double[n];
    PairMatch[] own = new PairMatch[n];
    for (int t = 0; t < n; t++) {
      Match m = single[t];
      sx[t] = m == null ? Double.NaN : m.dx();
      sy[t] = m == null ? Double.NaN : m.dy();
      if (m != null) {
        own[t] = PairMatch.ofFrame(t, sx[t], sy[t], information).times(1 / together);
      }
    }
    List<PairMatch> all = new ArrayList<>(similarity.weighted(pairs));
    for (PairMatch prior : DriftSteps.priors(single, information)) {
      if (!trusted[prior.from()] && !trusted[prior.to()]) {
        all.add(prior);
      }
    }
    DriftLeastSquares solution =
        new DriftLeastSquares(begin(sx, trusted), begin(sy, trusted), Math.max(4, farthest));
    solution.solve(own, all);
    this.x = solution.x();
    this.y = solution.y();
  }

  private static double[] begin(double[] shifts, boolean[] trusted) {
    double[] begin = new double[shifts.length];
    for (int t = 0; t < begin.length; t++) {
      boolean own = Double.isNaN(shifts[t]) || trusted[t];
      begin[t] = own ? shifts[t] : DriftSteps.around(shifts, t);
    }
    return begin;
  }

  /** The matches at their joint places. */
  Match[] matches() {
    Match[] moved = new Match[single.length];
    for (int t = 0; t < moved.length; t++) {
      Match m = single[t];
      moved[t] = m == null ? null : new Match(x[t], y[t], m.gain(), m.offset(), m.quality());
    }
    return moved;
  }

  /** Frames whose own match is far from the solution, ascending. */
  List<Integer> doubted() {
    List<Integer> doubted = new ArrayList<>();
    for (int t = 0; t < single.length; t++) {
      Match m = single[t];
      if (m != null && Math.hypot(m.dx() - x[t], m.dy() - y[t]) > DOUBT) {
        doubted.add(t);
      }
    }
    return doubted;
  }
}
