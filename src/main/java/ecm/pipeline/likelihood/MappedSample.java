package ecm.pipeline.likelihood;

import ecm.base.Progress;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.NullConditions;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.pipeline.region.RegionFits;
import ecm.pipeline.region.SampleChoice;
import ecm.sample.Moments;
import ecm.sample.OutlierFrames;
import ecm.sample.SampleRegion;
import ecm.sample.Speckle;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.surface.SurfaceLayers;
import java.util.Locale;
import java.util.Optional;

/**
 * A sample found in a stack, and its maps.
 *
 * @param region where it is
 * @param speckle size
 * @param parameters of the maps, with the background that was measured if that was asked for
 * @param fits maps and regions
 * @param found what was mapped: stack, moments, mask, layers, speckle
 * @param distance to the surface [px]; infinite without an edge
 * @param likelihood maps by the likelihood of the record, or why there are none; empty if not asked
 *     for
 */
public record MappedSample(
    SampleRegion region,
    Speckle speckle,
    MapParameters parameters,
    RegionFits fits,
    RegionFits.Sample found,
    FloatMap distance,
    Optional<StackLikelihood> likelihood) {

  private static final double SURFACE_DEPTH = 1;
  private static final double BULK_DEPTH = 5;

  /**
   * Finds the sample and fits every pixel, with a surface of 1 nm and a bulk below 5 nm.
   *
   * @param stack aligned frames
   * @param choice where the sample is
   * @param given how maps are made
   * @param subtractBackground whether the measured intensity of the vacuum takes the place of the
   *     background given
   * @param progress told of the pixels done; its log receives the region's notes
   * @throws ecm.base.InvalidInput also if the maps do not fit into memory
   */
  public static MappedSample of(
      FrameStack stack,
      SampleChoice choice,
      MapParameters given,
      boolean subtractBackground,
      Progress progress) {
    RelaxationMapping.requireMemory(stack);
    Moments moments = Moments.of(stack, progress.part(0, 0.1));
    OutlierFrames.warning(moments.frameMean()).ifPresent(progress::log);
    SampleRegion region = choice.find(moments, stack.coverage(), progress);
    FloatMap distance = choice.distance(region, stack.coverage());
    SurfaceLayers layers = layers(region, distance, stack.pixelSize(), progress);
    Speckle speckle = Speckle.measure(stack, layers.bulk(), progress.part(0.1, 0.15));
    MapParameters parameters =
        subtractBackground ? given.withBackground(region.background()) : given;
    RegionFits.Sample found = new RegionFits.Sample(stack, moments, region.mask(), layers, speckle);
    FrameStack intensities = RegionFits.intensities(found, parameters, progress.part(0.15, 0.2));
    boolean both = parameters.estimator() == MapEstimator.LIKELIHOOD;
    RegionFits fits =
        RegionFits.of(found, intensities, parameters, progress.part(0.2, both ? 0.6 : 1));
    Optional<StackLikelihood> likelihood =
        both
            ? Optional.of(
                StackLikelihood.of(
                    found,
                    intensities,
                    parameters,
                    new StackLikelihood.Outside(distance, region.background()),
                    progress.part(0.6, 1)))
            : Optional.empty();
    likelihood.ifPresent(l -> l.notes().forEach(progress::log));
    progress.check();
    return new MappedSample(region, speckle, parameters, fits, found, distance, likelihood);
  }

  /** The bulk of a thin sample, which has no pixel as deep as usual, is its inner half. */
  static SurfaceLayers layers(
      SampleRegion region, FloatMap distance, double pixelSize, Progress progress) {
    SurfaceLayers layers =
        SurfaceLayers.of(region.mask(), distance, pixelSize, SURFACE_DEPTH, BULK_DEPTH);
    if (layers.bulk().count() > 0) {
      return layers;
    }
    SurfaceLayers thin = SurfaceLayers.of(region.mask(), distance, pixelSize, SURFACE_DEPTH, 0);
    Mask bulk = thin.bulk().count() > 0 ? thin.bulk() : region.mask();
    progress.log(
        String.format(
            Locale.ROOT,
            "no pixel is deeper than %.0f nm: %d pixels are taken as the bulk",
            BULK_DEPTH,
            bulk.count()));
    return new SurfaceLayers(thin.surface(), bulk, thin.bulkDefinition(), thin.radius());
  }

  /** The conditions of the bulk's homogeneous null. */
  public Maybe<NullConditions> nullConditions() {
    return NullConditions.of(fits.bulk(), fits.maps(), speckle.fwhm(), parameters);
  }
}
