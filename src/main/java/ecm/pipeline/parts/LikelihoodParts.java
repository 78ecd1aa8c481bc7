package ecm.pipeline.parts;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.likelihood.region.LikelihoodRegion;
import ecm.pipeline.likelihood.LayeredRegions;
import ecm.pipeline.likelihood.LikelihoodAnalysis;
import ecm.pipeline.likelihood.LikelihoodFrames;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.RecordHalves;
import ecm.sample.Moments;
import ecm.sample.Speckle;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;

/**
 * Parts of a record mapped by the likelihood. The static brightness is that of the whole record;
 * what the pixels of a region have in common is learned from each part anew.
 *
 * @param intensities background taken off, beam divided out, jitter undone
 * @param regions that differ in their dynamics: the bulk and, where there is one, the surface
 *     layer; or why there are none
 */
public record LikelihoodParts(FrameStack intensities, Maybe<LayeredRegions> regions)
    implements PartMapping {

  private static final double WINDOW_IN_TAU = 5;
  private static final int FEWEST_FRAMES = 64;

  /** Of a sample that was found in the whole record. */
  static LikelihoodParts of(MappedSample sample, Progress progress) {
    LikelihoodFrames frames = LikelihoodFrames.of(sample.intensities(), progress);
    try {
      return new LikelihoodParts(
          frames.frames(),
          Maybe.of(LayeredRegions.of(frames.sample(), frames.region(), sample.layerWidth())));
    } catch (InvalidInput e) {
      return new LikelihoodParts(frames.frames(), Maybe.not(e.getMessage()));
    }
  }

  /** Of a film without an edge. */
  public static LikelihoodParts ofFilm(FrameStack film, Progress progress) {
    Mask all = Mask.all(film.width(), film.height());
    FloatMap mean = Moments.of(film, progress).mean();
    FloatMap noEdge = FloatMap.filled(film.width(), film.height(), Float.POSITIVE_INFINITY);
    try {
      LikelihoodRegion whole =
          LikelihoodRegion.of(all, mean, noEdge, Speckle.measure(film, all, progress));
      return new LikelihoodParts(film, Maybe.of(LayeredRegions.undivided(whole)));
    } catch (InvalidInput e) {
      return new LikelihoodParts(film, Maybe.not(e.getMessage()));
    }
  }

  @Override
  public MapEstimator estimator() {
    return MapEstimator.LIKELIHOOD;
  }

  @Override
  public int frames() {
    return intensities.frames();
  }

  @Override
  public double frameInterval() {
    return intensities.frameInterval();
  }

  @Override
  public double longEnough(double tau) {
    return Math.max(WINDOW_IN_TAU * tau, FEWEST_FRAMES * frameInterval());
  }

  /** The surface layer has no values if only that cannot be mapped. */
  @Override
  public Maybe<PartMap> map(int first, int frames, Progress progress) {
    if (regions.value().isEmpty()) {
      return Maybe.not(regions.reason());
    }
    FrameStack part = RecordHalves.frames(intensities, first, frames);
    return LikelihoodAnalysis.of(part, regions.value().get(), progress)
        .map(
            maps -> {
              if (first == 0) {
                maps.bulk().population().camera().ifPresent(gain -> progress.log(gain.sentence()));
              }
              return PartMap.of(maps.tau(), frames * frameInterval());
            });
  }
}
