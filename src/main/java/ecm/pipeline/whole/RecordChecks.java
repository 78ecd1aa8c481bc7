package ecm.pipeline.whole;

import ecm.acquisition.RecordLength;
import ecm.base.Warning;
import ecm.base.Warning.Kind;
import ecm.base.Warning.Severity;
import java.util.Locale;
import java.util.Optional;

/** The limits that a record must keep; each check is empty where nothing must be said. */
public final class RecordChecks {

  private static final double SHORTEST_OF_ANY_USE = 5;
  private static final double COARSEST_SAMPLING = 0.1;
  private static final double COARSEST_OF_ANY_USE = 0.5;
  private static final double MANY = 0.3;
  private static final double MOST = 0.5;
  private static final double FEW_SPECKLES = 100;
  private static final double TOO_FEW_SPECKLES = 20;

  /** A width of 2 px, as far as it can be measured. */
  private static final double NARROWEST = 1.95;

  private static final double LARGEST_RESIDUAL = 0.5;
  private static final double LEAST_SIGNAL = 0.3;
  private static final double LEAST_CONTRAST = 0.01;
  private static final double LEAST_HOLD = 5;

  private RecordChecks() {}

  /**
   * The record must be 20 tau or longer, within two standard errors of tau. Below 5 tau, or where
   * tau is not known, no single pixel's time may be used.
   */
  public static Optional<Warning> length(RecordLength record) {
    if (!record.isTooShort()) {
      return Optional.empty();
    }
    String text =
        Double.isNaN(record.inTau())
            ? "the length of the record in units of tau is not known"
            : text(
                "T = %.1f%s tau, shorter than 20 tau: fitted times are pulled down and scatter",
                record.inTau(), Double.isNaN(record.sd()) ? "" : text(" ± %.1f", record.sd()));
    boolean useless = !(record.inTau() >= SHORTEST_OF_ANY_USE);
    return told(
        Kind.RECORD_LENGTH,
        useless ? Severity.FORBIDS : Severity.WARNING,
        useless ? text + "; no time of a single pixel may be used" : text,
        "use the likelihood's, the corrected and the pooled values, not the pattern of the fitted"
            + " map; record longer");
  }

  /**
   * The frame interval must not exceed a tenth of tau; above half of it no time may be used.
   *
   * @param inTau dt/tau; NaN if not known
   * @param bulk whether tau is that of the bulk, else that of the surface layer
   */
  public static Optional<Warning> sampling(double inTau, boolean bulk) {
    String part = region(bulk);
    if (inTau <= COARSEST_SAMPLING) {
      return Optional.empty();
    }
    String found =
        Double.isNaN(inTau)
            ? text("dt in units of tau of the %s is not known", part)
            : text("dt = %.3f tau of the %s, above a tenth", inTau, part);
    boolean useless = inTau > COARSEST_OF_ANY_USE;
    return told(
        bulk ? Kind.SAMPLING : Kind.SAMPLING_SURFACE,
        useless ? Severity.FORBIDS : Severity.WARNING,
        found
            + ": the beginning of the decay is not seen"
            + (useless ? "; no time there may be used" : ""),
        "take tau, beta and contrast of the " + part + " as not reliable; record faster");
  }

  /** What is left of the drift, rms per axis [px], must not cost much of the contrast. */
  public static Optional<Warning> drift(double residual) {
    return residual > LARGEST_RESIDUAL
        ? told(
            Kind.DRIFT,
            Severity.WARNING,
            text(
                "%.2f px of drift are left in every frame: half a pixel costs a quarter of the"
                    + " contrast and shortens tau",
                residual),
            "register with another region or reference; see the drift figure")
        : Optional.empty();
  }

  /** Shot noise must not drown the speckle: A n of 0.3 or more; NaN where not known. */
  public static Optional<Warning> counts(double counts, double contrast) {
    return counts * contrast < LEAST_SIGNAL
        ? told(
            Kind.COUNTS,
            Severity.WARNING,
            text(
                "%.2g counts at contrast %.2f: the speckle's variance is less than a third of the"
                    + " shot noise",
                counts, contrast),
            "do not use tau and beta of single pixels of the fit; bin pixels, or record with more"
                + " counts")
        : Optional.empty();
  }

