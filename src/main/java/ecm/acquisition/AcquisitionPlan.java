package ecm.acquisition;

import ecm.acquisition.Finding.Grade;
import ecm.kww.Conditions;
import ecm.kww.Correction;
import ecm.kww.ResponseTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which frame time and record length give a wanted error, from the tabulated response of the
 * estimator: the error of ln tau of a region is that of one pixel, corrected for the record, over
 * sqrt(N_speckle).
 */
public final class AcquisitionPlan {

  /** Why the error of a fit is not known where the record is too short to be corrected. */
  static final String NOT_INVERTIBLE = "the response of so short a record cannot be inverted";

  private static final double FINE = 0.005;
  private static final double COARSEST_SURFACE = 0.1;
  private static final double SHORTEST = 10;
  private static final double LONGEST = 400;
  private static final double STEP = 1.02;
  private static final double[] SHOWN = {10, 20, 40, 80, 160, 400};

  /**
   * What is expected and wanted.
   *
   * @param tau of the bulk [s]
   * @param surfaceTau of the surface layer [s]; 0 = none
   * @param beta stretching exponent
   * @param contrast A
   * @param counts per pixel and frame
   * @param speckles in the region
   * @param error wanted, of ln tau of the region
   */
  public record Goal(
      double tau,
      double surfaceTau,
      double beta,
      double contrast,
      double counts,
      double speckles,
      double error) {}

  private AcquisitionPlan() {}

  /** The plan, then what records of other lengths would give. */
  public static List<Finding> of(Goal goal) {
    double interval = interval(goal);
    List<Finding> plan = new ArrayList<>();
    plan.add(
        Finding.info(
            "plan_frame_interval_s",
            interval,
            text("frame interval %.4g s = %.4f tau", interval, interval / goal.tau)));
    double length = length(goal, interval);
    if (Double.isNaN(length)) {
      double longest = error(goal, interval, LONGEST);
      double needed = goal.speckles * Math.pow(longest / goal.error, 2);
      plan.add(
          new Finding(
              "plan_record_s",
              Double.NaN,
              text("no record up to %.0f tau gives an error of %.3g", LONGEST, goal.error),
              Grade.WARNING,
              text("%.0f speckles in a record of %.0f tau would", Math.ceil(needed), LONGEST)));
    } else {
      double seconds = length * goal.tau;
      plan.add(
          Finding.judged(
              "plan_record_s",
              seconds,
              text("record %.4g s = %.1f tau", seconds, length),
              Grade.ADVICE,
              length < 20 ? "20 tau or more are needed for maps by the curve fit" : ""));
      plan.add(
          Finding.info(
              "plan_frames",
              Math.ceil(seconds / interval),
              text("%.0f frames", Math.ceil(seconds / interval))));
    }
    for (double shown : SHOWN) {
      plan.add(at(goal, interval, shown));
    }
    return List.copyOf(plan);
  }

  /** The frame interval [s]: 0.005 tau, and at most 0.1 tau of the surface. */
  static double interval(Goal goal) {
    double fine = FINE * goal.tau;
    return goal.surfaceTau > 0 ? Math.min(fine, COARSEST_SURFACE * goal.surfaceTau) : fine;
  }

  /** The shortest record in units of tau from which on the error is small enough; NaN if none. */
  private static double length(Goal goal, double interval) {
    double found = Double.NaN;
    for (double x = LONGEST; x >= SHORTEST && error(goal, interval, x) <= goal.error; x /= STEP) {
      found = x;
    }
    return found;
  }

  private static Finding at(Goal goal, double interval, double length) {
    Conditions conditions = conditions(goal, interval, length);
    ResponseTable table = ResponseTable.shipped();
    double error = error(goal, interval, length);
    String corrected =
        Double.isNaN(error)
            ? "it cannot be corrected"
            : text(
                "corrected: sd of ln tau %.2f per pixel, %.3f of the region",
                error * Math.sqrt(goal.speckles), error);
    return new Finding(
        text("plan_error_at_%.0f_tau", length),
        error,
        text(
            "T = %.0f tau: fitted median %+.0f %%, sigma %.2f; %s",
            length,
            100 * (Math.exp(table.medianBias(length, conditions)) - 1),
            table.scatter(length, conditions),
            corrected),
        Double.isNaN(error) ? Grade.WARNING : Grade.OK,
        Double.isNaN(error) ? NOT_INVERTIBLE : "");
  }

  /** The error of ln tau of the region; NaN where the record is too short to be corrected. */
  static double error(Goal goal, double interval, double length) {
    Correction correction =
        ResponseTable.shipped().correction(length, conditions(goal, interval, length));
    return correction.sdLnTau(1) / Math.sqrt(goal.speckles);
  }

  private static Conditions conditions(Goal goal, double interval, double length) {
    double frames = length * goal.tau / interval;
    return new Conditions(goal.beta, goal.contrast, goal.counts, frames);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
