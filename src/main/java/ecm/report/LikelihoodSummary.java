package ecm.report;

import ecm.likelihood.LikelihoodMaps;
import ecm.likelihood.LikelihoodPopulation;
import ecm.pipeline.likelihood.LikelihoodAnalysis;
import ecm.pipeline.likelihood.StackLikelihood;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.nulls.LikelihoodNull;
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
   * @param homogeneous what it finds in a homogeneous sample, or why that is not known
   * @param pixelSize [nm]
   */
  static void add(
      Summary summary,
      StackLikelihood likelihood,
      Maybe<LikelihoodNull> homogeneous,
      double pixelSize) {
    Maybe<LikelihoodAnalysis> analysis = likelihood.analysis();
    Maybe<LikelihoodPopulation> bulk = analysis.map(a -> a.bulk().population());
    estimate(
        summary, Result.TAU_LIKELIHOOD_MEDIAN, estimate(bulk, LikelihoodPopulation::tauMedian));
    estimate(summary, Result.SIGMA_LN_TAU_LIKELIHOOD, estimate(bulk, LikelihoodPopulation::sigma));
    estimate(summary, Result.BETA_LIKELIHOOD, estimate(bulk, LikelihoodPopulation::beta));
    estimate(summary, Result.CONTRAST_LIKELIHOOD, estimate(bulk, LikelihoodPopulation::contrast));
    Estimate xi = estimate(bulk, LikelihoodPopulation::xi);
    estimate(
        summary,
        Result.XI_LIKELIHOOD,
        new Estimate(xi.value() * pixelSize, xi.sd() * pixelSize, xi.reason()));
    homogeneous(summary, homogeneous, pixelSize);
    estimate(
        summary,
        Result.TAU_LIKELIHOOD_SURFACE_MEDIAN,
        estimate(surface(analysis), LikelihoodPopulation::tauMedian));
    record(summary, bulk);
    summary.number(
        Result.SPECTRUM_DEVIATION,
        analysis.value().map(LikelihoodSummary::deviation).orElse(Double.NaN),
        analysis.value().isPresent() ? "the spectrum was not checked" : analysis.reason());
    summary.number(Result.BEAM_FLUCTUATION, likelihood.beam());
    summary.number(Result.JITTER, likelihood.jitter());
  }

  private static void homogeneous(Summary summary, Maybe<LikelihoodNull> found, double pixelSize) {
    Estimate sigma =
        found.value().map(LikelihoodNull::sigma).orElseGet(() -> Estimate.none(found.reason()));
    Estimate xi =
        found.value().map(LikelihoodNull::xi).orElseGet(() -> Estimate.none(found.reason()));
    estimate(summary, Result.SIGMA_LN_TAU_LIKELIHOOD_NULL, sigma);
    estimate(
        summary,
        Result.XI_LIKELIHOOD_NULL,
        new Estimate(xi.value() * pixelSize, xi.sd() * pixelSize, xi.reason()));
  }

  private static void record(Summary summary, Maybe<LikelihoodPopulation> bulk) {
    number(
        summary,
        Result.COUNTS_LIKELIHOOD,
        bulk.map(LikelihoodPopulation::counts),
        "the noise does not tell the counts");
    number(
        summary,
        Result.PATTERNS_LIKELIHOOD,
        bulk.map(LikelihoodPopulation::patterns),
        "the intensities do not tell the number of patterns");
    number(
        summary,
        Result.BRIGHTNESS_SD_LIKELIHOOD,
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

  private static void estimate(Summary summary, Result result, Estimate estimate) {
    boolean known = Double.isFinite(estimate.value());
    String none = estimate.reason().isEmpty() ? "the record does not tell it" : estimate.reason();
    summary.number(result, estimate.value(), none);
    summary.number(
        result.error().orElseThrow(), known ? estimate.sd() : Double.NaN, known ? NO_ERROR : none);
  }

  private static void number(Summary summary, Result result, Maybe<Double> number, String none) {
    summary.number(
        result,
        number.value().orElse(Double.NaN),
        number.value().isPresent() ? none : number.reason());
  }
}
