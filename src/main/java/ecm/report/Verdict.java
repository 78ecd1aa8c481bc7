package ecm.report;

import ecm.pipeline.Population;
import ecm.pipeline.StackAnalysis;
import ecm.stack.Drift;
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
   */
  public record Statement(String text, boolean forbids) {}

  /** Judges an analysis by its summary. */
  public static Verdict of(StackAnalysis analysis, Summary summary) {
    List<Statement> statements = new ArrayList<>();
    Population bulk = analysis.bulk();
    double tau = Double.isNaN(bulk.correctedMedian()) ? bulk.median() : bulk.correctedMedian();
    double record = analysis.maps().recordLength() / tau;
    add(statements, record < LEAST_RECORD, "T = %.0f tau", record);
    double fastest = analysis.surface().map(Population::median).orElse(bulk.median());
    double sampling = analysis.maps().frameInterval() / fastest;
    add(
        statements,
        !(sampling <= COARSEST_SAMPLING),
        analysis.surface().isPresent() ? "dt = %.3f tau of the surface" : "dt = %.3f tau",
        sampling);
    analysis
        .registration()
        .ifPresent(r -> add(statements, false, "drift up to %.0f px undone", largest(r.drift())));
    double speckles = summary.get("n_speckle");
    add(statements, !(speckles >= FEW_SPECKLES), "%.0f speckles", speckles);
    double flagged = summary.get("flagged_fraction");
    add(statements, flagged > MANY_FLAGGED, "%.0f %% of pixels flagged", 100 * flagged);
    double censored = summary.get("censored_fraction");
    add(statements, censored > MANY_CENSORED, "%.0f %% censored", 100 * censored);
    return new Verdict(List.copyOf(statements));
  }

  private static void add(List<Statement> to, boolean forbids, String format, double value) {
    to.add(new Statement(String.format(Locale.ROOT, format, value), forbids));
  }

  private static double largest(Drift drift) {
    double largest = 0;
    for (int i = 0; i < drift.frames(); i++) {
      largest = Math.max(largest, Math.hypot(drift.dx()[i], drift.dy()[i]));
    }
    return largest;
  }

  /** All statements on one line. */
  public String line() {
    return String.join(" · ", statements.stream().map(Statement::text).toList());
  }
}
