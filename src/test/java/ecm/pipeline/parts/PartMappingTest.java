package ecm.pipeline.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.nulls.HomogeneousNull;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.time.HalfComparison;
import ecm.pipeline.time.Persistence;
import ecm.pipeline.time.SlidingWindows;
import ecm.pipeline.whole.Films;
import ecm.sample.MaskParameters;
import ecm.stack.FrameStack;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Parts of a record by the likelihood; films with a static pattern and with none. */
class PartMappingTest {

  private static MappedSample sample(FrameStack stack, Films film) {
    SampleChoice all =
        new SampleChoice(MaskParameters.defaults(), Optional.of(film.mask()), Optional.empty());
    return MappedSample.of(
        stack, all, MapParameters.defaults().withEstimator(MapEstimator.FIT), false, Progress.NONE);
  }

  /** 10 tau each: curve fits of such a film correlate by .4. */
  @Tag("slow")
  @Test
  void halvesOfTenTauShowTheSamePattern() {
    Films film = Films.homogeneous(48, 800, 20, 0.8, 3).withNoise(20, 1).with(0.6, 1);
    FrameStack stack = film.simulate().stack();
    MappedSample sample = sample(stack, film);
    PartMapping parts = MapEstimations.of(MapEstimator.LIKELIHOOD).parts(sample, Progress.NONE);
    HalfComparison found =
        HalfComparison.of(parts, sample.speckle().area(), Progress.NONE).value().orElseThrow();
    assertEquals(MapEstimator.LIKELIHOOD, found.estimator());
    assertTrue(found.pearson().r() > 0.85, "r = " + found.pearson().r());
    assertEquals(0, found.difference(), 3.5);
    assertEquals(48 * 48, found.unflagged().count());
    assertEquals(400, found.first().recordLength());
    assertTrue(Double.isNaN(found.first().censoringLimit()));
    HomogeneousNull.PearsonNull r =
        HomogeneousNull.ofHalves(
                sample.nullConditions(), MapEstimations.of(MapEstimator.LIKELIHOOD), Progress.NONE)
            .value()
            .orElseThrow();
    assertEquals(0, r.mean(), 0.3);
    assertTrue(found.pearson().r() > r.mean() + 3 * r.sd(48 * 48), r.toString());
  }

  /** Windows of 5 tau by default, whose maps persist; what frames in common explain, falls. */
  @Tag("slow")
  @Test
  void windowsOfFiveTauPersist() {
    Films film = Films.homogeneous(40, 600, 15, 0.8, 4).withNoise(20, 1).with(0.6, 1);
    FrameStack stack = film.simulate().stack();
    MappedSample sample = sample(stack, film);
    PartMapping parts = MapEstimations.of(MapEstimator.LIKELIHOOD).parts(sample, Progress.NONE);
    SlidingWindows found =
        SlidingWindows.of(parts, sample, new SlidingWindows.Lengths(0, 100), Progress.NONE)
            .value()
            .orElseThrow();
    assertEquals(5 * film.tau(), found.window(), 0.3 * 5 * film.tau());
    assertEquals(1 + (int) ((600 - found.window()) / 100), found.tau().size());
    assertTrue(Double.isNaN(found.censoringLimit()));
    Persistence persistence = found.persistence();
    int last = persistence.r().length - 1;
    assertTrue(persistence.r()[last] > 0.7, "r = " + persistence.r()[last]);
    assertEquals("", found.noNull());
    assertTrue(persistence.nullMean()[0] > persistence.nullMean()[last]);
    assertEquals(0, persistence.nullMean()[last], 0.3);
  }

  /** 50 frames are too few for the likelihood, not for a fit. */
  @Test
  void whatTheLikelihoodCannotMapHasAReason() {
    Films film = Films.homogeneous(32, 200, 10, 0.8, 5).withNoise(20, 1);
    FrameStack stack = film.simulate().stack();
    MappedSample sample = sample(stack, film);
    PartMapping parts = MapEstimations.of(MapEstimator.LIKELIHOOD).parts(sample, Progress.NONE);
    Maybe<SlidingWindows> none =
        SlidingWindows.of(parts, sample, new SlidingWindows.Lengths(50, 50), Progress.NONE);
    assertTrue(none.value().isEmpty());
    assertEquals("the record has 50 valid frames; at least 64 are needed", none.reason());
    PartMapping fit = MapEstimations.of(MapEstimator.FIT).parts(sample, Progress.NONE);
    assertTrue(fit.map(0, 50, Progress.NONE).value().isPresent());
  }
}
