package ecm.pipeline.region;

import ecm.base.Progress;
import ecm.kww.Conditions;
import ecm.pipeline.maps.EdgeProfile;
import ecm.pipeline.maps.FiniteRecord;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Population;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The maps of a sample, corrected for the finite record with the conditions of its bulk and of its
 * surface layer.
 *
 * @param maps of every pixel, corrected
 * @param bulk relaxation times of the bulk
 * @param surface relaxation times of the surface layer; empty without one
 * @param bulkCurve pooled g2 of the bulk
 * @param surfaceCurve pooled g2 of the surface layer; empty without one
 * @param bulkCounts per pixel and frame, from the shot noise of the bulk
 */
public record RegionFits(
    RelaxationMaps maps,
    Population bulk,
    Optional<Population> surface,
    PooledFit bulkCurve,
    Optional<PooledFit> surfaceCurve,
    Estimate bulkCounts) {

  /**
   * Fits every pixel and both regions.
   *
   * @param intensities of the sample
   * @param progress told of the pixels done
   */
  public static RegionFits of(SampleIntensities intensities, Progress progress) {
    MeasuredSample sample = intensities.sample();
    MapParameters parameters = intensities.parameters();
    Mask bulk = sample.layers().bulk();
    Mask surface = sample.layers().surface();
    RelaxationMaps raw =
        RelaxationMapping.fitIntensities(
            intensities.frames(), sample.mask(), parameters, progress.part(0, 0.75));
    Pooling pooling = new Pooling(intensities.frames(), parameters.lags(), sample.speckle().fwhm());
    PooledFit bulkCurve = pooling.of(bulk, progress.part(0.75, 0.95));
    Optional<PooledFit> surfaceCurve =
        surface.count() == 0
            ? Optional.empty()
            : Optional.of(pooling.of(surface, progress.part(0.95, 1)));
    boolean tabulated = parameters.isTabulated();
    Optional<Conditions> inBulk =
        tabulated
            ? RegionConditions.of(raw, bulkCurve, region(sample, bulk, parameters))
            : Optional.empty();
    Optional<Conditions> atSurface =
        tabulated
            ? surfaceCurve.flatMap(
                c -> RegionConditions.of(raw, c, region(sample, surface, parameters)))
            : Optional.empty();
    List<FiniteRecord.Region> regions = new ArrayList<>();
    inBulk.ifPresent(c -> regions.add(new FiniteRecord.Region(sample.mask().minus(surface), c)));
    atSurface.ifPresent(c -> regions.add(new FiniteRecord.Region(surface, c)));
    RelaxationMaps maps = FiniteRecord.correct(raw, regions);
    return new RegionFits(
        maps,
        Population.of(maps, bulk, inBulk),
        surfaceCurve.map(c -> Population.of(maps, surface, atSurface)),
        bulkCurve,
        surfaceCurve,
        ShotNoiseCounts.of(
            bulkCurve,
            RegionConditions.relativeVariance(sample.moments(), bulk, parameters.background()),
            maps.frameInterval(),
            maps.recordLength()));
  }

  /**
   * Relaxation against the distance to the surface; empty without an edge.
   *
   * @param sample whose fits these are
   */
  public Optional<EdgeProfile> edge(MeasuredSample sample) {
    return EdgeProfile.of(
        maps,
        bulkCurve.isResolved() ? bulkCurve.beta() : bulk.betaMedian(),
        new EdgeProfile.Geometry(
            sample.distance(),
            sample.layers().radius(),
            sample.stack().pixelSize(),
            sample.speckle().area()));
  }

  /** What the pooled curves of all regions have in common. */
  private record Pooling(FrameStack intensities, int lags, double speckle) {

    public PooledFit of(Mask region, Progress progress) {
      return PooledFit.of(intensities, region, lags, speckle, progress);
    }
  }

  private static RegionConditions.Region region(
      MeasuredSample sample, Mask mask, MapParameters parameters) {
    return new RegionConditions.Region(
        mask,
        RegionConditions.relativeVariance(sample.moments(), mask, parameters.background()),
        sample.coverage().validCount(),
        parameters.binning(),
        sample.speckle());
  }
}
