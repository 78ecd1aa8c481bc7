package ecm.pipeline.time;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.likelihood.LikelihoodMapping;
import ecm.likelihood.LikelihoodMaps;
import ecm.likelihood.region.LikelihoodRegion;
import ecm.pipeline.likelihood.LayeredRegions;
import ecm.pipeline.likelihood.LikelihoodAnalysis;
import ecm.pipeline.likelihood.LikelihoodFrames;
import ecm.pipeline.likelihood.StackLikelihood;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.RecordHalves;
import ecm.pipeline.parts.MappedSample;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.statistics.PatternLifetime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a record into windows for {@link DomainLifetime} and maps them by the likelihood. */
final class LifetimeMapping {

  /** A window of so many tau is mapped with r about .9. */
  private static final double WINDOW_IN_TAU = 5;

  /** Where a pattern lives shorter than so many windows, half as long windows see more of it. */
  private static final double SHORT_LIFE = 2;

  private static final int FEWEST_FRAMES = 64;

  private LifetimeMapping() {}

  static Maybe<DomainLifetime> of(MappedSample sample, double asked, Progress progress) {
    try {
      LikelihoodFrames frames = LikelihoodFrames.of(sample.intensities(), progress.part(0, 0.1));
      LikelihoodRegion inner = inner(sample, frames, progress.part(0.1, 0.2));
      double tau = tau(sample);
      if (asked > 0) {
        return Maybe.of(of(frames, inner, tau, asked, progress.part(0.2, 1)));
      }
      double window = WINDOW_IN_TAU * tau;
      DomainLifetime found = of(frames, inner, tau, window, progress.part(0.2, 0.6));
      boolean isShort = found.all().rate().value() * SHORT_LIFE * window > 1;
      return Maybe.of(
          isShort && window / 2 >= FEWEST_FRAMES * frames.frames().frameInterval()
              ? of(frames, inner, tau, window / 2, progress.part(0.6, 1))
              : found);
    } catch (InvalidInput e) {
      return Maybe.not(e.getMessage());
    }
  }

  private static double tau(MappedSample sample) {
    double likely =
        analysis(sample)
            .value()
            .map(a -> a.bulk().population().tauMedian().value())
            .orElse(Double.NaN);
    double tau = Double.isNaN(likely) ? sample.fits().bulkCurve().tau() : likely;
    if (!(tau > 0)) {
      throw new InvalidInput("tau of the bulk is not known: " + sample.fits().bulkCurve().reason());
    }
    return tau;
  }

  private static Maybe<LikelihoodAnalysis> analysis(MappedSample sample) {
    return sample
        .likelihood()
        .map(StackLikelihood::analysis)
        .orElseGet(() -> Maybe.not("not asked for"));
  }

  /** The bulk behind its surface layer. */
  private static LikelihoodRegion inner(
      MappedSample sample, LikelihoodFrames frames, Progress progress) {
    LayeredRegions regions =
        LayeredRegions.of(frames.sample(), frames.region(), sample.layerWidth());
    Maybe<LikelihoodAnalysis> known = analysis(sample);
    return regions.innerBehind(
        known.value().isPresent()
            ? known.value().get().surface()
            : LikelihoodAnalysis.surface(frames.frames(), regions.surface(), progress));
  }

  private static DomainLifetime of(
      LikelihoodFrames frames,
      LikelihoodRegion inner,
      double tau,
      double window,
      Progress progress) {
    FrameStack stack = frames.frames();
    double dt = stack.frameInterval();
    int length = (int) Math.max(FEWEST_FRAMES, Math.round(window / dt));
    int count = stack.frames() / length;
    if (count < PatternLifetime.FEWEST_WINDOWS) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the record of %.4g s holds %d windows of %.4g s = %.1f tau; at least %d are needed",
              stack.frames() * dt,
              count,
              length * dt,
              length * dt / tau,
              PatternLifetime.FEWEST_WINDOWS));
    }
    List<FrameStack> parts = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      parts.add(RecordHalves.frames(stack, k * length, length));
    }
    List<LikelihoodMaps> maps = LikelihoodMapping.ofParts(parts, inner, progress);
    Mask bulk = frames.sample().layers().bulk();
    for (LikelihoodMaps map : maps) {
      bulk = bulk.and(map.mask());
    }
    return DomainLifetime.of(maps, bulk, tau, length * dt);
  }
}
