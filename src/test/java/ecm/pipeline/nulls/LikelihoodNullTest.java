package ecm.pipeline.nulls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.base.Quantiles;
import ecm.likelihood.LikelihoodPopulation;
import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.region.MeasuredSample;
import ecm.pipeline.whole.Films;
import ecm.sample.Moments;
import ecm.sample.SampleRegion;
import ecm.sample.Speckle;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.statistics.Estimate;
import ecm.surface.SurfaceLayers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A homogeneous film under the conditions of a sample that is not. */
class LikelihoodNullTest {

  private static final double TAU = 20;

  private static Maybe<LikelihoodNull> of(FrameStack stack, double contrast, double counts) {
    Mask all = Mask.all(stack.width(), stack.height());
    MeasuredSample sample =
        new MeasuredSample(
            stack,
            Moments.of(stack, Progress.NONE),
            new SampleRegion(all, all, 0, 0, false, List.of()),
            FloatMap.filled(stack.width(), stack.height(), Float.POSITIVE_INFINITY),
            new SurfaceLayers(all.minus(all), all, "all", Double.NaN),
            new Speckle(2.8, 8.9),
            List.of());
    Estimate length = Estimate.of(3, 1);
    LikelihoodPopulation bulk =
        new LikelihoodPopulation(
            Estimate.of(TAU, 1),
            Estimate.of(0.5, 0.05),
            Estimate.of(0.8, 0.01),
            Estimate.of(contrast, 0.02),
            length,
            counts,
            1,
            1,
            0,
            0,
            0,
            all.count(),
            Optional.empty());
    return LikelihoodNull.of(sample, bulk, MapParameters.defaults(), Progress.NONE);
  }

  /** Of a sample with sigma .5: no spread, no length, a flat map at tau, and the same each time. */
  @Test
  void theLikelihoodFindsNoPatternInAHomogeneousFilm() {
    FrameStack stack = Films.homogeneous(16, 400, 20, 0.8, 1).with(0.5, 1).simulate().stack();
    LikelihoodNull found = of(stack, 1, 10).value().orElseThrow();
    assertEquals(0, found.sigma().value(), 2 * found.sigma().sd());
    assertTrue(found.sigma().sd() > 0.01 && found.sigma().sd() < 0.1, found.sigma().toString());
    if (found.sigma().value() == 0) {
      assertTrue(found.xi().reason().startsWith("the homogeneous sample has no spread"));
    }
    assertEquals(64, found.tau().width());
    assertEquals(64, found.tau().height());
    double[] tau = found.tau().inside(Mask.all(64, 64));
    assertEquals(TAU, Quantiles.median(tau), 0.1 * TAU);
    double squares = 0;
    for (double t : tau) {
      squares += Math.pow(Math.log(t / Quantiles.median(tau)), 2) / tau.length;
    }
    assertTrue(Math.sqrt(squares) < 0.1, "scatter of the map " + Math.sqrt(squares));
    LikelihoodNull again = of(stack, 1, 10).value().orElseThrow();
    assertArrayEquals(found.tau().values(), again.tau().values());
  }

  @Test
  void aFilmThatDoesNotFluctuateHasAReason() {
    FrameStack stack = Films.homogeneous(16, 400, 20, 0.8, 1).simulate().stack();
    String reason = of(stack, 0.001, 0.01).reason();
    assertTrue(
        reason.startsWith("a simulated homogeneous film cannot be mapped: "), "reason " + reason);
  }
}
