package ecm.report;

import ecm.base.Warning;
import ecm.base.Warning.Part;
import ecm.pipeline.fourpoint.FourPointXi;
import ecm.pipeline.whole.StackAnalysis;
import ecm.report.page.Html;
import ecm.report.page.Html.Cell;
import ecm.statistics.SigmaError;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The numbers that are to be used, the best estimate first: each rounded to its error, beside what
 * a homogeneous sample would show and what speaks against it.
 */
public final class Headline {

  private static final String NONE = "–";

  /** What concerns every number alike. */
  private static final Set<Part> WHOLE = EnumSet.of(Part.RECORD, Part.DRIFT, Part.CAMERA);

  private final Html page;
  private final Summary summary;
  private final List<Warning> warnings;

  private Headline(Html page, Summary summary) {
    this.page = page;
    this.summary = summary;
    this.warnings = summary.warnings();
  }

  /**
   * The best estimate of the relaxation time in a few words: that of the likelihood; without it
   * that behind the fast layer of a wire, then the corrected, then the pooled one.
   */
  public static String of(Summary summary) {
    if (known(summary, Result.TAU_LIKELIHOOD_MEDIAN)) {
      return words(
          summary.get(Result.TAU_LIKELIHOOD_MEDIAN),
          summary.get(Result.TAU_LIKELIHOOD_MEDIAN_SD),
          "median of the bulk, by the likelihood");
    }
    if (known(summary, Result.TAU_CORE)) {
      double core = summary.get(Result.TAU_CORE);
      return words(core, core * summary.get(Result.LN_TAU_CORE_SD), "core of the wire");
    }
    if (known(summary, Result.TAU_BULK_CORRECTED)) {
      double tau = summary.get(Result.TAU_BULK_CORRECTED);
      double sd = tau * summary.get(Result.LN_TAU_BULK_CORRECTED_SD);
      return (summary.isLowerBound(Result.TAU_BULK_CORRECTED) ? "at least " : "")
          + words(tau, sd, "median of the bulk, corrected");
    }
    return known(summary, Result.TAU_POOLED)
        ? words(
            summary.get(Result.TAU_POOLED),
            summary.get(Result.TAU_POOLED_SD),
            "pooled g2 of the bulk")
        : "no relaxation time of the bulk";
  }

  private static boolean known(Summary summary, Result result) {
    return !Double.isNaN(summary.get(result));
  }

  private static String words(double tau, double sd, String what) {
    return "tau = " + Numbers.withError(tau, sd) + " s (" + what + ")";
  }

  /** Adds the table. */
  static void write(Html page, StackAnalysis analysis, Summary summary) {
    page.element("h2", "Results in short").open("table", "wide headline");
    page.header("", "value", "error", "homogeneous (null)", "trust");
    Headline table = new Headline(page, summary);
    if (analysis.likelihood().isPresent()) {
      table.likelihood();
    }
    table.fit(FourPointWords.of(analysis.fourPoint().normalized(), analysis.fourPoint()));
    page.close("table");
    table.whole();
  }

  private void likelihood() {
    row("tau of the bulk (s), median, likelihood", Result.TAU_LIKELIHOOD_MEDIAN, Part.LIKELIHOOD);
    if (known(summary, Result.TAU_SURFACE_MEDIAN)) {
      row(
          "tau of the surface layer (s), median, likelihood",
          Result.TAU_LIKELIHOOD_SURFACE_MEDIAN,
          Part.LIKELIHOOD);
    }
    row(
        "sigma of ln tau, likelihood",
        Result.SIGMA_LN_TAU_LIKELIHOOD,
        withError(Result.SIGMA_LN_TAU_LIKELIHOOD_NULL),
        Part.SIGMA);
    row("beta of single pixels, likelihood", Result.BETA_LIKELIHOOD, Part.LIKELIHOOD);
    row("xi (nm), likelihood", Result.XI_LIKELIHOOD, withError(Result.XI_LIKELIHOOD_NULL), Part.XI);
  }

