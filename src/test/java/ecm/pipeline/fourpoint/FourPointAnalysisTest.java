package ecm.pipeline.fourpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.fourpoint.FourPointForm;
import ecm.fourpoint.speckle.GaussianNull;
import ecm.pipeline.ClusterFilm;
import ecm.pipeline.region.SampleChoice;
import ecm.sample.MaskParameters;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.Rect;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A homogeneous film with counting noise: FWHM 3 px, tau = 1 s, dt = 0.2 s, T = 160 tau. */
class FourPointAnalysisTest {

  private static final FrameStack FILM =
      Simulation.of(
              SimulationParameters.homogeneousFilm()
                  .withSize(48, 48)
                  .withFrames(800)
                  .withSampling(0.2, 0.25)
                  .withTau(1)
                  .withSpeckle(0.75)
                  .withNoise(20, 0)
                  .withSeed(5),
              Progress.NONE)
          .stack();

  private static FourPointAnalysis analyze(Mask mask, FourPointOptions options) {
    SampleChoice choice =
        new SampleChoice(MaskParameters.defaults(), Optional.of(mask), Optional.empty());
    return FourPointAnalysis.of(FILM, choice, options, Progress.NONE);
  }

  private static String refusal(Mask mask, double tau, double maxLag) {
    FourPointOptions options =
        new FourPointOptions(
            10,
            PlaneLags.parse(maxLag, ""),
            tau,
            FourPointForm.RING,
            false,
            false,
            false,
            1,
            false);
    return assertThrows(InvalidInput.class, () -> analyze(mask, options)).getMessage();
  }

  @Test
  void homogeneousSpeckleIsItsNull() {
    FourPointAnalysis found = analyze(Mask.all(48, 48), FourPointOptions.defaults());
    assertEquals(1, found.tau(), 0.21);
    assertEquals(3, found.speckle().fwhm(), 0.2);
    assertEquals(
        found.homogeneous().xi(),
        found.lengths().normalized().value(),
        0.1 * found.homogeneous().xi());
    assertEquals(
        found.homogeneous().xi(), found.lengths().raw().value(), 0.1 * found.homogeneous().xi());
    assertEquals(10, found.plane().request().lags().length);
    double[] chi4 = found.chi4().orElseThrow().chi4();
    assertArrayEquals(found.homogeneous().chi4(), chi4, 0.25);
  }

  @Test
  void pairsAgreeWithTheirNullToo() {
    FourPointOptions pairs =
        new FourPointOptions(
            6, PlaneLags.DEFAULT, 1, FourPointForm.PAIR, true, false, false, 1, false);
    FourPointAnalysis found = analyze(Mask.all(48, 48), pairs);
    assertEquals(
        found.homogeneous().xi(),
        found.lengths().normalized().value(),
        0.1 * found.homogeneous().xi());
    assertTrue(found.chi4().isEmpty());
  }

  /** Contrast 2, which Gaussian speckle cannot have; a life of 10 frames. */
  @Tag("slow")
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void fewClustersPerColumnAreTheirNull(long seed) {
    FrameStack film = ClusterFilm.of(64, 1500, 3, 1, 10, seed);
    SampleChoice whole =
        new SampleChoice(
            MaskParameters.defaults(), Optional.of(Mask.all(64, 64)), Optional.empty());
    FourPointAnalysis found =
        FourPointAnalysis.of(film, whole, FourPointOptions.defaults(), Progress.NONE);
    assertEquals(3, found.speckle().fwhm(), 0.15);
    assertEquals(1, found.homogeneous().speckle().clusters(), 0.1);
    assertEquals(
        found.homogeneous().xi(), found.lengths().raw().value(), 0.03 * found.homogeneous().xi());
    // a mean over 100 tau is not yet the pixel's own
    assertEquals(
        found.homogeneous().xi(),
        found.lengths().normalized().value(),
        0.06 * found.homogeneous().xi());
    assertEquals("not distinguishable from speckle", found.verdict());
    double[] model = found.homogeneous().curve().orElseThrow();
    double[] g4 = found.plane().g4()[found.tauIndex()];
    for (int r = 0; r < model.length; r++) {
      assertEquals(model[r], g4[r], 0.1 * model[r], "R = " + r);
    }
    double gaussian = GaussianNull.of(3, 1).g4(FourPointForm.RING, 10, 0.5)[0];
    assertTrue(g4[0] > 2 * gaussian, "far from Gaussian speckle");
  }

