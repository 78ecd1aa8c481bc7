package ecm.pipeline.parts;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.likelihood.LikelihoodMapping;
import ecm.likelihood.LikelihoodMaps;
import ecm.likelihood.region.LikelihoodRegion;
import ecm.pipeline.likelihood.LikelihoodFrames;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.RecordHalves;
import ecm.pipeline.region.MeasuredSample;
import ecm.sample.Moments;
import ecm.sample.Speckle;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts of a record mapped by the likelihood. The static brightness is that of the whole record;
 * what the pixels of a region have in common is learned from each part anew.
 *
 * @param intensities background taken off, beam divided out, jitter undone
 * @param regions that differ in their dynamics: the bulk and, where there is one, the surface
 *     layer; or why there are none
 */
public record LikelihoodParts(FrameStack intensities, Maybe<List<LikelihoodRegion>> regions)
    implements PartMapping {

  private static final double WINDOW_IN_TAU = 5;
  private static final int FEWEST_FRAMES = 64;

  /** Of a sample that was found in the whole record. */
  static LikelihoodParts of(MappedSample sample, Progress progress) {
    LikelihoodFrames frames = LikelihoodFrames.of(sample.intensities(), progress);
    return new LikelihoodParts(frames.frames(), regions(frames));
  }

  private static Maybe<List<LikelihoodRegion>> regions(LikelihoodFrames frames) {
    MeasuredSample sample = frames.sample();
    try {
      LikelihoodRegion whole = frames.region();
      Mask surface = sample.layers().surface();
      List<LikelihoodRegion> regions = new ArrayList<>();
      regions.add(whole.part(sample.mask().minus(surface), sample.layers().bulk()));
      if (surface.count() > 0) {
        regions.add(whole.part(surface, surface));
      }
      return Maybe.of(regions);
    } catch (InvalidInput e) {
      return Maybe.not(e.getMessage());
    }
  }

  /** Of a film without an edge. */
  public static LikelihoodParts ofFilm(FrameStack film, Progress progress) {
    Mask all = Mask.all(film.width(), film.height());
    FloatMap mean = Moments.of(film, progress).mean();
    FloatMap noEdge = FloatMap.filled(film.width(), film.height(), Float.POSITIVE_INFINITY);
    try {
      return new LikelihoodParts(
          film,
          Maybe.of(
              List.of(
                  LikelihoodRegion.of(all, mean, noEdge, Speckle.measure(film, all, progress)))));
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
    List<LikelihoodRegion> all = regions.value().get();
    FrameStack part = RecordHalves.frames(intensities, first, frames);
    FloatMap tau = FloatMap.filled(part.width(), part.height(), Float.NaN);
    for (int r = 0; r < all.size(); r++) {
      Progress one = progress.part((double) r / all.size(), (r + 1.0) / all.size());
      try {
        LikelihoodMaps maps = LikelihoodMapping.of(part, all.get(r), one);
        for (int i : all.get(r).mask().indices()) {
          tau.values()[i] = maps.tau().values()[i];
        }
        if (first == 0 && r == 0) {
          maps.population().camera().ifPresent(gain -> progress.log(gain.sentence()));
        }
      } catch (InvalidInput e) {
        if (r == 0) {
          return Maybe.not(e.getMessage());
        }
      }
    }
    return Maybe.of(PartMap.of(tau, frames * frameInterval()));
  }
}
