package ecm.report;

import ecm.likelihood.SpectrumCheck;
import ecm.pipeline.LikelihoodAnalysis;
import ecm.pipeline.Maybe;

/** The part of a report that sets the curve fit beside the likelihood of the record. */
final class TwoMethods {

  private static final String FIT = "curve fit of g2 (the paper's method)";
  private static final String LIKELIHOOD = "likelihood of the record";

  private TwoMethods() {}

  /** How the likelihood works, for those who read on. */
  static final String HOW =
      """
      Likelihood of the record: the spectrum of the square root of each pixel's intensity against the one
      expected of exp(-2 (t/tau)^beta) with the counts and the contrast of the record. What the pixels have in
      common (median and sigma of ln tau, beta, contrast, correlation length) is learned from all of them; a
      pixel's tau is then the median of its posterior, given its own record and its neighbours, tau-likelihood-sd
      the posterior's sd of ln tau. Its sigma of ln tau is that of the sample: the estimator's scatter is no part
      of it.
      """;

  /**
   * Writes the table and what the check of the spectrum says.
   *
   * @param page receives them
   * @param found maps, or why there are none
   * @param summary of the same analysis
   */
  static void write(Html page, Maybe<LikelihoodAnalysis> found, Summary summary) {
    page.element("h2", "Curve fit and likelihood").open("table", "results");
    page.header("bulk", FIT, LIKELIHOOD);
    page.row(
        "median tau",
        corrected(summary),
        Cell.of(summary, "tau_likelihood_median_s", "tau_likelihood_median_sd_s", "s"));
    page.row(
        "sigma of ln tau",
        sigma(summary),
        likelihood(summary, "sigma_ln_tau_likelihood", "") + sigmaNull(summary));
    page.row(
        "beta",
        Cell.of(summary, "beta_pooled", "beta_pooled_sd", ""),
        likelihood(summary, "beta_likelihood", ""));
    page.row(
        "contrast A",
        Cell.of(summary, "contrast_pooled", ""),
        likelihood(summary, "contrast_likelihood", ""));
    page.row(
        "correlation length xi",
        Cell.of(summary, "xi_nm", "xi_sd_nm", "nm"),
        Cell.of(summary, "xi_likelihood_nm", "xi_likelihood_sd_nm", "nm") + xiNull(summary));
    page.row(
        "surface layer, median tau",
        Cell.of(summary, "tau_surface_corrected_s", "s"),
        Cell.of(
            summary, "tau_likelihood_surface_median_s", "tau_likelihood_surface_median_sd_s", "s"));
    page.close("table");
    page.element("p", "lead", found.value().map(TwoMethods::check).orElse(found.reason()) + ".");
  }

  private static String likelihood(Summary summary, String key, String unit) {
    return Cell.of(summary, key, key + "_sd", unit);
  }

  private static String corrected(Summary summary) {
    double tau = summary.get("tau_bulk_corrected_s");
    double sd = tau * summary.get("ln_tau_bulk_corrected_sd");
    return Double.isNaN(sd)
        ? Cell.of(summary, "tau_bulk_corrected_s", "s")
        : Numbers.four(tau) + " ± " + Numbers.two(sd) + " s, corrected";
  }

  private static String sigma(Summary summary) {
    double homogeneous = summary.get("sigma_ln_tau_null");
    String observed = Cell.of(summary, "sigma_ln_tau", "");
    return Double.isNaN(homogeneous)
        ? observed
        : observed + ", of which a homogeneous sample has " + Numbers.four(homogeneous);
  }

  private static String sigmaNull(Summary summary) {
    return Double.isNaN(summary.get("sigma_ln_tau_likelihood_null"))
        ? ""
        : "; of a homogeneous sample " + likelihood(summary, "sigma_ln_tau_likelihood_null", "");
  }

  /** A homogeneous sample in which no spread is found has no length. */
  private static String xiNull(Summary summary) {
    if (Double.isNaN(summary.get("sigma_ln_tau_likelihood_null"))) {
      return "";
    }
    return Double.isNaN(summary.get("xi_likelihood_null_nm"))
        ? "; of a homogeneous sample none"
        : "; of a homogeneous sample "
            + Cell.of(summary, "xi_likelihood_null_nm", "xi_likelihood_null_sd_nm", "nm");
  }

  private static String check(LikelihoodAnalysis analysis) {
    SpectrumCheck check = analysis.bulk().check();
    if (!check.passed()) {
      return "Check of the model: " + check.sentence();
    }
    if (check.frequency().length == 0) {
      return "The spectrum was not checked";
    }
    return "Check of the model: the spectrum follows it; at no frequency is it off by more than four"
        + " standard errors and 2 %";
  }
}
