package ecm.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Estimator noise = Gaussian fields of speckle size; domains = exponentially correlated ones. */
class ExcessCovarianceTest {

  private static final int SIZE = 128;
  private static final double NOISE = 0.5;
  private static final CovarianceNull NULL = noise();

  private static CovarianceNull noise() {
    List<FloatMap> maps = new ArrayList<>();
    for (int seed = 0; seed < 5; seed++) {
      double[] field = RandomField.speckle(64, 500 + seed);
      maps.add(RandomField.map(64, NOISE, field, 0, field));
    }
    return CovarianceNull.of(maps, 32);
  }

  private static ExcessCovariance of(double domains, double xi, long seed) {
    FloatMap map =
        RandomField.map(
            SIZE,
            NOISE,
            RandomField.speckle(SIZE, seed),
            domains,
            RandomField.domains(SIZE, xi, seed + 1000));
    return ExcessCovariance.of(map, Mask.all(SIZE, SIZE), NULL, 2.8);
  }

  @Test
  void theNullIsTheFieldsOwnCovariance() {
    assertEquals(20, NULL.samples());
    assertEquals(NOISE * NOISE, NULL.mean()[0], 0.03);
    double fallen = Math.exp(-4 * Math.log(2) * NULL.radii()[2] * NULL.radii()[2] / (2.8 * 2.8));
    assertEquals(NOISE * NOISE * fallen, NULL.mean()[2], 0.02);
    assertEquals(0, NULL.mean()[10], 0.01);
    assertTrue(NULL.expected(500)[10] < NULL.expected(50_000)[10], "a small map loses its mean");
  }

  @Test
  void theBandHoldsHomogeneousMapsAndNoneIsResolved() {
    int inside = 0;
    int rings = 0;
    for (int seed = 0; seed < 40; seed++) {
      ExcessCovariance found = of(0, 3, seed);
      assertFalse(found.resolved(), "seed " + seed);
      assertTrue(Double.isNaN(found.xi()));
      for (int k = 0; k < found.radii().length; k++) {
        double off = found.observed()[k] - found.expected()[k];
        inside += Math.abs(off) < found.band()[k] ? 1 : 0;
        rings++;
      }
    }
    assertEquals(0.95, (double) inside / rings, 0.05);
  }

  @Test
  void theLengthOfDomainsBesideTheNoiseIsFound() {
    for (int seed = 1; seed <= 3; seed++) {
      ExcessCovariance found = of(0.4, 4, seed);
      assertTrue(found.resolved(), "seed " + seed);
      assertEquals(4, found.xi(), 1.2, "seed " + seed);
    }
  }

  @Test
  void withoutNullNothingIsResolved() {
    double[] field = RandomField.domains(SIZE, 4, 1);
    FloatMap map = RandomField.map(SIZE, 1, field, 0, field);
    ExcessCovariance found = ExcessCovariance.withoutNull(map, Mask.all(SIZE, SIZE));
    assertFalse(found.resolved());
    assertEquals(0, found.expected().length);
    assertEquals(1, found.observed()[0], 0.35);
  }
}
