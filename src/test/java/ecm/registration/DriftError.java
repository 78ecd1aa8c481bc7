package ecm.registration;

import ecm.base.Quantiles;
import ecm.stack.Drift;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How far a measured drift is from the truth, over good frames, after a constant offset is removed
 * (the whole-pixel offset that most frames share, or the mean).
 *
 * @param exact share of frames right to the pixel
 * @param within share of frames within 1 px on both axes
 * @param largest error on either axis [px]
 * @param rmsX root mean square error about the mean [px]
 * @param rmsY root mean square error about the mean [px]
 */
record DriftError(double exact, double within, double largest, double rmsX, double rmsY) {

  static DriftError of(Drift drift, double[] dx, double[] dy) {
    double[] ex = errors(drift, drift.dx(), dx);
    double[] ey = errors(drift, drift.dy(), dy);
    double ox = Math.rint(Quantiles.median(ex));
    double oy = Math.rint(Quantiles.median(ey));
    DriftError best = null;
    for (int sx = -1; sx <= 1; sx++) {
      for (int sy = -1; sy <= 1; sy++) {
        DriftError error = about(ex, ey, ox + sx, oy + sy);
        best = best == null || error.exact > best.exact ? error : best;
      }
    }
    return best;
  }

  private static double[] errors(Drift drift, double[] found, double[] truth) {
    double[] e = new double[found.length];
    for (int t = 0; t < e.length; t++) {
      e[t] = drift.bad()[t] ? Double.NaN : found[t] - truth[t];
    }
    return e;
  }

  private static DriftError about(double[] ex, double[] ey, double ox, double oy) {
    double exact = 0;
    double within = 0;
    double largest = 0;
    int n = 0;
    for (int t = 0; t < ex.length; t++) {
      if (Double.isNaN(ex[t])) {
        continue;
      }
      n++;
      double far = Math.max(Math.abs(ex[t] - ox), Math.abs(ey[t] - oy));
      exact += far < 0.5 ? 1 : 0;
      within += far < 1.001 ? 1 : 0;
      largest = Math.max(largest, far);
    }
    return new DriftError(exact / n, within / n, largest, sd(ex), sd(ey));
  }

  private static double sd(double[] errors) {
    double[] e = Quantiles.sorted(errors);
    double mean = 0;
    for (double v : e) {
      mean += v / e.length;
    }
    double sum = 0;
    for (double v : e) {
      sum += (v - mean) * (v - mean) / e.length;
    }
    return Math.sqrt(sum);
  }

  /** The errors of several records. */
  static final class Pool {
    private final List<DriftError> errors = new ArrayList<>();

    void add(DriftError error) {
      errors.add(error);
    }

    private double mean(ToDoubleFunction<DriftError> value) {
      return errors.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    private double most(ToDoubleFunction<DriftError> value) {
      return errors.stream().mapToDouble(value).max().orElse(Double.NaN);
    }

    /** The mean of the records, and the worst of them. */
    String rms() {
      return String.format(
          Locale.ROOT,
          "%.3f, %.3f (worst record %.3f, %.3f)",
          mean(DriftError::rmsX),
          mean(DriftError::rmsY),
          most(DriftError::rmsX),
          most(DriftError::rmsY));
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%.3f / %.3f (%.1f)",
          mean(DriftError::exact),
          mean(DriftError::within),
          most(DriftError::largest));
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.3f / %.3f (max %.2f px), rms %.3f, %.3f",
        exact,
        within,
        largest,
        rmsX,
        rmsY);
  }
}
