package ecm.pipeline.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.pipeline.region.MeasuredSample;
import ecm.pipeline.region.RegionFits;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.region.SampleIntensities;
import ecm.sample.MaskParameters;
import ecm.sample.SampleRegion;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Dynamics;
import ecm.simulation.parameters.Geometry;
import ecm.simulation.parameters.Imaging;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.Sample;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FloatMap;
import ecm.surface.EdgeDistance;
import ecm.surface.SurfaceLayer;
import ecm.surface.SurfaceLayers;
import ecm.surface.SurfaceMaps;
import ecm.surface.SurfaceParameters;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Simulated wires of 24 nm with a layer of 1 nm that is 20 times faster, T = 20 tau. */
@Tag("slow")
class SurfaceLayerTest {

  private static final int FRAMES = 4000;
  private static final double TAU = 200;

  /** What the maps show, and the true median tau of the bulk's pixels. */
  private record Seen(SurfaceLayer layer, SurfaceMaps maps, double truth) {}

  private static Seen see(Geometry geometry, long seed) {
    Simulation wire =
        Simulation.of(
            SimulationParameters.defaults()
                .withRecording(new Recording(112, 44, FRAMES, 1, 0.25))
                .withDynamics(new Dynamics(TAU, 0, 1, 0.8))
                .withSample(new Sample(geometry, 12, 1, 20, 0))
                .withImaging(new Imaging(0.7, 1, 20, 0, 16))
                .withDrift(0)
                .withSeed(seed),
            Progress.NONE);
    SampleChoice choice =
        new SampleChoice(MaskParameters.defaults(), Optional.of(wire.sample()), Optional.empty());
    MeasuredSample sample =
        MeasuredSample.of(wire.stack(), choice, MeasuredSample.Depths.USUAL, Progress.NONE);
    SampleRegion region = sample.region();
    FloatMap distance = EdgeDistance.of(region.outline());
    SurfaceLayers layers = sample.layers();
    RelaxationMaps fitted =
        RegionFits.of(
                SampleIntensities.of(sample, MapParameters.defaults(), false, Progress.NONE),
                Progress.NONE)
            .maps();
    SurfaceMaps maps =
        new SurfaceMaps(
            fitted.tau(),
            Optional.of(fitted.tauCorrected()),
            Optional.of(fitted.beta()),
            Optional.of(fitted.contrast()));
    SurfaceLayer layer =
        SurfaceLayer.of(
            maps,
            region.mask(),
            region.outline(),
            distance,
            new SurfaceParameters(0.25, 1, 5, 0.8, sample.speckle().area()));
    return new Seen(layer, maps, Quantiles.median(wire.tau().inside(layers.bulk())));
  }

  private static double ratio(Seen seen, boolean corrected) {
    SurfaceLayers layers = seen.layer.layers();
    return corrected
        ? SurfaceLayer.correctedMedian(seen.maps, layers.bulk())
            / SurfaceLayer.correctedMedian(seen.maps, layers.surface())
        : SurfaceLayer.median(seen.maps.tau(), layers.bulk())
            / SurfaceLayer.median(seen.maps.tau(), layers.surface());
  }

  @Test
  void aSlabsLayerIsLateral() {
    Seen slab = see(Geometry.SLAB, 1);
    assertEquals(1, slab.layer.lateral().width(), 0.15);
    assertTrue(slab.layer.lateral().widthSd() < 0.15);
    assertTrue(ratio(slab, false) > 12 && ratio(slab, false) < 17, "" + ratio(slab, false));
    assertEquals(20, ratio(slab, true), 3);
  }

  @Test
  void aCylindersLayerIsAShellAndItsCoreIsFreeOfIt() {
    Seen wire = see(Geometry.CYLINDER, 2);
    assertEquals(1, wire.layer.shell().width(), 0.15);
    assertTrue(wire.layer.lateral().width() > 1.3, "seen as a slab it is too wide");
    assertTrue(ratio(wire, false) > 12 && ratio(wire, false) < 17, "" + ratio(wire, false));
    assertEquals(20, ratio(wire, true), 3);
    double core = Math.exp(wire.layer.corrected().orElseThrow().bulkLnTau());
    double seen = SurfaceLayer.correctedMedian(wire.maps, wire.layer.layers().bulk());
    double sd = wire.layer.corrected().orElseThrow().bulkLnTauSd();
    assertTrue(seen < 0.96 * wire.truth, "the layer above and below the core: " + seen);
    assertEquals(0, Math.log(core / wire.truth), 0.1);
    assertTrue(sd > 0.01 && sd < 0.1, "sd of ln tau_core " + sd);
    assertEquals(20, Math.exp(wire.layer.corrected().orElseThrow().drop()), 3);
    // layer and core mix where the shell is seen edge-on: a dip of beta
    double[] beta = wire.layer.beta().orElseThrow().median();
    double dip = Quantiles.of(beta, 0);
    assertTrue(dip < beta[0] - 0.15 && dip < beta[beta.length - 1] - 0.1, "" + dip);
    assertEquals(wire.layer.lnTau().size(), beta.length);
  }
}
