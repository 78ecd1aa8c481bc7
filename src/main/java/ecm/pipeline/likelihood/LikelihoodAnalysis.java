package ecm.pipeline.likelihood;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.likelihood.LikelihoodMapping;
import ecm.likelihood.LikelihoodMaps;
import ecm.likelihood.region.LikelihoodRegion;
import ecm.likelihood.region.ShellMap;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.region.MeasuredSample;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;

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

  /** A wire whose rim is darker than this part of its middle is round. */
  private static final double ROUND = 0.8;

  /**
   * Maps a sample.
   *
   * @param frames of the sample, background taken off, beam divided out
   * @param progress told of the pixels done
   * @return the reason if the record or the sample is too small, or does not fluctuate
   */
  public static Maybe<LikelihoodAnalysis> of(LikelihoodFrames frames, Progress progress) {
    MeasuredSample sample = frames.sample();
    Mask surface = sample.layers().surface();
    try {
      LikelihoodRegion whole = frames.region();
      Maybe<LikelihoodMaps> layer =
          surface(frames.frames(), whole.part(surface, surface), progress.part(0, 0.2));
      LikelihoodRegion inner =
          whole
              .part(sample.mask().minus(surface), sample.layers().bulk())
              .behind(shell(sample, whole, layer));
      LikelihoodMaps bulk = LikelihoodMapping.of(frames.frames(), inner, progress.part(0.2, 1));
      FloatMap tau = joined(bulk.tau(), layer.map(LikelihoodMaps::tau));
      FloatMap sd = joined(bulk.tauSd(), layer.map(LikelihoodMaps::tauSd));
      return Maybe.of(new LikelihoodAnalysis(tau, sd, bulk, layer));
    } catch (InvalidInput e) {
      return Maybe.not(e.getMessage());
    }
  }

  /**
   * The surface layer as it is seen in front of and behind the rest of a wire with a round section,
   * which gets brighter with its thickness; none in a wire with a flat one.
   */
  private static ShellMap shell(
      MeasuredSample sample, LikelihoodRegion whole, Maybe<LikelihoodMaps> layer) {
    Mask surface = sample.layers().surface();
    double radius = farthest(sample.mask(), whole.distance());
    boolean round =
        brightness(whole, 0.05 * radius, 0.25 * radius)
            < ROUND * brightness(whole, 0.75 * radius, radius);
    if (layer.value().isEmpty() || !Double.isFinite(radius) || !round) {
      return ShellMap.none(sample.mask());
    }
    // the last pixel of the layer reaches half a pixel further than its centre
    double width = farthest(surface, whole.distance()) + 0.5;
    double tau = layer.value().get().population().tauMedian().value();
    return ShellMap.cylinder(whole.distance(), radius, width, tau);
  }

  private static double farthest(Mask mask, FloatMap distance) {
    double farthest = 0;
    for (int i : mask.indices()) {
      farthest = Math.max(farthest, distance.values()[i]);
    }
    return farthest;
  }

  /** Mean static brightness at some distances from the surface [px]. */
  private static double brightness(LikelihoodRegion region, double from, double to) {
    double sum = 0;
    int n = 0;
    for (int i : region.mask().indices()) {
      float d = region.distance().values()[i];
      if (d >= from && d <= to) {
        sum += region.brightness().values()[i];
        n++;
      }
    }
    return sum / n;
  }

  private static Maybe<LikelihoodMaps> surface(
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
