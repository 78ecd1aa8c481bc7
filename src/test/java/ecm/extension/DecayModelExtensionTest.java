package ecm.extension;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.correlation.pooled.RegionCorrelation;
import ecm.correlation.pooled.RegionEstimate;
import ecm.kww.DecayModel;
import ecm.kww.DecayModels;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.ModelMaps;
import ecm.pipeline.maps.RelaxationMapping;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.pipeline.region.ModelFit;
import ecm.pipeline.region.PooledFit;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Dynamics;
import ecm.simulation.parameters.Imaging;
import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model of a stranger is fitted to curves of pixels and regions, as those of the suite are. */
class DecayModelExtensionTest {

  private static FrameStack film(double tau, double beta, int side, long seed) {
    SimulationParameters parameters =
        SimulationParameters.homogeneousFilm()
            .withRecording(new Recording(side, side, 2000, 0.02, 1))
            .withDynamics(new Dynamics(tau, 0, 0, beta))
            .withImaging(new Imaging(2.8, 1, 0, 0, 32))
            .withSeed(seed);
    return Simulation.of(parameters, Progress.NONE).stack();
  }

  /** Two films of one size, one above the other. */
  private static FrameStack above(FrameStack upper, FrameStack lower) {
    int n = upper.width() * upper.height();
    Object[] frames = new Object[upper.frames()];
    for (int i = 0; i < frames.length; i++) {
      float[] both = new float[2 * n];
      System.arraycopy(upper.frame(i), 0, both, 0, n);
      System.arraycopy(lower.frame(i), 0, both, n, n);
      frames[i] = both;
    }
    return new ArrayFrameStack(
        upper.width(), 2 * upper.height(), frames, SampleType.FLOAT32, upper.info());
  }

  private static RegionEstimate pooled(FrameStack stack) {
    Mask all = Mask.all(stack.width(), stack.height());
    return RegionCorrelation.of(stack, all, 100, PooledFit.blur(2.8), Progress.NONE);
  }

  private static ModelFit fit(FrameStack stack, DecayModel model) {
    return ModelFit.of(pooled(stack), model, stack.frames(), stack.frameInterval());
  }

  @Test
  void aModelOfAStrangerGivesMapsAndTheTimeOfARegion() {
    FrameStack film = film(0.5, 1, 32, 7);
    Mask mask = Mask.all(32, 32);
    ModelMaps maps =
        ModelMaps.of(
            film, mask, MapParameters.defaults(), DecayModels.named("exponential"), Progress.NONE);
    assertEquals(List.of("tau", "contrast", "residual"), List.copyOf(maps.maps().keySet()));
    assertEquals(0.5, Quantiles.median(maps.maps().get("tau").inside(mask)), 0.05);
    ModelFit region = fit(film, DecayModels.named("exponential"));
    assertEquals(0.5, region.values().get("tau"), 0.05);
  }

  @Test
  void theStretchedExponentialGivesTheMapsAndTheFitOfTheSuite() {
    FrameStack film = film(0.5, 0.8, 16, 8);
    Mask mask = Mask.all(16, 16);
    DecayModel kww = DecayModels.named("kww");
    MapParameters parameters = MapParameters.defaults();
    RelaxationMaps expected = RelaxationMapping.fit(film, mask, parameters, Progress.NONE);
    ModelMaps maps = ModelMaps.of(film, mask, parameters, kww, Progress.NONE);
    assertArrayEquals(expected.tau().values(), maps.maps().get("tau").values());
    assertArrayEquals(expected.beta().values(), maps.maps().get("beta").values());
    assertArrayEquals(expected.residual().values(), maps.maps().get("residual").values());
  }

  /** The truth is the simulation's: half the pixels relax in 0.1 s, half in 2 s, with beta 0.8. */
  @Test
  void twoTimesInOneRegionAreTold() {
    FrameStack both = above(film(0.1, 0.8, 48, 11), film(2, 0.8, 48, 12));
    ModelFit two = fit(both, DecayModels.named("two-kww"));
    assertNear(0.1, two, "tau_fast", 0.15);
    assertNear(2, two, "tau_slow", 0.15);
    assertNear(0.8, two, "beta", 0.1);
    assertNear(0.5, two, "fraction_fast", 0.1);
    ModelFit one = fit(both, DecayModels.named("kww"));
    assertTrue(one.values().get("beta") < 0.6, "one relaxation alone looks stretched");
    assertTrue(two.rms() < one.rms() / 3, two.rms() + " against " + one.rms());
    Mask all = Mask.all(both.width(), both.height());
    PooledFit pooled = PooledFit.of(both, all, 100, 2.8, Progress.NONE);
    assertEquals(pooled.tau(), one.values().get("tau"));
    assertTrue(pooled.tauSd() > 0 && two.errors().get("tau_slow") > 0, two.toString());
    assertEquals(pooled.tauSd(), one.errors().get("tau"));
    assertEquals(pooled.betaSd(), one.errors().get("beta"));
    assertEquals(pooled.baseline(), one.baseline());
  }

  /** Within a fraction of the truth that a region of this size allows. */
  private static void assertNear(double truth, ModelFit fit, String name, double fraction) {
    assertEquals(truth, fit.values().get(name), fraction * truth, name + " of " + fit);
  }
}
