package ecm.acquisition;

import ecm.acquisition.AcquisitionPlan.Goal;
import ecm.acquisition.Finding.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;

/**
 * Which record gives a map whose pixels have a wanted error of ln tau, by either estimator.
 *
 * <p>The error of the curve fit, corrected for the finite record, is k sqrt(tau / T) with k from
 * the table of its response at 80 tau: 2.7, 3.3 and 4.6 for beta = 1, .7 and .5 without noise. That
 * of the likelihood is {@link LikelihoodError}'s, which takes tau to be unknown before.
 */
public final class MapPlan {

  /** Maps by the likelihood were tried on records from 2 tau on. */
  private static final double SHORTEST = 2;

  private static final double LONGEST = 400;
  private static final double USUAL = 20;

  /** k sqrt(tau / T) is the tabulated error here; from 20 to 160 tau it is so within 12 %. */
  private static final double TABULATED = 80;

  private static final double FEWEST_COUNTS = 1e-3;
  private static final double MOST_COUNTS = 1e6;

  /** Frames may be so long that the error grows by this factor, but never above 0.1 tau. */
  private static final double WORSE = 1.1;

  private static final double COARSEST = 0.1;
  private static final int HALVINGS = 12;

  private final Goal goal;
  private final double interval;
  private final double error;

  private MapPlan(Goal goal, double error) {
    this.goal = goal;
    this.interval = AcquisitionPlan.interval(goal) / goal.tau();
    this.error = error;
  }

  /**
   * The plan.
   *
   * @param goal what is expected; its frame interval is that of {@link AcquisitionPlan}
   * @param error wanted, of ln tau of a pixel
   */
  public static List<Finding> of(Goal goal, double error) {
    return new MapPlan(goal, error).findings();
  }

  private List<Finding> findings() {
    double fit = fitRecord(goal, error);
    double likelihood = likelihoodRecord(goal, error);
    List<Finding> plan = new ArrayList<>();
    plan.add(
        Finding.info(
            "plan_map_fit_record_s",
            fit * goal.tau(),
            text(
                "for an error of %.0f %% of tau in a pixel: curve fit T = %.3g tau",
                100 * error, fit)));
    plan.add(
        Double.isNaN(likelihood)
            ? new Finding(
                "plan_map_likelihood_record_s",
                Double.NaN,
                text("likelihood: no record up to %.0f tau", LONGEST),
                Grade.WARNING,
                "so few electrons do not tell it; a higher dose rate would")
            : Finding.info(
                "plan_map_likelihood_record_s",
                likelihood * goal.tau(),
                text(
                    "for an error of %.0f %% of tau in a pixel: curve fit T = %.3g tau, likelihood T"
                        + " = %.2g tau at %.3g electrons per pixel and frame",
                    100 * error, fit, likelihood, goal.counts())));
    plan.add(dose());
    plan.add(frameTime(Double.isNaN(likelihood) ? USUAL : likelihood));
    return List.copyOf(plan);
  }

  private Finding dose() {
    double counts = likelihoodCounts(goal, USUAL, error);
    String key = "plan_map_likelihood_counts_at_20_tau";
    return Double.isNaN(counts)
        ? new Finding(
            key,
            Double.NaN,
            text("no dose gives an error of %.0f %% of tau within %.0f tau", 100 * error, USUAL),
            Grade.WARNING,
            "only a longer record does")
        : Finding.info(
            key,
            counts,
            text(
                "likelihood with T = %.0f tau: %.2g electrons per pixel and frame of %.4g s are"
                    + " enough",
                USUAL, counts, interval * goal.tau()));
  }

  private Finding frameTime(double record) {
    double longest = likelihoodInterval(goal, record);
    return Finding.info(
        "plan_map_likelihood_interval_s",
        longest * goal.tau(),
        text(
            "likelihood at the same dose per second: frames of up to %.4g s = %.2g tau, with %.3g"
                + " electrons per pixel each",
            longest * goal.tau(), longest, goal.counts() * longest / interval));
  }

  /** The record of the curve fit [tau] for an error of ln tau of a pixel. */
  static double fitRecord(Goal goal, double error) {
    double interval = AcquisitionPlan.interval(goal);
    double tabulated =
        AcquisitionPlan.error(goal, interval, TABULATED) * Math.sqrt(goal.speckles());
    return TABULATED * Math.pow(tabulated / error, 2);
  }

  /** The shortest record [tau] from 2 to 400 tau at the goal's counts; NaN if none will do. */
  static double likelihoodRecord(Goal goal, double error) {
    double dt = AcquisitionPlan.interval(goal) / goal.tau();
    return least(SHORTEST, LONGEST, x -> likelihood(goal, x, dt, goal.counts()) <= error);
  }

  /** The fewest electrons per pixel and frame for a record [tau]; NaN if none will do. */
  static double likelihoodCounts(Goal goal, double record, double error) {
    double dt = AcquisitionPlan.interval(goal) / goal.tau();
    return least(FEWEST_COUNTS, MOST_COUNTS, n -> likelihood(goal, record, dt, n) <= error);
  }

  /** The longest frame interval [tau] that costs 10 % of the error, at the same dose per second. */
  static double likelihoodInterval(Goal goal, double record) {
    double dt = AcquisitionPlan.interval(goal) / goal.tau();
    double limit = WORSE * likelihood(goal, record, dt, goal.counts());
    double coarsest = Math.max(dt, COARSEST);
    double worse =
        least(dt, coarsest, x -> !(likelihood(goal, record, x, goal.counts() * x / dt) <= limit));
    return Double.isNaN(worse) ? coarsest : worse;
  }

  private static double likelihood(Goal goal, double record, double interval, double counts) {
    return new LikelihoodError(record, interval, goal.beta(), goal.contrast(), counts).sd();
  }

  /** The least number of a range from which on a condition holds; NaN if it holds nowhere. */
  private static double least(double low, double high, DoublePredicate holds) {
    if (holds.test(low)) {
      return low;
    } else if (!holds.test(high)) {
      return Double.NaN;
    }
    double without = Math.log(low);
    double with = Math.log(high);
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (without + with) / 2;
      if (holds.test(Math.exp(middle))) {
        with = middle;
      } else {
        without = middle;
      }
    }
    return Math.exp(with);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
