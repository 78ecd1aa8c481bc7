package ecm.pipeline.parts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.nulls.HomogeneousNull;
import ecm.pipeline.region.SampleChoice;
import ecm.pipeline.time.HalfComparison;
import ecm.pipeline.whole.Films;
import ecm.sample.MaskParameters;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MapEstimationsTest {

  @Test
  void theListIsTheChoicesOfTheCommandsTheDefaultFirst() {
    assertEquals(List.of("likelihood", "fit"), MapEstimations.names());
    assertEquals(MapEstimations.names().get(0), MapParameters.defaults().estimator().name());
    for (String name : MapEstimations.names()) {
      MapEstimation estimation = MapEstimations.named(name);
      assertEquals(name, estimation.id().name());
      assertEquals(estimation, MapEstimations.of(estimation.id()));
      assertTrue(estimation.words().startsWith("by the "), estimation.words());
    }
    assertEquals(
        "estimator is 'magic'; allowed: likelihood, fit",
        assertThrows(InvalidInput.class, () -> MapEstimations.named("magic")).getMessage());
  }

  /** A third estimator: the curve fit of each part, all times doubled. */
  private static final class Doubled implements MapEstimation {

    @Override
    public MapEstimator id() {
      return new MapEstimator("doubled");
    }

    @Override
    public String words() {
      return "by twice the curve fit";
    }

    @Override
    public PartMapping parts(MappedSample sample, Progress progress) {
      return twice(MapEstimations.FIT.parts(sample, progress));
    }

    @Override
    public PartMapping film(FrameStack film, MapParameters parameters, Progress progress) {
      return twice(MapEstimations.FIT.film(film, parameters, progress));
    }

    @Override
    public double raisedCounts(double thinning) {
      return MapEstimations.FIT.raisedCounts(thinning);
    }

    @Override
    public boolean isFast() {
      return true;
    }

    private PartMapping twice(PartMapping fitted) {
      MapEstimator id = id();
      return new PartMapping() {
        @Override
        public MapEstimator estimator() {
          return id;
        }

        @Override
        public int frames() {
          return fitted.frames();
        }

        @Override
        public double frameInterval() {
          return fitted.frameInterval();
        }

        @Override
        public double longEnough(double tau) {
          return fitted.longEnough(tau);
        }

        @Override
        public Maybe<PartMap> map(int first, int frames, Progress progress) {
          return fitted
              .map(first, frames, progress)
              .map(
                  m ->
                      new PartMap(
                          twice(m.tau()), m.plain(), m.recordLength(), 2 * m.censoringLimit()));
        }
      };
    }

    private static FloatMap twice(FloatMap map) {
      float[] values = map.values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] *= 2;
      }
      return new FloatMap(map.width(), map.height(), values);
    }
  }

  /** Halves and their null take it by the interface alone; a factor changes no correlation. */
  @Test
  void aThirdEstimatorNeedsOnlyTheInterface() {
    Films film = Films.homogeneous(32, 400, 20, 0.8, 7);
    FrameStack stack = film.simulate().stack();
    MappedSample sample =
        MappedSample.of(
            stack,
            new SampleChoice(MaskParameters.defaults(), Optional.of(film.mask()), Optional.empty()),
            MapParameters.defaults().withEstimator(MapEstimator.FIT),
            false,
            Progress.NONE);
    HalfComparison once = halves(MapEstimations.FIT, sample);
    HalfComparison twice = halves(new Doubled(), sample);
    assertEquals("doubled", twice.estimator().name());
    float[] expected = Doubled.twice(once.first().tau()).values();
    assertArrayEquals(expected, twice.first().tau().values());
    assertEquals(once.pearson().r(), twice.pearson().r(), 1e-6);
    assertEquals(once.difference(), twice.difference(), 1e-4);
    HomogeneousNull.PearsonNull r =
        HomogeneousNull.ofHalves(sample.nullConditions(), new Doubled(), Progress.NONE)
            .value()
            .orElseThrow();
    assertEquals(0, r.mean(), 0.3);
    assertTrue(r.sd() > 0);
  }

  private static HalfComparison halves(MapEstimation by, MappedSample sample) {
    return HalfComparison.of(
            by.parts(sample, Progress.NONE), sample.speckle().area(), Progress.NONE)
        .value()
        .orElseThrow();
  }
}
