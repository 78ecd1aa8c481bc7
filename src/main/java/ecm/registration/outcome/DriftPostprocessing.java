package ecm.registration.outcome;

import ecm.base.Quantiles;
import ecm.registration.estimator.Measurement;
import ecm.registration.match.BadFrames;
import ecm.registration.template.Match;
import ecm.stack.Drift;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Turns measured shifts into a drift relative to frame 0, without bad frames. */
public final class DriftPostprocessing {

  /** Least excursion of a single frame that makes it bad [px]. */
  private static final double EXCURSION = 3;

  private static final double OUTLIER = 10;

  /** Share of the frames at the search limit beyond which the drift is taken to exceed it. */
  private static final double LIMITED_SHARE = 0.01;

  private static final int LIMITED_FRAMES = 2;

  private final Measurement measured;
  private final String[] reasons;
  private final double[] dx;
  private final double[] dy;

  public DriftPostprocessing(Measurement measured) {
    this.measured = measured;
    this.reasons = BadFrames.reasons(measured.statistics(), measured.matches());
    this.dx = shifts(true);
    this.dy = shifts(false);
    markExcursions();
  }

  private double[] shifts(boolean x) {
    double[] shifts = new double[measured.frames()];
    for (int t = 0; t < shifts.length; t++) {
      Match match = measured.matches()[t];
      shifts[t] = reasons[t] != null || match == null ? Double.NaN : x ? match.dx() : match.dy();
    }
    return shifts;
  }

  /**
   * The first frame that lies at the search limit, if more than a few do: the drift exceeds it.
   *
   * @param maxShift of the search [px]
   */
  public OptionalInt exceeds(int maxShift) {
    int[] frames = IntStream.range(0, dx.length).filter(t -> isAtLimit(t, maxShift)).toArray();
    return frames.length > Math.max(LIMITED_FRAMES, LIMITED_SHARE * dx.length)
        ? OptionalInt.of(frames[0])
        : OptionalInt.empty();
  }

  private boolean isAtLimit(int t, int maxShift) {
    return Math.abs(dx[t]) > maxShift - 1 || Math.abs(dy[t]) > maxShift - 1;
  }

  /**
   * The drift.
   *
   * @param subpixel false rounds to whole pixels
   * @param maxShift of the search; a frame that lies there is bad, as it may lie beyond [px]
   */
  public Drift drift(boolean subpixel, int maxShift) {
    for (int t = 0; t < dx.length; t++) {
      if (isAtLimit(t, maxShift)) {
        reasons[t] = "at the search limit of " + maxShift + " px";
      }
    }
    clearBad();
    if (!subpixel) {
      round(dx);
      round(dy);
    }
    double[] fullX = interpolated(dx, subpixel);
    double[] fullY = interpolated(dy, subpixel);
    subtractFirst(fullX);
    subtractFirst(fullY);
    boolean[] bad = new boolean[reasons.length];
    double[] quality = new double[reasons.length];
    for (int t = 0; t < bad.length; t++) {
      bad[t] = reasons[t] != null;
      Match match = measured.matches()[t];
      quality[t] = bad[t] || match == null ? Double.NaN : match.quality();
    }
    return new Drift(fullX, fullY, quality, bad);
  }

  /**
   * Rounds to whole pixels about the phase that most shifts share: if the sample moves by whole
   * pixels, the template sits at some fraction, and rounding about that fraction is safest.
   */
  private static void round(double[] shifts) {
    double cos = 0;
    double sin = 0;
    for (double d : shifts) {
      if (!Double.isNaN(d)) {
        cos += Math.cos(2 * Math.PI * d);
        sin += Math.sin(2 * Math.PI * d);
      }
    }
    double phase = Math.atan2(sin, cos) / (2 * Math.PI);
    for (int t = 0; t < shifts.length; t++) {
      shifts[t] = Math.rint(shifts[t] - phase);
    }
  }

