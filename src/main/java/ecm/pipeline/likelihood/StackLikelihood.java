package ecm.pipeline.likelihood;

import ecm.base.Progress;
import ecm.likelihood.LikelihoodMaps;
import ecm.likelihood.LikelihoodPopulation;
import ecm.pipeline.maps.BeamFluctuation;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.region.SampleIntensities;
import ecm.registration.ResidualJitter;
import ecm.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The likelihood maps of one stack, and what was done about its beam and its jitter before.
 *
 * @param analysis the maps, or why there are none: the curve fit then stands alone
 * @param beam standard deviation of the beam current over its mean, or why none was found
 * @param jitter standard deviation along one axis of what registration has left of the frames'
 *     displacements [px], 0 if none stands out, or why it is not known
 * @param notes sentences for the log and the report
 */
public record StackLikelihood(
    Maybe<LikelihoodAnalysis> analysis, Estimate beam, Estimate jitter, List<String> notes) {

  /**
   * Divides the fluctuation of the beam out, undoes jitter, and maps a sample.
   *
   * @param intensities of the sample as correlated
   * @param layerWidth of the surface layer [nm]; empty if no profile shows one, then the depth of
   *     the sample's surface
   * @param progress told of the pixels done
   */
  public static StackLikelihood of(
      SampleIntensities intensities, Estimate layerWidth, Progress progress) {
    LikelihoodFrames frames = LikelihoodFrames.of(intensities, progress.part(0, 0.2));
    SteadyRecord steady = frames.steady();
    Maybe<LikelihoodAnalysis> analysis =
        LikelihoodAnalysis.of(frames, layerWidth, progress.part(0.2, 1));
    List<String> notes = new ArrayList<>();
    frames.vacuum().ifPresent(notes::add);
    notes.add(steady.beam().sentence());
    notes.add(steady.jitter().sentence());
    if (analysis.value().isEmpty()) {
      notes.add("no likelihood maps: " + analysis.reason() + "; the curve fit stands alone");
    }
    analysis
        .value()
        .ifPresent(
            found -> {
              notes.addAll(learned("bulk", found.bulk().population()));
              if (frames.sample().layers().surface().count() > 0) {
                notes.addAll(surface(found.surface()));
              }
            });
    BeamFluctuation beam = steady.beam();
    ResidualJitter jitter = steady.jitter();
    return new StackLikelihood(
        analysis,
        beam.fluctuation(),
        new Estimate(jitter.sd(), Double.NaN, jitter.reason()),
        List.copyOf(notes));
  }

  private static List<String> surface(Maybe<LikelihoodMaps> layer) {
    return layer
        .value()
        .map(maps -> learned("surface layer", maps.population()))
        .orElse(List.of("no likelihood maps of the surface layer: " + layer.reason()));
  }

  private static List<String> learned(String region, LikelihoodPopulation found) {
    List<String> sentences = new ArrayList<>();
    sentences.add(numbers(region, found));
    found
        .camera()
        .ifPresent(
            gain -> sentences.add("likelihood of the record, " + region + ": " + gain.sentence()));
    return sentences;
  }

  private static String numbers(String region, LikelihoodPopulation found) {
    return String.format(
        Locale.ROOT,
        "likelihood of the record, %s: median tau %s s, sigma of ln tau %s, beta %s, contrast %s,"
            + " %.2g patterns",
        region,
        text(found.tauMedian()),
        text(found.sigma()),
        text(found.beta()),
        text(found.contrast()),
        found.patterns());
  }

  private static String text(Estimate estimate) {
    if (Double.isNaN(estimate.sd())) {
      return String.format(Locale.ROOT, "%.3g", estimate.value());
    }
    return String.format(Locale.ROOT, "%.3g ± %.1g", estimate.value(), estimate.sd());
  }
}
