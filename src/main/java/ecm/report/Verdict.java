package ecm.report;

import ecm.acquisition.RecordLength;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What decides whether the numbers of a stack mean something, in a few short statements.
 *
 * @param statements in order of weight
 */
public record Verdict(List<Statement> statements) {

  private static final double COARSEST_SAMPLING = 0.1;
  private static final double MANY_CENSORED = 0.3;
  private static final double MANY_FLAGGED = 0.3;
  private static final double FEW_SPECKLES = 100;
  private static final double LARGEST_RESIDUAL = 0.5;
  private static final double LEAST_SIGNAL = 0.3;
  private static final double LEAST_CONTRAST = 0.01;

  /**
   * A times counts from which shot noise no longer matters: it is then a small difference of the
   * variance and the contrast, and the counts are hardly known.
   */
  private static final double MUCH_SIGNAL = 10;

  /**
   * One statement.
   *
   * @param text what was found
   * @param forbids whether it forbids a conclusion
   * @param because which conclusion it forbids, and why; empty if it forbids none
   */
  public record Statement(String text, boolean forbids, String because) {}

  private static final String SHORT_RECORD =
      "the record is shorter than 20 tau, so that it pulls the fitted times down and scatters them:"
          + " trust the corrected and the pooled values, and not the pattern of the map";
  private static final String COARSE =
      "the frames are further apart than a tenth of tau, so that the beginning of the decay is not"
          + " seen: tau, beta and contrast are not reliable there; record faster";
  private static final String MOVING =
      "half a pixel of drift left in every frame costs a quarter of the contrast and shortens tau:"
          + " register with another region or reference, see the drift figure";
  private static final String DEFORMED =
      "parts of the field move apart, which no translation undoes: trust only the part that the"
          + " registration followed, or analyse smaller regions";
  private static final String DARK =
      "the speckle's variance is less than a third of the shot noise: tau and beta of single pixels"
          + " are not reliable; bin pixels, or record with more counts";
  private static final String FLAT =
      "the bulk's intensity hardly fluctuates, or its curve could not be fitted: a flickering beam"
          + " does as much; see the pooled g2";
  private static final String TOO_FEW_SPECKLES =
      "fewer than 100 speckles are independent: too few for a distribution or a correlation length;"
          + " record a larger field";
  private static final String DOUBTFUL =
      "more than 30 % of the bulk's pixels have weak contrast, beta at a bound, a large residual or"
          + " too coarse frames: medians and sigma rest on doubtful values; see the flags map";
  private static final String CENSORED =
      "more than 30 % of the times exceed T/12: mean and sigma are lower bounds; record longer";

  private static final String UNLIKE_MODEL =
      "the record does not follow the model of the likelihood: trust the pattern of its map more than"
          + " its level; the report says at which frequencies, and what may be the cause";

  /** Judges an analysis by its summary. */
  public static Verdict of(Summary summary) {
    JudgedTimes tau = JudgedTimes.of(summary);
    boolean edge = !Double.isNaN(tau.surface());
    double fastest = edge ? tau.surface() : tau.bulk();
    List<Statement> statements = new ArrayList<>();
    statements.add(recordLength(tau.record(summary.get(Result.RECORD_LENGTH))));
    statements.add(
        sampling(
            summary.get(Result.FRAME_INTERVAL) / fastest, edge ? "tau of the surface" : "tau"));
    statements.add(
        drift(summary.get(Result.DRIFT_RESIDUAL), summary.get(Result.DRIFT_DIFFERENTIAL)));
    statements.add(counts(summary.get(Result.COUNTS_BULK), summary.get(Result.CONTRAST_POOLED)));
    statements.add(contrast(summary.get(Result.CONTRAST_POOLED)));
    statements.add(speckles(summary.get(Result.N_SPECKLE)));
    statements.add(flagged(summary.get(Result.FLAGGED_FRACTION)));
    statements.add(censored(summary.get(Result.CENSORED_FRACTION)));
    double deviation = summary.get(Result.SPECTRUM_DEVIATION);
    if (deviation > 0) {
      statements.add(judged("spectrum off by %.0f %%", 100 * deviation, true, UNLIKE_MODEL));
    }
    return new Verdict(List.copyOf(statements));
  }

  /** The record must be 20 tau or longer, within two standard errors of tau. */
  static Statement recordLength(RecordLength record) {
    String sd = Double.isNaN(record.sd()) ? "" : " ± " + Numbers.two(record.sd());
    return judged("T = %.0f" + sd + " tau", record.inTau(), record.isTooShort(), SHORT_RECORD);
  }

  /** The frame interval must not exceed a tenth of the fastest part's tau. */
  static Statement sampling(double inTau, String part) {
    return judged("dt = %.3f " + part, inTau, !(inTau <= COARSEST_SAMPLING), COARSE);
  }

  /**
   * What is left of the drift must not cost much of the contrast, and translation must be enough.
   *
   * @param residual rms per axis after whole pixels are undone [px]; NaN if not measured
   * @param apart flagged distance by which halves of the field move apart [px]
   */
  static Statement drift(double residual, double apart) {
    if (Double.isNaN(residual)) {
      return new Statement("drift not measured", false, "");
    }
    return apart > 0
        ? judged("the field deforms by %.1f px", apart, true, DEFORMED)
        : judged("residual drift %.2f px", residual, !(residual <= LARGEST_RESIDUAL), MOVING);
  }

  /** Shot noise must not drown the speckle: A n of 0.3 or more. */
  static Statement counts(double counts, double contrast) {
    if (Double.isNaN(counts)) {
      return new Statement("counts not known", false, "");
    }
    return counts * contrast >= MUCH_SIGNAL
        ? judged("more than %.0f counts", MUCH_SIGNAL / contrast, false, "")
        : judged("%.1f counts", counts, !(counts * contrast >= LEAST_SIGNAL), DARK);
  }

  /** A contrast below 0.01 is not told from a beam that flickers. */
  static Statement contrast(double contrast) {
    return judged("contrast %.2f", contrast, !(contrast >= LEAST_CONTRAST), FLAT);
  }

  /** There must be 100 independent speckles. */
  static Statement speckles(double number) {
    return judged("%.0f speckles", number, !(number >= FEW_SPECKLES), TOO_FEW_SPECKLES);
  }

  /** At most 30 % of the pixels may be doubtful. */
  static Statement flagged(double fraction) {
    return judged(
        "%.0f %% of the bulk flagged", 100 * fraction, !(fraction <= MANY_FLAGGED), DOUBTFUL);
  }

  /** At most 30 % of the times may be lower bounds. */
  static Statement censored(double fraction) {
    return judged(
        "%.0f %% of the bulk censored", 100 * fraction, !(fraction <= MANY_CENSORED), CENSORED);
  }

  private static Statement judged(String format, double value, boolean forbids, String because) {
    return new Statement(
        String.format(Locale.ROOT, format, value), forbids, forbids ? because : "");
  }

  /** The statements that forbid a conclusion. */
  public List<Statement> warnings() {
    return statements.stream().filter(Statement::forbids).toList();
  }

  /** All statements on one line. */
  public String line() {
    return String.join(" · ", statements.stream().map(Statement::text).toList());
  }
}
