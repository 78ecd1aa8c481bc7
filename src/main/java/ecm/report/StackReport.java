package ecm.report;

import ecm.base.Warning;
import ecm.pipeline.maps.Population;
import ecm.pipeline.whole.StackAnalysis;
import ecm.report.page.Html;
import ecm.report.page.WarningList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The report of one stack: one HTML file that needs nothing else. */
public final class StackReport {

  private static final String HOW =
      """
      Intensity autocorrelation of each pixel (Zhang et al. 2018, Eq. 4):
        g2(p) = (N-p) sum I(i) I(i+p) / [sum I(i) sum I(i+p)], t = p dt
      Fit (Eq. 2): g2 = 1 + A exp(-2 (t/tau)^beta) on log-spaced lags from one frame to the first g2 <= 1.
      tau-corrected: the true tau whose median fit, in a simulated homogeneous sample of the same record
      length, beta and signal, is the one found. It makes medians right and widens the scatter.
      tau-sd: the error of ln tau-corrected of one pixel, half the central 68 % range of a homogeneous sample.
      tau_fit > T/12 is a lower bound: large in medians, right-censored in the log-normal.
      sigma null: sigma of ln tau that the estimator alone gives a homogeneous sample in this record.
      xi: B exp(-r/xi) fitted to the cross-covariance of ln tau maps of the two halves of the record,
      reported only where the covariance at 0 exceeds three times that of unrelated halves.
      Regions: pooled g2 = N_px (N-p) sum_r S_p / (sum_r L_p sum_r R_p), free baseline; its errors by a
      jackknife over blocks larger than a domain. Per-pixel-normalised: (N-p) sum_r S_p / sum_r (L_p R_p),
      which has the full bias of a finite record, fitted with (1 + A e(t)) / (1 + A F(t)), where
      F = (N-p)^-2 sum_ij e(|i-j-p|) and e(t) = exp(-2 (t/tau)^beta): no table of simulations enters.
      Mean of ln tau: Var = sigma_null^2 / N_speckle + sigma_excess^2 / N_domain,
        N_domain = N^2 / sum sum exp(-|r - r'| / xi) over the N pixels, area / (2 pi xi^2) if large;
      the scatter of 16 blocks where xi is not resolved.
      Values marked >= are lower bounds: mean and sigma with more than 30 % of tau_fit > T/12, medians
      with more than 50 %.
      """;

  static final String CITE =
      "P. Zhang, J. J. Maldonis, Z. Liu, J. Schroers, P. M. Voyles, Spatially heterogeneous dynamics "
          + "in a metallic glass forming liquid imaged by electron correlation microscopy, Nature "
          + "Communications 9, 1129 (2018); and this software, ECM for ImageJ.";

  private StackReport() {}

  /**
   * Writes the page.
   *
   * @param analysis of the stack
   * @param summary of the same analysis
   * @param figures PNG bytes by caption, in order
   */
  public static String html(StackAnalysis analysis, Summary summary, Map<String, byte[]> figures) {
    String title = analysis.stack().info().title();
    Html page = new Html("ECM: " + title);
    page.element("h1", title);
    page.element("p", "lead", recorded(analysis));
    page.element("p", "headline", Headline.of(summary));
    verdict(page, Verdict.of(summary));
    Headline.write(page, analysis, summary);
    analysis.likelihood().ifPresent(l -> TwoMethods.write(page, l.analysis(), summary));
    results(page, analysis, summary);
    page.element("h2", "Figures");
    page.element("p", "lead", QualityLine.of(summary) + ".");
    page.open("div", "figures");
    figures.forEach((caption, png) -> page.figure(png, caption));
    page.close("div");
    List<String> notes = notes(analysis);
    if (!notes.isEmpty()) {
      page.element("h2", "Notes").open("ul", "notes");
      notes.forEach(note -> page.element("li", note));
      page.close("ul");
    }
    page.element("h2", "How computed").element("pre", how(analysis));
    page.element("h2", "How to cite").element("p", CITE);
    page.element("h2", "Every value and parameter").element("pre", "values", summary.toJson());
    return page.finish();
  }

  /** Those that are not already told as warnings. */
  private static List<String> notes(StackAnalysis analysis) {
    String told = analysis.warnings().stream().map(Warning::text).collect(Collectors.joining("\n"));
    return analysis.notes().stream().filter(note -> !told.contains(note)).toList();
  }

  private static String how(StackAnalysis analysis) {
    return analysis.likelihood().isPresent() ? HOW + TwoMethods.HOW : HOW;
  }

