package ecm.report;

import ecm.likelihood.population.SpectrumCheck;
import ecm.pipeline.likelihood.LikelihoodAnalysis;
import ecm.pipeline.maps.Maybe;
import ecm.report.page.Html;

/** The part of a report that sets the curve fit beside the likelihood of the record. */
final class TwoMethods {

  private static final String FIT = "curve fit of g2 (the paper's method)";
  private static final String LIKELIHOOD = "likelihood of the record";

  private static final String OF_NULL = "; of a homogeneous sample ";

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
    page.row("median tau", corrected(summary), Cell.of(summary, Result.TAU_LIKELIHOOD_MEDIAN));
    page.row(
        "sigma of ln tau",
        sigma(summary),
        Cell.of(summary, Result.SIGMA_LN_TAU_LIKELIHOOD) + sigmaNull(summary));
    page.row(
        "beta", Cell.of(summary, Result.BETA_POOLED), Cell.of(summary, Result.BETA_LIKELIHOOD));
    page.row(
        "contrast A",
        Cell.of(summary, Result.CONTRAST_POOLED),
        Cell.of(summary, Result.CONTRAST_LIKELIHOOD));
    page.row(
        "correlation length xi",
        Cell.of(summary, Result.XI),
        Cell.of(summary, Result.XI_LIKELIHOOD) + xiNull(summary));
    page.row(
        "surface layer, median tau",
        Cell.of(summary, Result.TAU_SURFACE_CORRECTED),
        Cell.of(summary, Result.TAU_LIKELIHOOD_SURFACE_MEDIAN));
    page.close("table");
    page.element("p", "lead", found.value().map(TwoMethods::check).orElse(found.reason()) + ".");
  }

  private static String corrected(Summary summary) {
    double tau = summary.get(Result.TAU_BULK_CORRECTED);
    double sd = tau * summary.get(Result.LN_TAU_BULK_CORRECTED_SD);
    return Double.isNaN(sd)
        ? Cell.of(summary, Result.TAU_BULK_CORRECTED)
        : Numbers.withError(tau, sd) + " s, corrected";
  }

  private static String sigma(Summary summary) {
    double homogeneous = summary.get(Result.SIGMA_LN_TAU_NULL);
    String observed = Cell.of(summary, Result.SIGMA_LN_TAU);
    return Double.isNaN(homogeneous)
        ? observed
        : observed + ", of which a homogeneous sample has " + Numbers.four(homogeneous);
  }

  private static String sigmaNull(Summary summary) {
    return Double.isNaN(summary.get(Result.SIGMA_LN_TAU_LIKELIHOOD_NULL))
        ? ""
        : OF_NULL + Cell.of(summary, Result.SIGMA_LN_TAU_LIKELIHOOD_NULL);
  }

  /** A homogeneous sample in which no spread is found has no length. */
  private static String xiNull(Summary summary) {
    if (Double.isNaN(summary.get(Result.SIGMA_LN_TAU_LIKELIHOOD_NULL))) {
      return "";
    }
    return Double.isNaN(summary.get(Result.XI_LIKELIHOOD_NULL))
        ? OF_NULL + "none"
        : OF_NULL + Cell.of(summary, Result.XI_LIKELIHOOD_NULL);
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
