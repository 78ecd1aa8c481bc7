package ecm.pipeline;

import ecm.correlation.LagGrid;
import ecm.correlation.TwoTimeMatrix;
import ecm.kww.FitMode;
import ecm.kww.FitParameters;
import ecm.kww.KwwFit;
import ecm.kww.KwwFitter;
import ecm.kww.Weights;
import ecm.stack.PixelFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * The relaxation time of a region against the age t_a = (t1 + t2) / 2, from slices across the
 * diagonal of its two-time correlation: where the diagonal widens, the sample slows down.
 *
 * @param whole the average over the whole record, with a free baseline
 * @param slices of equal width in age, in order
 */
public record Ageing(Slice whole, List<Slice> slices) {

  /** Lags of a slice, log-spaced. */
  private static final int LAGS = 60;

  /** Fewer lags cannot be fitted. */
  private static final int FEWEST_LAGS = 6;

  /** Longer lags of the whole record have fewer pairs than they have noise. */
  private static final double LONGEST_LAG = 0.5;

  /** A shorter tau, in bins, is blurred by them. */
  private static final double FINEST = 4;

  /**
   * The one-time g2 of an interval of ages with its fit g2 = c + A exp(-2 (t/tau)^beta).
   *
   * @param age centre of the interval [s]
   * @param times of the lags [s]
   * @param g2 at these times
   * @param contrast A; NaN without a fit, as the next three
   * @param tau relaxation time [s]
   * @param beta stretching exponent
   * @param baseline c
   * @param reason why there is no fit; empty if there is one
   */
  public record Slice(
      double age,
      double[] times,
      double[] g2,
      double contrast,
      double tau,
      double beta,
      double baseline,
      String reason) {

    /** Whether there is a fit. */
    public boolean isResolved() {
      return reason.isEmpty();
    }
  }

  /**
   * Slices a two-time correlation and fits the slices.
   *
   * <p>Pairs of bins count for the slice in which their middle lies, so that in a slice at the age
   * a of a record T the longest lag is about 2 min(a, T - a). The curves are averages as in {@link
   * TwoTimeMatrix#average}, from a lag of one bin on, at log-spaced lags. The baseline of the whole
   * record's fit is that of all slices, too, whose lags are too short to tell it. A slice in which
   * tau is longer than the longest lag or shorter than four bins has no value.
   *
   * @param matrix of the region
   * @param frameInterval dt [s]
   * @param count number of slices, at least 1
   */
  public static Ageing of(TwoTimeMatrix matrix, double frameInterval, int count) {
    double step = matrix.framesPerBin() * frameInterval;
    int size = matrix.size();
    Curve all = curve(matrix, 0, size, (int) (LONGEST_LAG * size));
    double first = matrix.times()[0] * frameInterval;
    Slice whole = fit(all, step, first + step * (size - 1) / 2, Double.NaN);
    double baseline = whole.isResolved() ? whole.baseline() : 1;
    List<Slice> slices = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      double from = (size - 1.0) * k / count;
      double to = k == count - 1 ? size : (size - 1.0) * (k + 1) / count;
      Curve curve = curve(matrix, from, to, size - 1);
      double age = first + step * (size - 1) * (k + 0.5) / count;
      slices.add(fit(curve, step, age, baseline));
    }
    return new Ageing(whole, List.copyOf(slices));
  }

  /** g2 at log-spaced lags [bins]. */
  private record Curve(double[] lags, double[] g2) {}

  private static Curve curve(TwoTimeMatrix matrix, double from, double to, int longest) {
    int last = 0;
    while (last < longest && !Double.isNaN(matrix.average(last + 1, from, to))) {
      last++;
    }
    if (last < FEWEST_LAGS) {
      return new Curve(new double[0], new double[0]);
    }
    LagGrid grid = LagGrid.of(last + 1, LAGS);
    int[] whole = grid.wholeLags();
    double[] atWhole = new double[whole.length];
    for (int k = 0; k < whole.length; k++) {
      atWhole[k] = matrix.average(whole[k], from, to);
    }
    double[] g2 = new double[LAGS];
    grid.resample(atWhole, g2);
    return distinct(grid.lags(), g2);
  }

  /** Without lags below that of one more bin, which interpolation alone gives. */
  private static Curve distinct(double[] lags, double[] g2) {
    List<Integer> kept = new ArrayList<>();
    double least = 1;
    for (int k = 0; k < lags.length; k++) {
      if (lags[k] >= least) {
        kept.add(k);
        least = Math.max(least, Math.floor(lags[k])) + (lags[k] < FEWEST_LAGS ? 1 : 0);
      }
    }
    return new Curve(
        kept.stream().mapToDouble(k -> lags[k]).toArray(),
        kept.stream().mapToDouble(k -> g2[k]).toArray());
  }

  /**
   * Fits a curve.
   *
   * @param step of a bin [s]
   * @param age [s]
   * @param baseline to keep; NaN to fit it
   */
  private static Slice fit(Curve curve, double step, double age, double baseline) {
    int n = curve.lags().length;
    double[] times = new double[n];
    double[] g2 = new double[n];
    boolean free = Double.isNaN(baseline);
    for (int k = 0; k < n; k++) {
      times[k] = curve.lags()[k] * step;
      g2[k] = free ? curve.g2()[k] : curve.g2()[k] - (baseline - 1);
    }
    if (n < FEWEST_LAGS) {
      return unresolved(age, times, curve.g2(), "fewer than 6 lags");
    }
    KwwFit fit = new KwwFit();
    double longest = times[n - 1];
    new KwwFitter(
            new FitParameters(FitMode.FULL, 2, Weights.NONE, free), times, step, longest + step)
        .fit(g2, fit);
    String reason = reason(fit, step, longest);
    return reason.isEmpty()
        ? new Slice(
            age,
            times,
            curve.g2(),
            fit.contrast,
            fit.tau,
            fit.beta,
            free ? fit.baseline : baseline,
            "")
        : unresolved(age, times, curve.g2(), reason);
  }

  private static String reason(KwwFit fit, double step, double longest) {
    if (PixelFlag.withoutValue(fit.flags) || !(fit.contrast > 0) || fit.beta <= 0.1) {
      return "the fit did not converge";
    } else if (PixelFlag.LARGE_RESIDUAL.in(fit.flags)) {
      return "no decay stands out: the residuals exceed 0.3 A";
    } else if (fit.tau > longest) {
      return "tau is longer than the longest lag";
    }
    return fit.tau < FINEST * step ? "tau is shorter than 4 bins: use fewer frames per bin" : "";
  }

  private static Slice unresolved(double age, double[] times, double[] g2, String reason) {
    double none = Double.NaN;
    return new Slice(age, times, g2, none, none, none, none, reason);
  }
}
