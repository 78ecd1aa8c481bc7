package ecm.registration.joint;

import ecm.base.Quantiles;
import ecm.registration.match.PairMatch;
import ecm.registration.template.Information;
import ecm.registration.template.Match;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the sample usually moves from frame to frame, estimated from the shifts themselves, as a
 * weak prior that neighbouring frames lie close together.
 *
 * <p>With D_k the mean square of d_(t+k) - d_t, largest 5 % left out, a random walk of variance s^2
 * per step gives D_k = k s^2 + 2 e^2, e the error of one match. s^2 is the larger of (D_4 - D_1)/3
 * and D_1 - 2 e^2, the second with e from the information of a match, so that true jitter is not
 * smoothed away; never below (0.05 px)^2. Where a match says little of one direction (a straight
 * wire without a spot), the prior keeps the drift from following noise.
 */
final class DriftSteps {

  /** The sample is never taken to move less than this per frame [px]. */
  private static final double SMALLEST_STEP = 0.05;

  private static final int LONGEST_GAP = 4;

  /** Share of the smallest differences that count: jumps are rarer. */
  private static final double KEPT = 0.95;

  /** Variance of a normal distribution over that of its central 95 %. */
  private static final double NORMAL = 1.32;

  /** Variance of a match beyond which its spread says nothing of the sample [px^2]. */
  private static final double POOR = 0.3;

  private DriftSteps() {}

  /**
   * The prior, as measurements d_t - d_s = 0 of pairs of successive usable frames.
   *
   * @param single matches, null for frames left out
   * @param information of a match
   */
  static List<PairMatch> priors(Match[] single, Information information) {
    double[] x = new double[single.length];
    double[] y = new double[single.length];
    for (int t = 0; t < x.length; t++) {
      x[t] = single[t] == null ? Double.NaN : single[t].dx();
      y[t] = single[t] == null ? Double.NaN : single[t].dy();
    }
    double sx = variance(x, information.xx());
    double sy = variance(y, information.yy());
    List<PairMatch> priors = new ArrayList<>();
    int before = -1;
    for (int t = 0; t < single.length; t++) {
      if (single[t] == null) {
        continue;
      }
      int gap = t - before;
      if (before >= 0 && gap <= LONGEST_GAP) {
        priors.add(new PairMatch(before, t, 0, 0, 1 / (gap * sx), 0, 1 / (gap * sy), 0));
      }
      before = t;
    }
    return priors;
  }

  private static double variance(double[] shifts, double information) {
    double one = structure(shifts, 1);
    double four = structure(shifts, 4);
    double error = information > 0 ? 1 / information : Double.POSITIVE_INFINITY;
    double growth = (four - one) / 3;
    // where matches are this poor their spread says nothing of the sample
    double variance = error > POOR ? Math.min(growth, POOR) : Math.max(growth, one - 2 * error);
    return Math.max(SMALLEST_STEP * SMALLEST_STEP, Double.isNaN(variance) ? 0 : variance);
  }

  private static double structure(double[] shifts, int k) {
    double[] difference = new double[Math.max(0, shifts.length - k)];
    for (int t = 0; t < difference.length; t++) {
      difference[t] = shifts[t + k] - shifts[t];
    }
    for (int t = 0; t < difference.length; t++) {
      difference[t] = Math.abs(difference[t]);
    }
    double[] sorted = Quantiles.sorted(difference);
    int kept = (int) Math.ceil(KEPT * sorted.length);
    double sum = 0;
    for (int i = 0; i < kept; i++) {
      sum += sorted[i] * sorted[i];
    }
    return NORMAL * sum / Math.max(1, kept);
  }

  /** The median of up to 7 frames on each side: where a search for the solution begins. */
  static double around(double[] shifts, int t) {
    int from = Math.max(0, t - 7);
    int to = Math.min(shifts.length, t + 8);
    return Quantiles.median(java.util.Arrays.copyOfRange(shifts, from, to));
  }
}
