package ecm.acquisition;

import ecm.acquisition.Finding.Grade;
import ecm.kww.Conditions;
import ecm.kww.ResponseTable;
import ecm.sample.Speckle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Judges a record: sampling dt &lt;= 0.1 tau of the fastest part (0.005 tau of the bulk is the
 * published practice), length T >= 20 tau within 2 standard errors, speckle at least 2 px wide,
 * drift below a speckle per frame, halves that agree, no trend in brightness, no growth of static
 * pixels, equilibrated for 5 tau.
 */
public final class AcquisitionCheck {

  private static final double COARSEST = 0.1;
  private static final double FINE = 0.005;
  private static final double GOOD = 40;

  /** A width of 2 px, as far as it can be measured. */
  private static final double NARROWEST = 1.95;

  private static final double LEAST_HOLD = 5;
  private static final double SIGNIFICANT = 3;
  private static final double LEAST_TREND = 0.02;
  private static final double FEW_SPECKLES = 100;

  /**
   * What was measured; NaN for what is not known.
   *
   * @param interval dt [s]
   * @param frames N
   * @param pixel [nm]
   * @param bulk pooled curve of the bulk
   * @param surfaceTau pooled tau of the surface layer [s]
   * @param halves pooled ln tau of the second half less that of the first, and its standard error
   * @param speckle size [px]
   * @param speckles number in the bulk
   * @param brightness trend of the mean intensity; its error at least that of a finite number of
   *     speckles
   * @param staticPixels fraction of pixels that do not fluctuate, in either half
   * @param step largest drift from one frame to the next [px]
   */
  public record Measured(
      double interval,
      int frames,
      double pixel,
      Curve bulk,
      double surfaceTau,
      Difference halves,
      Speckle speckle,
      double speckles,
      LinearTrend brightness,
      StaticPixels staticPixels,
      double step) {}

  /**
   * A pooled curve: tau and its standard error [s], beta, contrast A, mean counts per pixel and
   * frame.
   */
  public record Curve(double tau, double tauSd, double beta, double contrast, double counts) {}

  /** A difference and its standard error. */
  public record Difference(double value, double sd) {}

  /** Fractions of static pixels in the first and second half. */
  public record StaticPixels(double first, double second) {}

  /**
   * What the user says.
   *
   * @param hold time at the temperature before the record [s]; 0 = not given
   * @param speckle width expected from voltage and aperture [nm]; NaN = not given
   */
  public record Given(double hold, double speckle) {}

  private final Measured m;
  private final Given given;
  private final List<Finding> findings = new ArrayList<>();

  private AcquisitionCheck(Measured measured, Given given) {
    this.m = measured;
    this.given = given;
  }

  /** Judges what was measured, the weightiest first. */
  public static List<Finding> of(Measured measured, Given given) {
    AcquisitionCheck check = new AcquisitionCheck(measured, given);
    check.record();
    check.sampling();
    check.speckle();
    check.signal();
    check.stationary();
    check.hold();
    return List.copyOf(check.findings);
  }

  private void record() {
    double tau = m.bulk.tau;
    if (Double.isNaN(tau)) {
      findings.add(
          Finding.unknown(
              "tau_pooled_s",
              "tau",
              "the pooled g2 of the bulk shows no decay in half the record"));
      return;
    }
    findings.add(
        Finding.info("tau_pooled_s", tau, text("tau = %.4g s (pooled g2 of the bulk)", tau)));
    RecordLength record = RecordLength.of(m.frames * m.interval, tau, m.bulk.tauSd);
    double length = record.inTau();
    String error = Double.isNaN(record.sd()) ? "" : text(" +- %.1f", record.sd());
    String reason =
        record.isTooShort()
            ? "shorter than 20 tau: fitted times are pulled down and scatter; record longer"
            : length < GOOD ? "40 tau or more halve the bias" : "";
    findings.add(
        Finding.judged(
            "record_over_tau",
            length,
            text("T = %.1f%s tau", length, error),
            record.isTooShort() ? Grade.WARNING : Grade.ADVICE,
            reason));
    Conditions conditions = new Conditions(m.bulk.beta, m.bulk.contrast, m.bulk.counts, m.frames);
    ResponseTable table = ResponseTable.shipped();
    double bias = Math.exp(table.medianBias(length, conditions)) - 1;
    findings.add(
        Finding.info(
            "predicted_bias",
            bias,
            text(
                "single pixels are fitted %.0f %% too %s in the median",
                100 * Math.abs(bias), bias < 0 ? "short" : "long")));
    double scatter = table.scatter(length, conditions);
    findings.add(
        Finding.info(
            "predicted_sigma_ln_tau",
            scatter,
            text("and scatter by sigma = %.2f if the sample is homogeneous", scatter)));
    pixels(length, table.correction(length, conditions).sdLnTau(1));
  }

  /** What single pixels tell by either estimator. */
  private void pixels(double length, double fit) {
    double likelihood =
        new LikelihoodError(length, length / m.frames, m.bulk.beta, m.bulk.contrast, m.bulk.counts)
            .sd();
    findings.add(
        Double.isNaN(fit)
            ? new Finding(
                "predicted_sd_fit",
                fit,
                "error of ln tau of a pixel by the curve fit: not known",
                Grade.OK,
                AcquisitionPlan.NOT_INVERTIBLE)
            : Finding.info(
                "predicted_sd_fit",
                fit,
                text("error of ln tau of a pixel by the curve fit, corrected: %.2f", fit)));
    findings.add(
        Finding.info(
            "predicted_sd_likelihood",
            likelihood,
            text("error of ln tau of a pixel by the likelihood: %.2f", likelihood)));
  }