  private static String recorded(StackAnalysis analysis) {
    return String.format(
        Locale.ROOT,
        "%d × %d pixels of %s nm, %d frames of %s s: record T = %s s",
        analysis.stack().width(),
        analysis.stack().height(),
        Numbers.four(analysis.stack().pixelSize()),
        analysis.stack().frames(),
        Numbers.four(analysis.maps().frameInterval()),
        Numbers.four(analysis.maps().recordLength()));
  }

  private static void verdict(Html page, Verdict verdict) {
    page.open("ul", "verdict");
    for (Verdict.Fact fact : verdict.facts()) {
      page.element("li", fact.isDoubtful() ? "bad" : "good", fact.text());
    }
    page.close("ul");
    page.element("p", verdict.serious().isEmpty() ? "fine" : "lead", verdict.headline() + ".");
    WarningList.write(page, verdict.warnings());
  }

  private static void results(Html page, StackAnalysis analysis, Summary summary) {
    page.element("h2", "Results").open("table", "results");
    page.header("relaxation time", "as fitted", "corrected for the finite record");
    page.row(
        "bulk, median",
        Cell.of(summary, Result.TAU_BULK_MEDIAN),
        Cell.of(summary, Result.TAU_BULK_CORRECTED));
    page.row(
        "surface layer, median",
        Cell.of(summary, Result.TAU_SURFACE_MEDIAN),
        Cell.of(summary, Result.TAU_SURFACE_CORRECTED));
    page.row("bulk, pooled g2", "–", pooled(summary));
    page.row(
        "bulk, per-pixel-normalised g2 with the floor of a finite record",
        "–",
        Cell.of(summary, Result.TAU_BULK_FLOOR));
    page.close("table").open("table", "results");
    page.header("surface layer", "lateral width, as of a slab", "shell around a cylinder");
    page.row(
        "width",
        Cell.of(summary, Result.SURFACE_WIDTH),
        Cell.of(summary, Result.SURFACE_WIDTH_SHELL));
    page.close("table").open("table", "results");
    page.header("heterogeneity", "observed", "homogeneous (null)", "");
    page.row(
        "sigma of ln tau",
        Cell.of(summary, Result.SIGMA_LN_TAU),
        Cell.of(summary, Result.SIGMA_LN_TAU_NULL),
        sigmaInWords(analysis.bulk(), summary.get(Result.N_SPECKLE)));
    page.row(
        "rank correlation of tau and beta",
        Cell.of(summary, Result.SPEARMAN),
        Cell.of(summary, Result.SPEARMAN_NULL),
        "");
    page.row(
        "correlation length xi, from halves",
        Cell.of(summary, Result.XI),
        "none",
        Double.isNaN(summary.get(Result.XI)) ? "" : "exceeds the null: the pattern persists");
    page.row(
        "correlation length of the excess over the null",
        Cell.of(summary, Result.XI_EXCESS),
        "none",
        "");
    page.row(
        "area of slow domains, ln tau > median + sigma",
        Cell.of(summary, Result.SLOW_AREA_FRACTION),
        Cell.of(summary, Result.SLOW_AREA_FRACTION_NULL),
        "");
    page.row(
        "xi of g4 at one tau, as published",
        Cell.of(summary, Result.XI_RAW),
        Cell.of(summary, Result.XI_NULL),
        FourPointWords.of(analysis.fourPoint().raw(), analysis.fourPoint()));
    page.row(
        "xi of g4, pixels divided by their mean",
        Cell.of(summary, Result.XI_NORMALIZED),
        Cell.of(summary, Result.XI_NULL),
        FourPointWords.of(analysis.fourPoint().normalized(), analysis.fourPoint()));
    page.close("table");
    page.element("p", "lead", "Bulk: " + analysis.layers().bulkDefinition() + ".");
  }

  private static String pooled(Summary summary) {
    String tau = Cell.of(summary, Result.TAU_POOLED);
    return Double.isNaN(summary.get(Result.TAU_POOLED))
        ? tau
        : tau
            + " with beta "
            + Cell.of(summary, Result.BETA_POOLED)
            + " (baseline fitted: no correction needed)";
  }

  /** Two standard errors of sigma, sigma / sqrt(2 N_speckle), above the null count as more. */
  private static String sigmaInWords(Population bulk, double speckles) {
    double sigma = bulk.logNormal().sigma();
    if (!(bulk.sigmaNull() > 0) || Double.isNaN(sigma) || Double.isNaN(speckles)) {
      return "";
    }
    return sigma > bulk.sigmaNull() * (1 + 2 / Math.sqrt(2 * speckles))
        ? "exceeds the null by " + Numbers.three(bulk.sigmaExcess())
        : "not distinguishable from the null";
  }
}
