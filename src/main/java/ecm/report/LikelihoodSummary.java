package ecm.report;

import ecm.likelihood.LikelihoodMaps;
import ecm.likelihood.LikelihoodPopulation;
import ecm.pipeline.likelihood.LikelihoodAnalysis;
import ecm.pipeline.likelihood.StackLikelihood;
import ecm.pipeline.maps.Maybe;
import ecm.statistics.Estimate;
import java.util.Optional;
import java.util.function.Function;

/** What the likelihood of the record tells, under the keys of {@code summary.json}. */
final class LikelihoodSummary {

  private static final String NO_ERROR = "the standard error is not known";

  private LikelihoodSummary() {}

  /**
   * Adds the keys.
   *
   * @param summary receives them
   * @param likelihood maps, or why there are none
   * @param pixelSize [nm]
   */
  static void add(Summary summary, StackLikelihood likelihood, double pixelSize) {
    Maybe<LikelihoodAnalysis> analysis = likelihood.analysis();
    Maybe<LikelihoodPopulation> bulk = analysis.map(a -> a.bulk().population());
    estimate(
        summary,
        "tau_likelihood_median_s",
        "tau_likelihood_median_sd_s",
        estimate(bulk, LikelihoodPopulation::tauMedian));
    estimate(summary, "sigma_ln_tau_likelihood", estimate(bulk, LikelihoodPopulation::sigma));
    estimate(summary, "beta_likelihood", estimate(bulk, LikelihoodPopulation::beta));
    estimate(summary, "contrast_likelihood", estimate(bulk, LikelihoodPopulation::contrast));
    Estimate xi = estimate(bulk, LikelihoodPopulation::xi);
    estimate(
        summary,
        "xi_likelihood_nm",
        "xi_likelihood_sd_nm",
        new Estimate(xi.value() * pixelSize, xi.sd() * pixelSize, xi.reason()));
    estimate(
        summary,
        "tau_likelihood_surface_median_s",
        "tau_likelihood_surface_median_sd_s",
        estimate(surface(analysis), LikelihoodPopulation::tauMedian));
    record(summary, bulk);
    summary.number(
        "spectrum_deviation",
        analysis.value().map(LikelihoodSummary::deviation).orElse(Double.NaN),
        analysis.value().isPresent() ? "the spectrum was not checked" : analysis.reason());
    summary.number("beam_fluctuation", likelihood.beam());
  }

  private static void record(Summary summary, Maybe<LikelihoodPopulation> bulk) {
    number(
        summary,
        "counts_likelihood",
        bulk.map(LikelihoodPopulation::counts),
        "the noise does not tell the counts");
    number(
        summary,
        "patterns_likelihood",
        bulk.map(LikelihoodPopulation::patterns),
        "the intensities do not tell the number of patterns");
    number(
        summary,
        "brightness_sd_likelihood",
        bulk.map(LikelihoodPopulation::brightnessSd),
        "the scatter of the static brightness is not known");
  }

  private static Maybe<LikelihoodPopulation> surface(Maybe<LikelihoodAnalysis> analysis) {
    Optional<Maybe<LikelihoodMaps>> layer = analysis.value().map(LikelihoodAnalysis::surface);
    return layer
        .map(maps -> maps.map(LikelihoodMaps::population))
        .orElseGet(() -> Maybe.not(analysis.reason()));
  }

  /** NaN where nothing was compared. */
  private static double deviation(LikelihoodAnalysis analysis) {
    return analysis.bulk().check().frequency().length == 0
        ? Double.NaN
        : analysis.bulk().check().deviation();
  }

  private static Estimate estimate(
      Maybe<LikelihoodPopulation> population, Function<LikelihoodPopulation, Estimate> number) {
    return population.value().map(number).orElseGet(() -> Estimate.none(population.reason()));
  }

  private static void estimate(Summary summary, String key, Estimate estimate) {
    estimate(summary, key, key + "_sd", estimate);
  }

  private static void estimate(Summary summary, String key, String sdKey, Estimate estimate) {
    boolean known = Double.isFinite(estimate.value());
    String none = estimate.reason().isEmpty() ? "the record does not tell it" : estimate.reason();
    summary.number(key, estimate.value(), none);
    summary.number(sdKey, known ? estimate.sd() : Double.NaN, known ? NO_ERROR : none);
  }

  private static void number(Summary summary, String key, Maybe<Double> number, String none) {
    summary.number(
        key,
        number.value().orElse(Double.NaN),
        number.value().isPresent() ? none : number.reason());
  }
}
