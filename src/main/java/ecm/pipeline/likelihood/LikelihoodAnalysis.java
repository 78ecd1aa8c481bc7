package ecm.pipeline.likelihood;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.likelihood.LikelihoodMapping;
import ecm.likelihood.LikelihoodMaps;
import ecm.likelihood.region.LikelihoodRegion;
import ecm.pipeline.maps.Maybe;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.statistics.Estimate;

/**
 * The likelihood maps of a sample: its surface layer and the rest are two populations, each with
 * its own prior, so that none draws the other towards itself.
 *
 * @param tau median of the posterior of tau [s], of the whole sample
 * @param tauSd standard deviation of ln tau
 * @param bulk what was learned from the bulk, with maps of all but the surface layer
 * @param surface what was learned from the surface layer, or why not
 */
public record LikelihoodAnalysis(
    FloatMap tau, FloatMap tauSd, LikelihoodMaps bulk, Maybe<LikelihoodMaps> surface) {

  /**
   * Maps a sample.
   *
   * @param frames of the sample, background taken off, beam divided out
   * @param layerWidth of the surface layer [nm], from the profile of the curve fit's times; empty
   *     if none is resolved, then the depth of the sample's surface
   * @param progress told of the pixels done
   * @return the reason if the record or the sample is too small, or does not fluctuate
   */
  public static Maybe<LikelihoodAnalysis> of(
      LikelihoodFrames frames, Estimate layerWidth, Progress progress) {
    try {
      LayeredRegions regions = LayeredRegions.of(frames.sample(), frames.region(), layerWidth);
      return of(frames.frames(), regions, progress);
    } catch (InvalidInput e) {
      return Maybe.not(e.getMessage());
    }
  }

  /**
   * Maps a part of the record of a sample.
   *
   * @param frames background taken off, beam divided out
   * @param regions of the sample
   * @param progress told of the pixels done
   * @return the reason if the part is too short, or the sample does not fluctuate in it
   */
  public static Maybe<LikelihoodAnalysis> of(
      FrameStack frames, LayeredRegions regions, Progress progress) {
    try {
      Maybe<LikelihoodMaps> layer = surface(frames, regions.surface(), progress.part(0, 0.2));
      LikelihoodRegion inner = regions.innerBehind(layer);
      LikelihoodMaps bulk = LikelihoodMapping.of(frames, inner, progress.part(0.2, 1));
      FloatMap tau = joined(bulk.tau(), layer.map(LikelihoodMaps::tau));
      FloatMap sd = joined(bulk.tauSd(), layer.map(LikelihoodMaps::tauSd));
      return Maybe.of(new LikelihoodAnalysis(tau, sd, bulk, layer));
    } catch (InvalidInput e) {
      return Maybe.not(e.getMessage());
    }
  }

  /**
   * Maps the surface layer.
   *
   * @param intensities background taken off, beam divided out
   * @param layer its region
   * @param progress told of the pixels done
   * @return the reason if there is none, or it is too small
   */
  public static Maybe<LikelihoodMaps> surface(
      FrameStack intensities, LikelihoodRegion layer, Progress progress) {
    if (layer.mask().count() == 0) {
      return Maybe.not("there is no surface in the field");
    }
    try {
      return Maybe.of(LikelihoodMapping.of(intensities, layer, progress));
    } catch (InvalidInput e) {
      return Maybe.not(e.getMessage());
    }
  }

  /** The second map where it has values, else the first. */
  private static FloatMap joined(FloatMap first, Maybe<FloatMap> second) {
    float[] values = first.values().clone();
    second
        .value()
        .ifPresent(
            map -> {
              for (int i = 0; i < values.length; i++) {
                values[i] = Float.isNaN(map.values()[i]) ? values[i] : map.values()[i];
              }
            });
    return new FloatMap(first.width(), first.height(), values);
  }
}
