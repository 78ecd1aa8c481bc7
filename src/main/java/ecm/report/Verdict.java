package ecm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What decides whether the numbers of a stack mean something, in a few short statements.
 *
 * @param statements in order of weight
 */
public record Verdict(List<Statement> statements) {

  private static final double LEAST_RECORD = 20;
  private static final double COARSEST_SAMPLING = 0.1;
  private static final double MANY_CENSORED = 0.3;
  private static final double MANY_FLAGGED = 0.3;
  private static final double FEW_SPECKLES = 100;

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
  private static final String FEW =
      "fewer than 100 speckles are independent: too few for a distribution or a correlation length;"
          + " record a larger field";
  private static final String DOUBTFUL =
      "more than 30 % of the bulk's pixels have weak contrast, beta at a bound, a large residual or"
          + " too coarse frames: medians and sigma rest on doubtful values; see the flags map";
  private static final String CENSORED =
      "more than 30 % of the times exceed T/12: mean and sigma are lower bounds; record longer";

  /** Judges an analysis by its summary. */
  public static Verdict of(Summary summary) {
    double tau = either(summary, "tau_bulk_corrected_s", "tau_bulk_median_s");
    boolean edge = !Double.isNaN(summary.get("tau_surface_median_s"));
    double fastest = summary.get(edge ? "tau_surface_median_s" : "tau_bulk_median_s");
    List<Statement> statements = new ArrayList<>();
    statements.add(recordLength(summary.get("record_length_s") / tau));
    statements.add(
        sampling(summary.get("frame_interval_s") / fastest, edge ? "tau of the surface" : "tau"));
    double drift = summary.get("drift_max_px");
    if (!Double.isNaN(drift)) {
      statements.add(judged("drift up to %.0f px undone", drift, false, ""));
    }
    statements.add(speckles(summary.get("n_speckle")));
    statements.add(flagged(summary.get("flagged_fraction")));
    statements.add(censored(summary.get("censored_fraction")));
    return new Verdict(List.copyOf(statements));
  }

  private static double either(Summary summary, String first, String second) {
    double value = summary.get(first);
    return Double.isNaN(value) ? summary.get(second) : value;
  }

  /** The record must be 20 tau or longer. */
  static Statement recordLength(double inTau) {
    return judged("T = %.0f tau", inTau, !(inTau >= LEAST_RECORD), SHORT_RECORD);
  }

  /** The frame interval must not exceed a tenth of the fastest part's tau. */
  static Statement sampling(double inTau, String part) {
    return judged("dt = %.3f " + part, inTau, !(inTau <= COARSEST_SAMPLING), COARSE);
  }

  /** There must be 100 independent speckles. */
  static Statement speckles(double number) {
    return judged("%.0f speckles", number, !(number >= FEW_SPECKLES), FEW);
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
