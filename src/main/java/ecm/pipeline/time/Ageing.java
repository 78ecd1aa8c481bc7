package ecm.pipeline.time;

import ecm.correlation.twotime.TwoTimeLags;
import ecm.kww.FitMode;
import ecm.kww.FitParameters;
import ecm.kww.KwwCurve;
import ecm.kww.KwwFit;
import ecm.kww.KwwFitter;
import ecm.kww.Weights;
import ecm.pipeline.maps.Maybe;
import ecm.stack.PixelFlag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The relaxation time of a region against the age t_a = (t1 + t2) / 2, from slices across the
 * diagonal of its two-time correlation: where the diagonal widens, the sample slows down.
 *
 * @param whole the average over the whole record, with a free baseline
 * @param slices of equal width in age, in order
 */
public record Ageing(Slice whole, List<Slice> slices) {

  /** Fewer lags cannot be fitted. */
  private static final int FEWEST_LAGS = 6;

  /** Longer lags of the whole record have fewer pairs than they have noise. */
  private static final double LONGEST_LAG = 0.5;

  /** A shorter tau, in frames, is told by too few lags. */
  private static final double FINEST = 4;

  /**
   * The one-time g2 of an interval of ages with its fit g2 = c + A exp(-2 (t/tau)^beta).
   *
   * @param age centre of the interval [s]
   * @param times of the lags [s]
   * @param g2 at these times
   * @param fit of them, tau in seconds, or why there is none
   */
  public record Slice(double age, double[] times, double[] g2, Maybe<KwwCurve> fit) {

    /** Whether there is a fit. */
    public boolean isResolved() {
      return fit.value().isPresent();
    }

    /** The fitted function; NaN without a fit. */
    public KwwCurve curve() {
      return fit.value().orElse(KwwCurve.NONE);
    }

    /** A; NaN without a fit. */
    public double contrast() {
      return curve().contrast();
    }

    /** Relaxation time [s]; NaN without a fit. */
    public double tau() {
      return curve().tau();
    }

    /** Stretching exponent; NaN without a fit. */
    public double beta() {
      return curve().beta();
    }

    /** Baseline; NaN without a fit. */
    public double baseline() {
      return curve().baseline();
    }

    /** Why there is no fit; empty if there is one. */
    public String reason() {
      return fit.reason();
    }

    /** The fitted g2 at a time [s]; NaN without a fit. */
    public double fitted(double time) {
      return curve().at(time);
    }
  }

  /**
   * Slices a two-time correlation and fits the slices.
   *
   * <p>Pairs of frames count for the slice in which their middle lies, so that in a slice at the
   * age a of a record T the longest lag is about 2 min(a, T - a). The curves are averages as in
   * {@link TwoTimeLags#average}, from a lag of one frame on. The baseline of the whole record's fit
   * is that of all slices, too, whose lags are too short to tell it. A slice in which tau is longer
   * than the longest lag or shorter than four frames has no value.
   *
   * @param lags of the region
   * @param frameInterval dt [s]
   * @param count number of slices, at least 1
   */
  public static Ageing of(TwoTimeLags lags, double frameInterval, int count) {
    double end = lags.frames() - 1.0;
    Curve all = curve(lags, 0, lags.frames(), LONGEST_LAG * lags.frames());
    Slice whole = fit(all, frameInterval, frameInterval * end / 2, Double.NaN);
    double baseline = whole.isResolved() ? whole.baseline() : 1;
    List<Slice> slices = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      double from = end * k / count;
      double to = k == count - 1 ? lags.frames() : end * (k + 1) / count;
      Curve curve = curve(lags, from, to, end);
      slices.add(fit(curve, frameInterval, frameInterval * end * (k + 0.5) / count, baseline));
    }
    return new Ageing(whole, List.copyOf(slices));
  }

  /** g2 at some lags [frames]. */
  private record Curve(double[] lags, double[] g2) {}

  /** As far as there are pairs whose middle lies in the interval. */
  private static Curve curve(TwoTimeLags lags, double from, double to, double longest) {
    double[] all = lags.lags();
    double[] g2 = new double[all.length];
    int n = 0;
    while (n < all.length && all[n] <= longest) {
      g2[n] = lags.average(n, from, to);
      if (Double.isNaN(g2[n])) {
        break;
      }
      n++;
    }
    return new Curve(Arrays.copyOf(all, n), Arrays.copyOf(g2, n));
  }

  /**
   * Fits a curve.
   *
   * @param dt frame interval [s]
   * @param age [s]
   * @param baseline to keep; NaN to fit it
   */
  private static Slice fit(Curve curve, double dt, double age, double baseline) {
    int n = curve.lags().length;
    double[] times = new double[n];
    double[] g2 = new double[n];
    boolean free = Double.isNaN(baseline);
    for (int k = 0; k < n; k++) {
      times[k] = curve.lags()[k] * dt;
      g2[k] = free ? curve.g2()[k] : curve.g2()[k] - (baseline - 1);
    }
    if (n < FEWEST_LAGS) {
      return unresolved(age, times, curve.g2(), "fewer than 6 lags");
    }
    KwwFit fit = new KwwFit();
    double longest = times[n - 1];
    new KwwFitter(new FitParameters(FitMode.FULL, 2, Weights.NONE, free), times, dt, longest + dt)
        .fit(g2, fit);
    String reason = reason(fit, dt, longest);
    KwwCurve found = new KwwCurve(fit.contrast, fit.tau, fit.beta, free ? fit.baseline : baseline);
    return reason.isEmpty()
        ? new Slice(age, times, curve.g2(), Maybe.of(found))
        : unresolved(age, times, curve.g2(), reason);
  }

  private static String reason(KwwFit fit, double dt, double longest) {
    if (PixelFlag.withoutValue(fit.flags) || !(fit.contrast > 0) || fit.beta <= 0.1) {
      return PixelFlag.NO_CONVERGENCE.meaning();
    } else if (PixelFlag.LARGE_RESIDUAL.in(fit.flags)) {
      return "no decay stands out: the residuals exceed 0.3 A";
    } else if (fit.tau > longest) {
      return "tau is longer than the longest lag";
    }
    return fit.tau < FINEST * dt ? "tau is shorter than 4 frames" : "";
  }

  private static Slice unresolved(double age, double[] times, double[] g2, String reason) {
    return new Slice(age, times, g2, Maybe.not(reason));
  }
}