  private void fit(String fourPoint) {
    double tau = summary.get(Result.TAU_BULK_CORRECTED);
    row(
        "tau of the bulk (s), median, fit, corrected",
        Result.TAU_BULK_CORRECTED,
        tau * summary.get(Result.LN_TAU_BULK_CORRECTED_SD),
        NONE,
        Part.BULK);
    row("tau of the bulk (s), pooled g2", Result.TAU_POOLED, Part.BULK);
    if (known(summary, Result.TAU_CORE)) {
      double core = summary.get(Result.TAU_CORE);
      row(
          "tau of the core of the wire (s), fit",
          Result.TAU_CORE,
          core * summary.get(Result.LN_TAU_CORE_SD),
          NONE,
          Part.SURFACE);
    }
    if (known(summary, Result.TAU_SURFACE_MEDIAN)) {
      double layer = summary.get(Result.TAU_SURFACE_CORRECTED);
      row(
          "tau of the surface layer (s), median, fit, corrected",
          Result.TAU_SURFACE_CORRECTED,
          layer * summary.get(Result.LN_TAU_SURFACE_CORRECTED_SD),
          NONE,
          Part.SURFACE);
    }
    row(
        "sigma of ln tau, fit",
        Result.SIGMA_LN_TAU,
        SigmaError.of(
            summary.get(Result.SIGMA_LN_TAU_NULL),
            summary.get(Result.SIGMA_LN_TAU_EXCESS),
            summary.get(Result.N_SPECKLE),
            summary.get(Result.N_DOMAIN)),
        rounded(summary.get(Result.SIGMA_LN_TAU_NULL)),
        Part.SIGMA);
    row("xi (nm), from halves of the record", Result.XI, "none", Part.XI);
    if (known(summary, Result.XI_NORMALIZED)) {
      page.cells(
          Cell.of("xi of g4 (nm), pixels divided by their mean"),
          Cell.of(rounded(summary.get(Result.XI_NORMALIZED))),
          Cell.of(NONE),
          Cell.of(rounded(summary.get(Result.XI_NULL))),
          fourPoint.equals(FourPointXi.LIKE_SPECKLE)
              ? Cell.bad(fourPoint + ": no length of the dynamics")
              : Cell.of(fourPoint));
    }
  }

  private String withError(Result result) {
    return known(summary, result)
        ? Numbers.withError(
            summary.get(result), result.error().map(summary::get).orElse(Double.NaN))
        : "none";
  }

  private static String rounded(double value) {
    return Double.isNaN(value) ? "not known" : Numbers.three(value);
  }

  private void row(String name, Result result, Part part) {
    row(name, result, NONE, part);
  }

  private void row(String name, Result result, String homogeneous, Part part) {
    row(name, result, result.error().map(summary::get).orElse(Double.NaN), homogeneous, part);
  }

  private void row(String name, Result result, double sd, String homogeneous, Part part) {
    double value = summary.get(result);
    if (Double.isNaN(value)) {
      page.cells(
          Cell.of(name),
          Cell.of("not known"),
          Cell.of(NONE),
          Cell.of(homogeneous),
          Cell.of(summary.reason(result)));
      return;
    }
    String[] both = Numbers.withError(value, sd).split(" ± ");
    page.cells(
        Cell.of(name),
        Cell.of((summary.isLowerBound(result) ? "≥ " : "") + both[0]),
        Cell.of(both.length > 1 ? both[1] : NONE),
        Cell.of(homogeneous),
        trust(part));
  }

  private Cell trust(Part part) {
    String told =
        warnings.stream()
            .filter(w -> w.isSerious() && w.part() == part)
            .map(w -> w.severity().key() + ": " + w.kind().description())
            .collect(Collectors.joining("; "));
    return told.isEmpty() ? Cell.of("nothing against it") : Cell.bad(told);
  }

  private void whole() {
    String told =
        warnings.stream()
            .filter(w -> WHOLE.contains(w.part()))
            .map(w -> w.kind().description())
            .collect(Collectors.joining("; "));
    if (!told.isEmpty()) {
      page.element("p", "lead", String.format(Locale.ROOT, "Of all numbers: %s.", told));
    }
  }
}
