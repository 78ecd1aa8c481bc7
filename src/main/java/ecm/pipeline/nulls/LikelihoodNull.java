package ecm.pipeline.nulls;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.kww.Conditions;
import ecm.likelihood.LikelihoodMapping;
import ecm.likelihood.LikelihoodMaps;
import ecm.likelihood.LikelihoodPopulation;
import ecm.pipeline.likelihood.LayeredRegions;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.NullConditions;
import ecm.pipeline.parts.LikelihoodParts;
import ecm.pipeline.region.MeasuredSample;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.statistics.Estimate;

/**
 * What the likelihood finds in a homogeneous sample under the conditions of a measured one: a film
 * of 64 x 64 pixels and one tau, with the speckle, beta, contrast, counts, T/tau and frames that
 * the likelihood found in the bulk, through the same estimate. Any pattern, width or correlation in
 * it is the estimator's own.
 *
 * <p>A record of more than 2000 frames is thinned to so many, with the counts per second kept. beta
 * is taken as 1 at most, the contrast, too; below 1 the rest of the intensity is still. The film
 * has a fixed seed: the same conditions give the same null.
 *
 * @param tau map of the film [s]
 * @param sigma standard deviation of ln tau; 0 with an error if none was found
 * @param xi correlation length of ln tau [px of the sample], or why there is none
 */
public record LikelihoodNull(FloatMap tau, Estimate sigma, Estimate xi) {

  private static final String NO_SPREAD =
      "the homogeneous sample has no spread of ln tau that could have a length";

  private static final int MOST_FRAMES = 2000;

  /**
   * Simulates and maps the film: some seconds of work.
   *
   * @param sample what was mapped
   * @param bulk what its bulk has in common
   * @param parameters of the maps
   * @param progress told of the work done; may cancel
   * @return the reason if the film cannot be mapped
   */
  public static Maybe<LikelihoodNull> of(
      MeasuredSample sample,
      LikelihoodPopulation bulk,
      MapParameters parameters,
      Progress progress) {
    NullConditions conditions = conditions(sample, bulk, parameters);
    FrameStack film =
        NullFilms.ofLikelihood(conditions, MOST_FRAMES).film(0, progress.part(0, 0.3));
    Maybe<LayeredRegions> regions = LikelihoodParts.ofFilm(film, progress.part(0.3, 0.4)).regions();
    if (regions.value().isEmpty()) {
      return unmapped(regions.reason());
    }
    try {
      LikelihoodMaps maps =
          LikelihoodMapping.of(film, regions.value().get().inner(), progress.part(0.4, 1));
      LikelihoodPopulation found = maps.population();
      Estimate xi = found.sigma().value() > 0 ? found.xi() : Estimate.none(NO_SPREAD);
      return Maybe.of(new LikelihoodNull(maps.tau(), found.sigma(), xi));
    } catch (InvalidInput e) {
      return unmapped(e.getMessage());
    }
  }

  private static Maybe<LikelihoodNull> unmapped(String reason) {
    return Maybe.not("a simulated homogeneous film cannot be mapped: " + reason);
  }

  private static NullConditions conditions(
      MeasuredSample sample, LikelihoodPopulation bulk, MapParameters parameters) {
    FrameStack stack = sample.stack();
    double length = stack.frames() * stack.frameInterval();
    return new NullConditions(
        sample.speckle().fwhm(),
        new Conditions(bulk.beta().value(), bulk.contrast().value(), bulk.counts(), stack.frames()),
        length / bulk.tauMedian().value(),
        length,
        parameters.lags(),
        parameters.fit());
  }
}
