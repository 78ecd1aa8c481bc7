package ecm.pipeline.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.pipeline.likelihood.PixelLikelihood.LnTau;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.whole.Films;
import ecm.sample.MaskParameters;
import ecm.simulation.Simulation;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.Rect;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a look at a pixel says by the likelihood. */
class PixelLikelihoodsTest {

  private static Maybe<PixelLikelihoods> of(FrameStack stack, Mask mask) {
    SampleChoice choice =
        new SampleChoice(MaskParameters.defaults(), Optional.of(mask), Optional.empty());
    return PixelLikelihoods.of(stack, choice, MapParameters.defaults(), Progress.NONE);
  }

  /** 10 counts, T = 20 tau: a curve fit is off by .6 in ln tau. */
  @Test
  void aPixelsTimeIsNearItsTruthAndItsErrorIsHonest() {
    Films film = Films.homogeneous(48, 800, 20, 0.8, 8).withNoise(10, 1).with(0.5, 1);
    Simulation made = film.simulate();
    PixelLikelihoods found = of(made.stack(), film.mask()).value().orElseThrow();
    double squares = 0;
    double expected = 0;
    double bias = 0;
    for (int i : film.mask().indices()) {
      PixelLikelihood pixel = found.at(i).value().orElseThrow();
      double error = Math.log(pixel.tau() / made.tau().values()[i]);
      bias += error / film.mask().count();
      squares += error * error / film.mask().count();
      expected += pixel.sd() * pixel.sd() / film.mask().count();
    }
    assertEquals(0, bias, 0.1);
    assertTrue(Math.sqrt(squares) < 0.25, "rms error " + Math.sqrt(squares));
    assertEquals(1, Math.sqrt(squares / expected), 0.3);
    PixelLikelihood one = found.at(100).value().orElseThrow();
    assertEquals(1 + one.contrast(), one.g2(0), 1e-9);
    assertEquals(1 + one.contrast() * Math.exp(-2), one.g2(one.tau()), 1e-9);
    assertCoverage(found, made);
    assertPrior(found, made);
  }

  /**
   * The truth lies as often within one standard deviation of the own record's density as it says.
   */
  private static void assertCoverage(PixelLikelihoods found, Simulation made) {
    int inside = 0;
    float[] truth = made.tau().values();
    for (int i = 0; i < truth.length; i++) {
      LnTau own = found.at(i).value().orElseThrow().own();
      // the density one sd off its top
      inside += own.density(truth[i]) > own.density(own.median()) * Math.exp(-0.5) ? 1 : 0;
    }
    assertEquals(0.68, (double) inside / truth.length, 0.1);
  }

  /** The prior is the film's distribution of ln tau; its density integrates to 1. */
  private static void assertPrior(PixelLikelihoods found, Simulation made) {
    double[] lnTau = made.tau().ln().inside(Mask.all(48, 48));
    double mean = Arrays.stream(lnTau).average().orElseThrow();
    double sd =
        Math.sqrt(Arrays.stream(lnTau).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    LnTau prior = found.at(7).value().orElseThrow().population();
    assertEquals(mean, Math.log(prior.median()), 0.12);
    assertEquals(sd, prior.sd(), 0.15 * sd);
    double sum = 0;
    for (double u = -8; u < 8; u += 0.01) {
      sum += 0.01 * prior.density(prior.median() * Math.exp(u));
    }
    assertEquals(1, sum, 1e-6);
  }

  @Test
  void aPopulationWithoutSpreadHasNoDensity() {
    assertTrue(Double.isNaN(new LnTau(2, 0).density(2)));
    assertEquals(1 / (0.1 * Math.sqrt(2 * Math.PI)), new LnTau(2, 0.1).density(2), 1e-12);
  }

  @Test
  void aPixelBesideTheSampleHasAReason() {
    Films film = Films.homogeneous(32, 200, 20, 0.8, 9).withNoise(10, 1);
    Mask inner = Mask.of(32, 32, new Rect(0, 0, 32, 26));
    PixelLikelihoods found = of(film.simulate().stack(), inner).value().orElseThrow();
    assertTrue(found.at(12 * 32 + 9).value().isPresent());
    assertEquals("the pixel is not of the sample", found.at(30 * 32).reason());
  }

  @Test
  void withTooFewSpecklesThereIsAReason() {
    Films film = Films.homogeneous(48, 200, 20, 0.8, 9).withNoise(10, 1);
    Mask few = Mask.of(48, 48, new Rect(0, 0, 13, 13));
    Maybe<PixelLikelihoods> none = of(film.simulate().stack(), few);
    assertTrue(none.reason().contains("speckle"), none.reason());
  }
}