  /**
   * The rms distance, per axis, between the shifts measured and a drift, each about its own mean
   * [px]; NaN without a good frame.
   */
  public double residual(Drift drift) {
    double square = 0;
    for (boolean x : new boolean[] {true, false}) {
      double[] measuredShifts = shifts(x);
      double[] used = x ? drift.dx() : drift.dy();
      double[] left =
          IntStream.range(0, used.length)
              .filter(t -> !drift.bad()[t])
              .mapToDouble(t -> measuredShifts[t] - used[t])
              .toArray();
      double mean = Arrays.stream(left).average().orElse(Double.NaN);
      square += Arrays.stream(left).map(d -> (d - mean) * (d - mean)).average().orElse(Double.NaN);
    }
    return Math.sqrt(square / 2);
  }

  private static void subtractFirst(double[] shifts) {
    double first = shifts[0];
    for (int t = 0; t < shifts.length; t++) {
      // adding 0 turns -0 into 0
      shifts[t] = shifts[t] - first + 0.0;
    }
  }

  /** Linear in time between good frames, constant before the first and after the last. */
  private static double[] interpolated(double[] shifts, boolean subpixel) {
    double[] full = shifts.clone();
    int before = -1;
    for (int t = 0; t <= full.length; t++) {
      if (t < full.length && Double.isNaN(shifts[t])) {
        continue;
      }
      for (int gap = before + 1; gap < t; gap++) {
        double left = before < 0 ? Double.NaN : shifts[before];
        double right = t == full.length ? Double.NaN : shifts[t];
        double f = (double) (gap - before) / (t - before);
        double value = before < 0 ? right : t == full.length ? left : left + f * (right - left);
        full[gap] = subpixel ? value : Math.rint(value);
      }
      before = t;
    }
    for (int t = 0; t < full.length; t++) {
      full[t] = Double.isNaN(full[t]) ? 0 : full[t];
    }
    return full;
  }

  /** A frame or two far from both neighbours, to which the sample then returns, are bad. */
  private void markExcursions() {
    double[] away = new double[dx.length];
    for (int t = 0; t < away.length; t++) {
      away[t] = Math.hypot(dx[t] - around(dx, t), dy[t] - around(dy, t));
    }
    double limit = Math.max(EXCURSION, OUTLIER * Quantiles.robustSd(away));
    for (int t = 0; t < away.length; t++) {
      if (away[t] > limit && returns(t, limit)) {
        reasons[t] = "jumped";
      }
    }
    clearBad();
  }

  private void clearBad() {
    for (int t = 0; t < dx.length; t++) {
      if (reasons[t] != null) {
        dx[t] = Double.NaN;
        dy[t] = Double.NaN;
      }
    }
  }

  /** The median of the three frames on each side. */
  private static double around(double[] shifts, int t) {
    double[] near = new double[6];
    for (int k = 0; k < 3; k++) {
      near[k] = t - 1 - k >= 0 ? shifts[t - 1 - k] : Double.NaN;
      near[3 + k] = t + 1 + k < shifts.length ? shifts[t + 1 + k] : Double.NaN;
    }
    return Quantiles.median(near);
  }

  /** Whether the frames two or three before and after agree with each other, but not with t. */
  private boolean returns(int t, double limit) {
    double leftX = Quantiles.median(slice(dx, t - 3, t));
    double leftY = Quantiles.median(slice(dy, t - 3, t));
    double rightX = Quantiles.median(slice(dx, t + 1, t + 4));
    double rightY = Quantiles.median(slice(dy, t + 1, t + 4));
    return Math.hypot(leftX - rightX, leftY - rightY) < limit / 2
        && Math.hypot(dx[t] - leftX, dy[t] - leftY) > limit
        && Math.hypot(dx[t] - rightX, dy[t] - rightY) > limit;
  }

  private static double[] slice(double[] values, int from, int to) {
    int first = Math.max(0, from);
    int end = Math.min(values.length, to);
    return first < end ? Arrays.copyOfRange(values, first, end) : new double[0];
  }

  /** Why each frame is left out; null where it is used. */
  public String[] reasons() {
    return reasons.clone();
  }
}
