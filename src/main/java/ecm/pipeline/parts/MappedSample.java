package ecm.pipeline.parts;

import ecm.base.Progress;
import ecm.pipeline.likelihood.StackLikelihood;
import ecm.pipeline.maps.EdgeProfile;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.NullConditions;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.pipeline.region.MeasuredSample;
import ecm.pipeline.region.RegionFits;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.region.SampleIntensities;
import ecm.sample.OutlierFrames;
import ecm.sample.SampleRegion;
import ecm.sample.Speckle;
import ecm.stack.FrameStack;
import ecm.statistics.Estimate;
import java.util.Optional;

/**
 * A sample found in a stack, and its maps.
 *
 * @param intensities the sample, how its maps are made, and what they are made from
 * @param fits maps and regions by the curve fit
 * @param edge relaxation against the distance to the surface; empty without an edge
 * @param likelihood maps by the likelihood of the record, or why there are none; empty if not asked
 *     for
 */
public record MappedSample(
    SampleIntensities intensities,
    RegionFits fits,
    Optional<EdgeProfile> edge,
    Optional<StackLikelihood> likelihood) {

  /**
   * Finds the sample and maps it, with a surface of 1 nm and a bulk below 5 nm.
   *
   * @param stack aligned frames
   * @param choice where the sample is
   * @param given how maps are made
   * @param subtractBackground whether the measured intensity of the vacuum takes the place of the
   *     background given
   * @param progress told of the pixels done; its log receives the notes of sample and likelihood
   * @throws ecm.base.InvalidInput also if the maps do not fit into memory
   */
  public static MappedSample of(
      FrameStack stack,
      SampleChoice choice,
      MapParameters given,
      boolean subtractBackground,
      Progress progress) {
    RelaxationMapping.requireMemory(stack);
    MeasuredSample sample =
        MeasuredSample.of(stack, choice, MeasuredSample.Depths.USUAL, progress.part(0, 0.15));
    OutlierFrames.warning(sample.moments().frameMean()).ifPresent(progress::log);
    MappedSample mapped = of(sample, given, subtractBackground, progress.part(0.15, 1));
    mapped.intensities().told().ifPresent(w -> progress.log(w.line()));
    return mapped;
  }

  /**
   * Maps a sample that was found.
   *
   * @param sample in its stack
   * @param given how maps are made
   * @param subtractBackground as above
   * @param progress told of the pixels done; its log receives the likelihood's notes
   */
  public static MappedSample of(
      MeasuredSample sample, MapParameters given, boolean subtractBackground, Progress progress) {
    SampleIntensities intensities =
        SampleIntensities.of(sample, given, subtractBackground, progress.part(0, 0.05));
    RegionFits fits =
        RegionFits.of(intensities, progress.part(0.05, given.estimator().isFit() ? 1 : 0.5));
    Optional<EdgeProfile> edge = fits.edge(sample);
    Optional<StackLikelihood> likelihood =
        MapEstimations.of(given.estimator())
            .beside(intensities, EdgeProfile.layerWidth(edge), progress.part(0.5, 1));
    likelihood.ifPresent(l -> l.notes().forEach(progress::log));
    progress.check();
    return new MappedSample(intensities, fits, edge, likelihood);
  }

  /** Width of the surface layer [nm]; empty if the profile shows none. */
  public Estimate layerWidth() {
    return EdgeProfile.layerWidth(edge);
  }

  /** Where the sample is, its layers and speckle. */
  public MeasuredSample sample() {
    return intensities.sample();
  }

  /** Mask, outline and vacuum. */
  public SampleRegion region() {
    return sample().region();
  }

  /** Size of the speckle. */
  public Speckle speckle() {
    return sample().speckle();
  }

  /** How the maps were made, with the background that was taken off. */
  public MapParameters parameters() {
    return intensities.parameters();
  }

  /** The conditions of the bulk's homogeneous null. */
  public Maybe<NullConditions> nullConditions() {
    return NullConditions.of(fits.bulk(), fits.maps(), speckle().fwhm(), parameters());
  }
}