  @Test
  void chosenLags() {
    PlaneLags lags = PlaneLags.parse(0, " 0.4; 3,20");
    FourPointOptions few =
        new FourPointOptions(4, lags, 1, FourPointForm.RING, false, false, false, 1, false);
    FourPointOptions all =
        new FourPointOptions(
            4, PlaneLags.DEFAULT, 1, FourPointForm.RING, false, false, false, 1, false);
    FourPointAnalysis found = analyze(Mask.all(48, 48), few);
    assertArrayEquals(new int[] {2, 5, 15, 100}, found.plane().request().lags());
    assertEquals(1, found.tau(), 1e-9);
    FourPointAnalysis whole = analyze(Mask.all(48, 48), all);
    assertArrayEquals(whole.plane().g4()[1], found.plane().g4()[0], 1e-6);
    assertEquals(whole.lengths().raw().value(), found.lengths().raw().value(), 1e-6);
  }

  @Test
  void oneLagIsNoPlaneToFit() {
    FourPointOptions one =
        new FourPointOptions(
            4, PlaneLags.parse(0, "1"), 1, FourPointForm.RING, false, false, false, 1, false);
    FourPointAnalysis found = analyze(Mask.all(48, 48), one);
    assertArrayEquals(new int[] {5}, found.plane().request().lags());
    assertEquals(Double.NaN, found.lengths().plane().nu());
    assertTrue(found.lengths().raw().value() > 0);
  }

  @Test
  void badTimesAreRefused() {
    assertEquals(
        "times has 'x'; allowed: lags in seconds over 0, such as 0.5, 1, 2",
        assertThrows(InvalidInput.class, () -> PlaneLags.parse(0, "1, x")).getMessage());
    assertEquals(
        "times and maxLag are both set; give the lags as times, or maxLag for all up to that one",
        assertThrows(InvalidInput.class, () -> PlaneLags.parse(2, "1")).getMessage());
    FourPointOptions beyond =
        new FourPointOptions(
            4, PlaneLags.parse(0, "1,160"), 1, FourPointForm.RING, false, false, false, 1, false);
    assertEquals(
        "times has 160.0 s; allowed: from the frame interval, 0.2000 s, to 159.8 s, the length of"
            + " the record",
        assertThrows(InvalidInput.class, () -> analyze(Mask.all(48, 48), beyond)).getMessage());
  }

  @Test
  void lagsBeyondTheRecordAreRefused() {
    Mask all = Mask.all(48, 48);
    assertEquals(
        "tau is 500.0 s, a lag of 2500 frames, beyond the record of 800 frames; at most 159.8 s is"
            + " allowed",
        refusal(all, 500, 0));
    assertEquals(
        "maxLag is 0.4000 s; allowed: from tau = 1.000 s to 159.8 s, the length of the record",
        refusal(all, 1, 0.4));
  }

  @Test
  void anEmptyRingIsRefused() {
    assertEquals(
        "the ring of radius 6 px is empty: no two pixels of the region (25 pixels) are 6 to 7 px"
            + " apart; maxRadius of at most 5 is allowed",
        refusal(Mask.of(48, 48, new Rect(3, 3, 5, 5)), 1, 0));
  }

  @Test
  void aMaskWithoutPixelsIsRefused() {
    assertEquals(
        "the mask is empty; pixels that are not 0 mark the sample",
        refusal(Mask.of(48, 48, i -> false), 1, 0));
  }
}