  private void sampling() {
    if (m.surfaceTau > 0) {
      double fast = m.interval / m.surfaceTau;
      findings.add(
          Finding.judged(
              "dt_over_tau_surface",
              fast,
              text("dt = %.4f tau of the surface", fast),
              Grade.WARNING,
              fast > COARSEST ? "above 0.1: the beginning of the decay is not seen" : ""));
    }
    double slow = m.interval / m.bulk.tau;
    if (!Double.isNaN(slow)) {
      String reason =
          slow > COARSEST
              ? "above 0.1: the beginning of the decay is not seen"
              : slow > FINE ? "published practice is 0.005 tau or less" : "";
      findings.add(
          Finding.judged(
              "dt_over_tau",
              slow,
              text("dt = %.4f tau", slow),
              slow > COARSEST ? Grade.WARNING : Grade.ADVICE,
              reason));
    }
  }

  private void speckle() {
    double width = m.speckle.fwhm();
    if (Double.isNaN(width)) {
      findings.add(
          Finding.unknown("speckle_fwhm_px", "speckle", "no fluctuation stands out of the noise"));
      return;
    }
    findings.add(
        Finding.judged(
            "speckle_fwhm_px",
            width,
            text("speckle %.2f px = %.3f nm wide (FWHM)", width, width * m.pixel),
            Grade.WARNING,
            width < NARROWEST ? "narrower than 2 px: use a larger magnification" : ""));
    if (!Double.isNaN(given.speckle)) {
      double ratio = width * m.pixel / given.speckle;
      findings.add(
          Finding.judged(
              "speckle_expected_nm",
              given.speckle,
              text("0.514 lambda/alpha = %.3f nm", given.speckle),
              Grade.ADVICE,
              ratio > 1.3 || ratio < 0.7
                  ? text("the measured width is %.2f of it: check pixel size, focus", ratio)
                  : ""));
    }
    findings.add(
        Finding.judged(
            "n_speckle",
            m.speckles,
            text("%.0f speckles in the bulk", m.speckles),
            Grade.WARNING,
            m.speckles < FEW_SPECKLES
                ? "fewer than 100: too few for a distribution; record a larger field"
                : ""));
    if (!Double.isNaN(m.step)) {
      findings.add(
          Finding.judged(
              "drift_step_px",
              m.step,
              text("drift up to %.2f px from frame to frame", m.step),
              Grade.WARNING,
              m.step >= width ? "a speckle or more per frame: it looks like relaxation" : ""));
    }
  }

  private void signal() {
    findings.add(
        Finding.judged(
            "contrast_pooled",
            m.bulk.contrast,
            text("contrast A = %.3f", m.bulk.contrast),
            Grade.ADVICE,
            m.bulk.contrast < 0.05 ? "low: thinner samples and smaller apertures help" : ""));
    double signal = m.bulk.counts * m.bulk.contrast;
    findings.add(
        Finding.judged(
            "counts_per_pixel_frame",
            m.bulk.counts,
            text("%.1f counts per pixel and frame, from the shot noise", m.bulk.counts),
            Grade.ADVICE,
            signal < 1 ? "A times counts is below 1: shot noise widens the scatter; bin" : ""));
  }

  private void stationary() {
    double off = Math.abs(m.halves.value) / m.halves.sd;
    if (Double.isNaN(off)) {
      findings.add(
          Finding.unknown("ln_tau_halves", "halves", "a half shows no decay that can be fitted"));
    } else {
      findings.add(
          Finding.judged(
              "ln_tau_halves",
              m.halves.value,
              text(
                  "tau of the second half is %.2f times that of the first (%.1f standard errors)",
                  Math.exp(m.halves.value), off),
              Grade.WARNING,
              off > SIGNIFICANT ? "ageing or beam effect" : ""));
    }
    double change = m.brightness.change();
    boolean trend =
        Math.abs(change) > SIGNIFICANT * m.brightness.sd() && Math.abs(change) > LEAST_TREND;
    findings.add(
        Finding.judged(
            "brightness_change",
            change,
            text(
                "mean intensity changes by %.1f +- %.1f %% over the record",
                100 * change, 100 * m.brightness.sd()),
            Grade.WARNING,
            trend
                ? "a trend: beam, contamination or crystallisation; try normalizeFrames=trend"
                : ""));
    double growth = m.staticPixels.second - m.staticPixels.first;
    double sd =
        Math.sqrt((m.staticPixels.first + m.staticPixels.second + 1 / m.speckles) / m.speckles);
    findings.add(
        Finding.judged(
            "static_pixels_growth",
            growth,
            text(
                "static pixels: %.1f %% in the first half, %.1f %% in the second",
                100 * m.staticPixels.first, 100 * m.staticPixels.second),
            Grade.WARNING,
            growth > SIGNIFICANT * sd ? "they grow: the sample may crystallise" : ""));
  }

  private void hold() {
    if (given.hold > 0 && !Double.isNaN(m.bulk.tau)) {
      double held = given.hold / m.bulk.tau;
      findings.add(
          Finding.judged(
              "hold_over_tau",
              held,
              text("held %.1f tau before the record", held),
              Grade.WARNING,
              held < LEAST_HOLD ? "less than 5 tau: the sample may still age" : ""));
    }
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
