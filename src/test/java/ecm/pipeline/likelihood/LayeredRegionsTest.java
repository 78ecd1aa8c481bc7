package ecm.pipeline.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.likelihood.region.LikelihoodRegion;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.region.MeasuredSample;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.region.SampleIntensities;
import ecm.pipeline.whole.AnalysisParameters;
import ecm.pipeline.whole.StackAnalysis;
import ecm.pipeline.whole.StackAnalyzer;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Geometry;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.Mask;
import ecm.statistics.Estimate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The surface layer of the likelihood is as deep as the record shows. */
class LayeredRegionsTest {

  private static MeasuredSample sample;
  private static LikelihoodRegion whole;

  /** A wire of radius 20 px of .5 nm; its surface by the user's word is 1 nm, two pixels. */
  @BeforeAll
  static void wire() {
    sample =
        MeasuredSample.of(
            wire(64, 100, 1).stack(),
            SampleChoice.defaults(),
            MeasuredSample.Depths.USUAL,
            Progress.NONE);
    whole =
        LikelihoodFrames.of(
                SampleIntensities.of(sample, MapParameters.defaults(), false, Progress.NONE),
                Progress.NONE)
            .region();
  }

  private static Simulation wire(int side, int frames, double layer) {
    return Simulation.of(
        SimulationParameters.defaults()
            .withSize(side, side)
            .withFrames(frames)
            .withSampling(0.1, 0.5)
            .withTau(side == 64 ? 1 : 5)
            .withSigma(0.4, 1.5)
            .withGeometry(Geometry.CYLINDER)
            .withRadius(side == 64 ? 10 : 16)
            .withSurface(layer, 8)
            .withSpot(0)
            .withDrift(0)
            .withNoise(30, 0)
            .withSeed(21),
        Progress.NONE);
  }

  private static double deepest(Mask mask) {
    return Arrays.stream(mask.indices())
        .mapToDouble(i -> whole.distance().values()[i])
        .max()
        .orElse(0);
  }

  @Test
  void withoutAProfileTheUsersDepthCounts() {
    LayeredRegions regions =
        LayeredRegions.of(sample, whole, Estimate.none("no layer is looked for"));
    assertArrayEquals(sample.layers().surface().inside(), regions.surface().mask().inside());
    assertEquals(2, regions.width().value());
  }

  /** The edge lies somewhere within a pixel of .5 nm: .2 nm more change nothing. */
  @Test
  void aWidthThatAgreesChangesNothing() {
    LayeredRegions regions = LayeredRegions.of(sample, whole, Estimate.of(1.2, 0.1));
    assertArrayEquals(sample.layers().surface().inside(), regions.surface().mask().inside());
    assertEquals(2, regions.width().value());
  }

  /** 2 nm are 4 px: centres up to 3.5 px belong to the layer, none of them to the rest. */
  @Test
  void aDeeperLayerTakesItsPixels() {
    LayeredRegions regions = LayeredRegions.of(sample, whole, Estimate.of(2, 0.1));
    assertEquals(4, regions.width().value());
    assertEquals(3.5, deepest(regions.surface().mask()));
    assertEquals(0, regions.surface().mask().and(regions.inner().mask()).count());
    assertEquals(
        sample.mask().count(), regions.surface().mask().count() + regions.inner().mask().count());
  }

  /** A layer of half the depth: the user's surface stays, its chord is shorter. */
  @Test
  void aThinnerLayerKeepsTheSurface() {
    LayeredRegions regions = LayeredRegions.of(sample, whole, Estimate.of(0.5, 0.1));
    assertArrayEquals(sample.layers().surface().inside(), regions.surface().mask().inside());
    assertEquals(1, regions.width().value());
  }

  @Test
  void withoutALayersTimeNothingIsBehindIt() {
    LayeredRegions regions =
        LayeredRegions.of(sample, whole, Estimate.none("no layer is looked for"));
    assertSame(regions.inner(), regions.innerBehind(Maybe.not("too few pixels")));
    LayeredRegions film = LayeredRegions.undivided(whole);
    assertEquals(0, film.surface().mask().count());
    assertSame(whole, film.inner());
  }

  /**
   * A layer of 2 nm, twice the depth that is assumed. With the assumed depth the bulk's times were
   * a fifth too short, and their errors held one pixel in ten.
   */
  @Test
  @Tag("slow")
  void theBulkBehindADeepLayerHasItsTimes() {
    Simulation made = wire(96, 1200, 2);
    AnalysisParameters d = AnalysisParameters.defaults();
    StackAnalysis found =
        StackAnalyzer.analyze(
            made.stack(),
            new AnalysisParameters(Optional.empty(), d.sample(), d.maps(), false, 1, d.bulkDepth()),
            Progress.NONE);
    LikelihoodAnalysis maps = found.likelihood().orElseThrow().analysis().value().orElseThrow();
    Mask bulk = found.layers().bulk();
    double off = 0;
    int covered = 0;
    for (int i : bulk.indices()) {
      double error = Math.log(maps.tau().values()[i] / made.tau().values()[i]);
      off += error / bulk.count();
      covered += Math.abs(error) < maps.tauSd().values()[i] ? 1 : 0;
    }
    assertEquals(0, off, 0.08);
    assertTrue(covered > 0.4 * bulk.count(), covered + " of " + bulk.count());
  }
}
