package ecm.pipeline.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.kww.Conditions;
import ecm.pipeline.maps.FrameNormalization;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.whole.Films;
import ecm.sample.MaskParameters;
import ecm.simulation.Simulation;
import ecm.stack.FrameStack;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionFitsTest {

  private static RegionFits fits(Films film, MapParameters parameters) {
    Simulation simulation = film.simulate();
    FrameStack stack = simulation.stack();
    SampleChoice choice =
        new SampleChoice(MaskParameters.defaults(), Optional.of(film.mask()), Optional.empty());
    MeasuredSample sample = MeasuredSample.undivided(stack, choice, Progress.NONE);
    return RegionFits.of(
        SampleIntensities.of(sample, parameters, false, Progress.NONE), Progress.NONE);
  }

  // required: within 8 %. 64 x 64 px hold 460 speckles, whose own median scatters by 3-4 %
  @ParameterizedTest
  @CsvSource({"20, .8, 0, 1, 1", "40, .5, 0, 1, 2", "20, .8, 10, .3, 3"})
  void homogeneousFilmIsCorrected(
      double recordOverTau, double beta, double counts, double contrast, long seed) {
    Films film = Films.homogeneous(56, 1500, recordOverTau, beta, seed).withNoise(counts, contrast);
    RegionFits fits = fits(film, MapParameters.defaults());
    double tau = film.tau();
    assertTrue(fits.bulk().median() < 0.87 * tau, "raw " + fits.bulk().median() / tau);
    assertEquals(tau, fits.bulk().correctedMedian(), 0.08 * tau);
    assertEquals(tau, fits.bulkCurve().tau(), 0.08 * tau);
    Conditions conditions = fits.bulk().conditions().orElseThrow();
    assertEquals(beta, conditions.beta(), 0.06);
    assertEquals(contrast, conditions.contrast(), 0.08 * contrast);
    if (counts > 0) {
      assertEquals(counts, conditions.counts(), 0.15 * counts);
    } else {
      assertTrue(conditions.counts() > 20, "counts " + conditions.counts());
    }
  }

  // the pooled curve of a mixture is stretched further than its pixels' curves
  @Test
  void mixtureOfRelaxationTimesDoesNotLowerBeta() {
    Films film = Films.homogeneous(56, 1500, 40, 1, 4).with(0.7, 1.5);
    RegionFits fits = fits(film, MapParameters.defaults());
    assertTrue(fits.bulkCurve().beta() < 0.9, "pooled " + fits.bulkCurve().beta());
    assertTrue(
        fits.bulk().conditions().orElseThrow().beta() > 0.93, fits.bulk().conditions().toString());
  }

  @Test
  void binnedPixelsHaveMoreCountsAndLessContrast() {
    Films film = Films.homogeneous(56, 1500, 40, 0.8, 6).withNoise(5, 1);
    MapParameters d = MapParameters.defaults();
    MapParameters two =
        new MapParameters(d.lags(), d.fit(), d.engine(), 0, FrameNormalization.NONE, 2);
    Conditions one = fits(film, d).bulk().conditions().orElseThrow();
    RegionFits binned = fits(film, two);
    Conditions blocks = binned.bulk().conditions().orElseThrow();
    assertEquals(4 * one.counts(), blocks.counts(), 1e-6 * blocks.counts());
    assertEquals(binned.bulk().contrastMedian(), blocks.contrast(), 0.08);
    assertEquals(film.tau(), binned.bulk().correctedMedian(), 0.08 * film.tau());
  }
}
