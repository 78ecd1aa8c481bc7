package ecm.registration.match;

import ecm.base.Quantiles;
import ecm.registration.frame.FrameStatistics;
import ecm.registration.template.Match;
import java.util.function.IntToDoubleFunction;

/** Finds frames that must not be used, by what they look like and how they match. */
public final class BadFrames {

  /** Share of pixels at the ceiling beyond the usual that makes a frame saturated. */
  static final double PLATEAU = 0.01;

  /** The reason of frames that were not read at all. */
  public static final String INVALID = "invalid";

  private static final int LONG = 50;
  private static final int SHORT = 7;
  private static final double OUTLIER = 8;

  private BadFrames() {}

  /** Why a frame is bad, by how it looks and how it matches; null where it is not. */
  public static String[] reasons(FrameStatistics[] statistics, Match[] matches) {
    String[] reasons = looks(statistics);
    int n = reasons.length;
    double[] quality = new double[n];
    for (int t = 0; t < n; t++) {
      boolean matched = matches[t] != null && !Double.isNaN(matches[t].quality());
      quality[t] = reasons[t] == null && matched ? matches[t].quality() : Double.NaN;
      if (reasons[t] == null && matches[t] == null) {
        reasons[t] = "no match";
      }
    }
    mark(reasons, quality, 0.25 * Quantiles.median(quality), false, "no match");
    return reasons;
  }

  /** Why a frame is bad by its looks alone: no data, one value, saturated, another intensity. */
  public static String[] looks(FrameStatistics[] statistics) {
    int n = statistics.length;
    String[] reasons = new String[n];
    double[] plateau = values(n, t -> statistics[t] == null ? Double.NaN : statistics[t].plateau());
    double usual = Quantiles.median(plateau);
    for (int t = 0; t < n; t++) {
      if (statistics[t] == null) {
        reasons[t] = INVALID;
      } else if (statistics[t].isBlank()) {
        reasons[t] = "blank";
      } else if (plateau[t] > usual + PLATEAU) {
        reasons[t] = "saturated";
      }
    }
    double[] sd = values(n, t -> reasons[t] == null ? statistics[t].sd() : Double.NaN);
    double[] mean = values(n, t -> reasons[t] == null ? statistics[t].mean() : Double.NaN);
    mark(reasons, mean, 0.3 * Quantiles.median(sd), true, "intensity");
    return reasons;
  }

  /** Per frame, whether it may enter a template. */
  public static boolean[] ordinary(FrameStatistics[] statistics, Match[] matches) {
    String[] reasons = reasons(statistics, matches);
    boolean[] ordinary = new boolean[reasons.length];
    for (int t = 0; t < ordinary.length; t++) {
      ordinary[t] = reasons[t] == null;
    }
    return ordinary;
  }

  private static double[] values(int n, IntToDoubleFunction value) {
    double[] values = new double[n];
    for (int t = 0; t < n; t++) {
      values[t] = value.applyAsDouble(t);
    }
    return values;
  }

  /**
   * Marks values further from their running median than 8 robust standard deviations, and than a
   * least distance.
   */
  private static void mark(
      String[] reasons, double[] values, double least, boolean bothSides, String reason) {
    double[] residual = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      residual[t] = values[t] - runningMedian(values, t);
    }
    double limit = Math.max(least, OUTLIER * Quantiles.robustSd(residual));
    for (int t = 0; t < values.length; t++) {
      boolean far = residual[t] < -limit || (bothSides && residual[t] > limit);
      if (far && reasons[t] == null) {
        reasons[t] = reason;
      }
    }
  }

  /** Over up to 50 frames on each side, fewer near the ends so that a ramp is followed. */
  static double runningMedian(double[] values, int t) {
    int reach = Math.max(SHORT, Math.min(LONG, Math.min(t, values.length - 1 - t)));
    int from = Math.max(0, t - reach);
    int to = Math.min(values.length, t + reach + 1);
    return Quantiles.median(java.util.Arrays.copyOfRange(values, from, to));
  }
}
