package ecm.pipeline.likelihood;

import ecm.base.Progress;
import ecm.likelihood.LikelihoodMaps;
import ecm.likelihood.LikelihoodPopulation;
import ecm.pipeline.maps.BeamFluctuation;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.region.RegionFits;
import ecm.registration.ResidualJitter;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.ScaledFrames;
import ecm.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
   * What is around a sample. The curve fit takes a background off only if told to, as it changes
   * the contrast alone; the likelihood always takes off what the vacuum shows, as it tells tau by
   * the brightness, unless the user has given a background.
   *
   * @param distance to the surface [px]; infinite without an edge
   * @param vacuum intensity of the vacuum; 0 if none is in the field
   */
  public record Outside(FloatMap distance, double vacuum) {

    /** The background of the likelihood's intensities. */
    public double background(MapParameters parameters) {
      return parameters.background() == 0 ? vacuum : parameters.background();
    }

    private LikelihoodAnalysis.Known known(MapParameters parameters) {
      return new LikelihoodAnalysis.Known(
          background(parameters), distance, parameters.electronsPerAdu());
    }

    /** The intensities without it. */
    public FrameStack takenOff(FrameStack intensities, MapParameters parameters) {
      double left = background(parameters) - parameters.background();
      if (left == 0) {
        return intensities;
      }
      double[] gains = new double[intensities.frames()];
      java.util.Arrays.fill(gains, 1);
      return new ScaledFrames(intensities, left, gains);
    }

    private Optional<String> sentence(MapParameters parameters) {
      return background(parameters) == parameters.background()
          ? Optional.empty()
          : Optional.of(
              String.format(
                  Locale.ROOT,
                  "likelihood of the record: the intensity of the vacuum, %.4g, was taken off",
                  vacuum));
    }
  }

  /**
   * Divides the fluctuation of the beam out, undoes jitter, and maps a sample.
   *
   * @param sample its stack, moments, mask, layers and speckle
   * @param intensities of its stack as correlated
   * @param parameters with which they were made
   * @param outside what is around the sample
   * @param progress told of the pixels done
   */
  public static StackLikelihood of(
      RegionFits.Sample sample,
      FrameStack intensities,
      MapParameters parameters,
      Outside outside,
      Progress progress) {
    FrameStack own = outside.takenOff(intensities, parameters);
    SteadyRecord steady = SteadyRecord.of(sample, own, parameters, progress.part(0, 0.2));
    Maybe<LikelihoodAnalysis> analysis =
        LikelihoodAnalysis.of(
            steady.sample(),
            steady.intensities(),
            outside.known(parameters),
            progress.part(0.2, 1));
    List<String> notes = new ArrayList<>();
    outside.sentence(parameters).ifPresent(notes::add);
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
              if (sample.layers().surface().count() > 0) {
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
