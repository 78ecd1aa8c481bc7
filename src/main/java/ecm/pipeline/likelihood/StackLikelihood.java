package ecm.pipeline.likelihood;

import ecm.base.Progress;
import ecm.likelihood.LikelihoodMaps;
import ecm.likelihood.LikelihoodPopulation;
import ecm.pipeline.maps.BeamFluctuation;
import ecm.pipeline.maps.FrameNormalization;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.region.RegionFits;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.ScaledFrames;
import ecm.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The likelihood maps of one stack, and what was done about its beam before.
 *
 * @param analysis the maps, or why there are none: the curve fit then stands alone
 * @param beam standard deviation of the beam current over its mean, or why none was found
 * @param notes sentences for the log and the report
 */
public record StackLikelihood(
    Maybe<LikelihoodAnalysis> analysis, Estimate beam, List<String> notes) {

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
   * Divides the fluctuation of the beam out, and maps a sample.
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
    BeamFluctuation beam = beam(sample, own, parameters, progress.part(0, 0.1));
    Maybe<LikelihoodAnalysis> analysis =
        LikelihoodAnalysis.of(
            sample,
            beam.dividedOut(own),
            outside.background(parameters),
            outside.distance(),
            progress.part(0.1, 1));
    List<String> notes = new ArrayList<>();
    outside.sentence(parameters).ifPresent(notes::add);
    notes.add(beam.sentence());
    if (analysis.value().isEmpty()) {
      notes.add("no likelihood maps: " + analysis.reason() + "; the curve fit stands alone");
    }
    analysis
        .value()
        .ifPresent(
            found -> {
              notes.add(learned("bulk", found.bulk().population()));
              if (sample.layers().surface().count() > 0) {
                notes.add(surface(found.surface()));
              }
            });
    return new StackLikelihood(analysis, beam.fluctuation(), List.copyOf(notes));
  }

  /** The fluctuation of the beam that the normalisation of frames has left. */
  public static BeamFluctuation beam(
      RegionFits.Sample sample,
      FrameStack intensities,
      MapParameters parameters,
      Progress progress) {
    return parameters.normalization() == FrameNormalization.MEAN
        ? BeamFluctuation.none("each frame was divided by its mean (normalizeFrames=mean)")
        : BeamFluctuation.measure(intensities, sample.mask(), sample.speckle(), progress);
  }

  private static String surface(Maybe<LikelihoodMaps> layer) {
    return layer
        .value()
        .map(maps -> learned("surface layer", maps.population()))
        .orElse("no likelihood maps of the surface layer: " + layer.reason());
  }

  private static String learned(String region, LikelihoodPopulation found) {
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
