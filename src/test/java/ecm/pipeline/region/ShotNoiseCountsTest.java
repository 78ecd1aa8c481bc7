package ecm.pipeline.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.pipeline.whole.Films;
import ecm.sample.MaskParameters;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.statistics.Estimate;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShotNoiseCountsTest {

  private static final int LAGS = 100;

  private static Estimate counts(Films film) {
    FrameStack stack = film.simulate().stack();
    SampleChoice whole =
        new SampleChoice(MaskParameters.defaults(), Optional.of(film.mask()), Optional.empty());
    MeasuredSample sample = MeasuredSample.undivided(stack, whole, Progress.NONE);
    Mask bulk = sample.layers().bulk();
    PooledFit curve = PooledFit.of(stack, bulk, LAGS, sample.speckle().fwhm(), Progress.NONE);
    return ShotNoiseCounts.of(
        curve,
        RegionConditions.relativeVariance(sample.moments(), bulk, 0),
        stack.frameInterval(),
        stack.frames() * stack.frameInterval());
  }

  private static void assertWithinTwoErrors(double truth, Estimate found) {
    assertEquals(1 / truth, 1 / found.value(), 2 * found.sd() / Math.pow(found.value(), 2));
  }

  /** T/tau, beta, counts, contrast, sigma of ln tau: 1/n is within two of its errors. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "20, .8, 10, 1, 0, 21",
    "20, .8, 3, 1, 0, 22",
    "20, .8, 10, .3, 1, 23",
    "20, .8, 1, 1, .8, 24",
    "30, .9, 20, .7, .4, 25",
    "20, 1.5, 10, 1, .3, 26"
  })
  void countsOfAMixtureAreWithinTheirError(
      double length, double beta, double counts, double contrast, double sigma, long seed) {
    Films film = Films.homogeneous(56, 800, length, beta, seed).with(sigma, 2);
    Estimate found = counts(film.withNoise(counts, contrast));
    assertTrue(found.isKnown(), found.reason());
    assertWithinTwoErrors(counts, found);
    assertEquals(counts, found.value(), 0.35 * counts);
  }

  @Test
  void countsOfAMixtureAreKnown() {
    Estimate found = counts(Films.homogeneous(40, 800, 20, 0.8, 31).with(0.8, 2).withNoise(2, 1));
    assertWithinTwoErrors(2, found);
    assertTrue(found.sd() < 0.5, "sd " + found.sd());
  }

  @Test
  void fewFramesInTheBeginningOfTheDecayDoNotTell() {
    Estimate found = counts(Films.homogeneous(40, 800, 80, 0.8, 33).withNoise(10, 1));
    assertTrue(found.reason().contains("fewer than 4 frames in a fifth of tau"), found.reason());
  }

  /** The variance less the contrast of the whole curve gives 10000 counts for 50. */
  @Test
  void manyCountsAreNotKnown() {
    Estimate found = counts(Films.homogeneous(40, 800, 20, 0.8, 32).with(0.7, 2).withNoise(50, 1));
    assertTrue(Double.isNaN(found.value()));
    assertTrue(found.reason().contains("too small a difference"), found.reason());
  }
}
