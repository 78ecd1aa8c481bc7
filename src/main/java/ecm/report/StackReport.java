package ecm.report;

import ecm.pipeline.Population;
import ecm.pipeline.StackAnalysis;
import java.util.Locale;
import java.util.Map;

/** The report of one stack: one HTML file that needs nothing else. */
public final class StackReport {

  private static final String HOW =
      """
      Intensity autocorrelation of each pixel (Zhang et al. 2018, Eq. 4):
        g2(p) = (N-p) sum I(i) I(i+p) / [sum I(i) sum I(i+p)], t = p dt
      Fit (Eq. 2): g2 = 1 + A exp(-2 (t/tau)^beta) on log-spaced lags from one frame to the first g2 <= 1.
      tau-corrected: the true tau whose median fit, in a simulated homogeneous sample of the same record
      length, beta and signal, is the one found. It makes medians right and widens the scatter.
      tau_fit > T/12 is a lower bound: large in medians, right-censored in the log-normal.
      sigma null: sigma of ln tau that the estimator alone gives a homogeneous sample in this record.
      xi: B exp(-r/xi) fitted to the cross-covariance of ln tau maps of the two halves of the record,
      reported only where the covariance at 0 exceeds three times that of unrelated halves.
      Regions: pooled g2 = N_px (N-p) sum_r S_p / (sum_r L_p sum_r R_p), free baseline.
      """;

  private static final String CITE =
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
    verdict(page, Verdict.of(analysis, summary));
    results(page, analysis, summary);
    page.element("h2", "Figures").open("div", "figures");
    figures.forEach((caption, png) -> page.figure(png, caption));
    page.close("div");
    if (!analysis.notes().isEmpty()) {
      page.element("h2", "Notes").open("ul", "notes");
      analysis.notes().forEach(note -> page.element("li", note));
      page.close("ul");
    }
    page.element("h2", "How computed").element("pre", HOW);
    page.element("h2", "How to cite").element("p", CITE);
    page.element("h2", "Every value and parameter").element("pre", summary.toJson());
    return page.finish();
  }

  private static String recorded(StackAnalysis analysis) {
    return String.format(
        Locale.ROOT,
        "%d x %d px of %.4g nm, %d frames of %.4g s: record T = %.4g s",
        analysis.stack().width(),
        analysis.stack().height(),
        analysis.stack().pixelSize(),
        analysis.stack().frames(),
        analysis.maps().frameInterval(),
        analysis.maps().recordLength());
  }

  private static void verdict(Html page, Verdict verdict) {
    page.open("ul", "verdict");
    for (Verdict.Statement statement : verdict.statements()) {
      page.element("li", statement.forbids() ? "bad" : "good", statement.text());
    }
    page.close("ul");
  }

  private static void results(Html page, StackAnalysis analysis, Summary summary) {
    page.element("h2", "Results").open("table", "results");
    page.row("", "as fitted", "corrected for the finite record");
    page.row(
        "tau of the bulk, median",
        value(summary, "tau_bulk_median_s", "s"),
        value(summary, "tau_bulk_corrected_s", "s"));
    page.row(
        "tau of the surface layer, median",
        value(summary, "tau_surface_median_s", "s"),
        value(summary, "tau_surface_corrected_s", "s"));
    page.row(
        "tau and beta of the bulk, pooled g2",
        "",
        value(summary, "tau_pooled_s", "s") + ", beta " + value(summary, "beta_pooled", ""));
    page.row(
        "width of the surface layer",
        "lateral, as of a slab: " + value(summary, "surface_width_nm", "nm"),
        "shell around a cylinder: " + value(summary, "surface_width_shell_nm", "nm"));
    page.close("table");
    page.open("table", "results");
    page.row("", "observed", "null: a homogeneous sample", "");
    page.row(
        "sigma of ln tau",
        value(summary, "sigma_ln_tau", ""),
        value(summary, "sigma_ln_tau_null", ""),
        sigmaInWords(analysis.bulk(), summary.get("n_speckle")));
    page.row(
        "rank correlation of tau and beta",
        value(summary, "spearman_ln_tau_beta", ""),
        value(summary, "spearman_ln_tau_beta_null", ""),
        "");
    page.row("xi from halves", value(summary, "xi_nm", "nm"), "", "");
    page.close("table");
    page.element("p", "lead", "Bulk: " + analysis.layers().bulkDefinition() + ".");
  }

  /** Two standard errors of sigma, sigma / sqrt(2 N_speckle), above the null count as more. */
  private static String sigmaInWords(Population bulk, double speckles) {
    double sigma = bulk.logNormal().sigma();
    if (!(bulk.sigmaNull() > 0) || Double.isNaN(sigma) || Double.isNaN(speckles)) {
      return "";
    }
    return sigma > bulk.sigmaNull() * (1 + 2 / Math.sqrt(2 * speckles))
        ? String.format(Locale.ROOT, "exceeds null by %.3g", bulk.sigmaExcess())
        : "not distinguishable";
  }

  private static String value(Summary summary, String key, String unit) {
    double value = summary.get(key);
    return Double.isNaN(value)
        ? "not known: " + summary.reason(key)
        : String.format(Locale.ROOT, "%.4g %s", value, unit).trim();
  }
}
