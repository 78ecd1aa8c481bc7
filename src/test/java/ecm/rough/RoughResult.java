package ecm.rough;

import ecm.base.Progress;
import ecm.base.Warning;
import ecm.pipeline.whole.AnalysisParameters;
import ecm.pipeline.whole.StackAnalysis;
import ecm.pipeline.whole.StackAnalyzer;
import ecm.report.Result;
import ecm.report.StackSummary;
import ecm.report.Summary;
import ecm.statistics.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the whole analysis, with its defaults, makes of a rough record.
 *
 * @param record what was analyzed
 * @param corrected median time of the corrected curve fit [s]
 * @param likelihood median time by the likelihood [s]
 * @param warnings all that were given
 */
record RoughResult(
    RoughRecord record, Estimate corrected, Estimate likelihood, List<Warning> warnings) {

  /** An error of a right number is larger than this in one of 370. */
  private static final double LARGEST = 3;

  /** How a number and the truth agree. */
  enum Outcome {
    /** Within three of its standard errors. */
    RIGHT,
    /** Farther off, and a warning of a fitting kind was given. */
    TOLD,
    /** No number is given, with the reason. */
    REFUSED,
    /** Farther off, and no warning fits. */
    WRONG_IN_SILENCE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Analyzes the record of a seed. */
  static RoughResult of(RoughRecord record, long seed) {
    StackAnalysis analysis =
        StackAnalyzer.analyze(record.stack(seed), AnalysisParameters.defaults(), Progress.NONE);
    Summary summary = StackSummary.of(analysis, Map.of(), "test");
    double corrected = summary.get(Result.TAU_BULK_CORRECTED);
    return new RoughResult(
        record,
        Estimate.of(corrected, corrected * summary.get(Result.LN_TAU_BULK_CORRECTED_SD)),
        Estimate.of(
            summary.get(Result.TAU_LIKELIHOOD_MEDIAN),
            summary.get(Result.TAU_LIKELIHOOD_MEDIAN_SD)),
        analysis.warnings());
  }

  Outcome ofCorrected() {
    return of(corrected);
  }

  Outcome ofLikelihood() {
    return of(likelihood);
  }

  private Outcome of(Estimate tau) {
    if (Double.isNaN(tau.value())) {
      return Outcome.REFUSED;
    }
    if (Math.abs(tau.value() - record.tau()) <= LARGEST * tau.sd()) {
      return Outcome.RIGHT;
    }
    return fitting().isEmpty() ? Outcome.WRONG_IN_SILENCE : Outcome.TOLD;
  }

  /** Warnings that matter and are of the kinds that fit. */
  private Set<Warning.Kind> fitting() {
    return warnings.stream()
        .filter(w -> w.severity() != Warning.Severity.INFO)
        .map(Warning::kind)
        .filter(record.signs()::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A row of the table in docs/validation.md. */
  String row() {
    String said =
        warnings.stream()
            .map(
                w ->
                    w.severity() == Warning.Severity.INFO
                        ? "(" + w.kind().key() + ")"
                        : w.kind().key())
            .distinct()
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %s | %s |",
        record.words(),
        Double.isFinite(record.tau()) ? String.format(Locale.ROOT, "%.3g", record.tau()) : "none",
        cell(corrected),
        ofCorrected(),
        cell(likelihood),
        ofLikelihood(),
        said.isEmpty() ? "-" : said);
  }

  private static String cell(Estimate tau) {
    return Double.isNaN(tau.value())
        ? "-"
        : String.format(Locale.ROOT, "%.3g +- %.1g", tau.value(), tau.sd())
            .replaceAll("(\\d)e\\+01", "$10");
  }
}
