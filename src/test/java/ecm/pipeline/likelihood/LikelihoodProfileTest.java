package ecm.pipeline.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.likelihood.LikelihoodMaps;
import ecm.likelihood.LikelihoodPopulation;
import ecm.likelihood.population.SpectrumCheck;
import ecm.pipeline.maps.Maybe;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.statistics.Estimate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LikelihoodProfileTest {

  private static final double[] NONE = new double[0];

  private static LikelihoodAnalysis maps(FloatMap tau, FloatMap sd, double xi) {
    Estimate one = Estimate.of(1, 0.1);
    LikelihoodPopulation population =
        new LikelihoodPopulation(
            one, one, one, one, Estimate.of(xi, 0.1), 10, 1, 1, 0, 0, 0, 12, Optional.empty());
    LikelihoodMaps bulk =
        new LikelihoodMaps(
            Mask.all(4, 3),
            tau,
            sd,
            tau,
            sd,
            sd,
            population,
            new SpectrumCheck(NONE, NONE, NONE, NONE, 0, ""));
    return new LikelihoodAnalysis(tau, sd, bulk, Maybe.not("there is no surface in the field"));
  }

  @Test
  void meansAndTheirErrorsAreThoseOfTheBins() {
    float e = (float) Math.E;
    float nan = Float.NaN;
    FloatMap tau = new FloatMap(4, 3, new float[] {1, 1, e, e, 1, e, 1, e, nan, 1, 1, 1});
    FloatMap sd = FloatMap.filled(4, 3, 0.5f);
    FloatMap distance =
        new FloatMap(4, 3, new float[] {0, 0.5f, 0.9f, 0, 2, 2, 2.5f, 2, 1, nan, -1, 4});
    LikelihoodProfile profile = LikelihoodProfile.of(maps(tau, sd, 0.5), distance, 0.5, 2);
    assertArrayEquals(new double[] {0.25, 1.25, 2.25}, profile.distance(), 1e-9);
    assertArrayEquals(new double[] {4, 4, 1}, profile.pixels());
    assertArrayEquals(new double[] {0.5, 0.5, 0}, profile.lnTau(), 1e-6);
    double error = Math.sqrt((0.25 + 0.25) / (4 / 2.0));
    assertEquals(error, profile.lnTauSd()[0], 1e-6);
    assertTrue(Double.isNaN(profile.lnTauSd()[2]));
    LikelihoodProfile domains = LikelihoodProfile.of(maps(tau, sd, 3), distance, 0.5, 2);
    assertEquals(Math.sqrt(0.5), domains.lnTauSd()[0], 1e-6);
  }

  @Test
  void withoutASurfaceThereAreNoBins() {
    FloatMap tau = FloatMap.filled(4, 3, 1);
    FloatMap far = FloatMap.filled(4, 3, Float.POSITIVE_INFINITY);
    assertEquals(0, LikelihoodProfile.of(maps(tau, tau, 1), far, 0.5, 2).distance().length);
  }
}