  /** A contrast below 0.01, or one that is not known, is not told from a beam that flickers. */
  public static Optional<Warning> contrast(double contrast) {
    return contrast >= LEAST_CONTRAST
        ? Optional.empty()
        : told(
            Kind.CONTRAST,
            Severity.FORBIDS,
            Double.isNaN(contrast)
                ? "the pooled curve of the bulk could not be fitted: no time of the bulk may be"
                    + " used"
                : text(
                    "contrast %.4f: the bulk's intensity hardly fluctuates, and a flickering beam"
                        + " does as much: no time of the bulk may be used",
                    contrast),
            "see the pooled g2");
  }

  /** The speckle must be two pixels wide (full width at half maximum) [px]; NaN if not known. */
  public static Optional<Warning> speckleSize(double fwhm) {
    return fwhm < NARROWEST
        ? told(
            Kind.SPECKLE_SIZE,
            Severity.WARNING,
            text(
                "the speckle is %.2f px wide, less than 2: a pixel averages over more than one",
                fwhm),
            "record at a larger magnification; contrast is too low, and a shift of a fraction of a"
                + " pixel looks like relaxation")
        : Optional.empty();
  }

  /** There must be 100 independent speckles; below 20 no distribution may be given. */
  public static Optional<Warning> speckles(double number) {
    if (number >= FEW_SPECKLES) {
      return Optional.empty();
    }
    String text =
        Double.isNaN(number)
            ? "the number of independent speckles is not known"
            : text("%.0f independent speckles in the bulk, fewer than 100", number);
    boolean none = number < TOO_FEW_SPECKLES;
    return told(
        Kind.SPECKLES,
        none ? Severity.FORBIDS : Severity.WARNING,
        text
            + (none
                ? ": no distribution and no correlation length may be given"
                : ": few for a distribution or a correlation length"),
        "record a larger field, or more wires");
  }

  /** At most 30 % of a region's pixels may be doubtful. */
  public static Optional<Warning> flagged(double fraction, boolean bulk) {
    return fraction <= MANY
        ? Optional.empty()
        : told(
            bulk ? Kind.FLAGGED : Kind.FLAGGED_SURFACE,
            Severity.WARNING,
            text(
                "%s of the %s have no value or a doubtful one (weak contrast, beta at a bound, a"
                    + " large residual, coarse frames): its median and sigma rest on them",
                percent(fraction), region(bulk)),
            "see the flags map");
  }

  /** At most 30 % of a region's times may be lower bounds; above 50 % its median is one, too. */
  public static Optional<Warning> censored(double fraction, boolean bulk) {
    if (fraction <= MANY) {
      return Optional.empty();
    }
    boolean median = fraction > MOST;
    return told(
        bulk ? Kind.CENSORED : Kind.CENSORED_SURFACE,
        median ? Severity.FORBIDS : Severity.WARNING,
        text(
            "%s of the times of the %s exceed T/12: %s",
            percent(fraction),
            region(bulk),
            median
                ? "its fitted median, mean and sigma must not be given but as lower bounds"
                : "its fitted mean and sigma are lower bounds"),
        "use the likelihood, or record longer");
  }

  /**
   * The sample must have been held for 5 tau before the record.
   *
   * @param inTau time of the hold over tau; NaN if not known
   */
  public static Optional<Warning> held(double inTau) {
    return inTau < LEAST_HOLD
        ? told(
            Kind.EQUILIBRATION,
            Severity.WARNING,
            text(
                "held for %.1f tau before the record, less than 5: it may still have been ageing",
                inTau),
            "compare the halves of the record; hold longer")
        : Optional.empty();
  }

  private static String region(boolean bulk) {
    return bulk ? "bulk" : "surface layer";
  }

  private static String percent(double fraction) {
    return Double.isNaN(fraction) ? "an unknown part" : text("%.0f %%", 100 * fraction);
  }

  private static Optional<Warning> told(Kind kind, Severity severity, String text, String advice) {
    return Optional.of(new Warning(kind, severity, text, advice));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
