package ecm.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Halves = one field of domains plus each its own estimator noise of speckle size; truth is the
 * length that the domains as realised show, by a plain sum over pairs and a fit on a fine grid.
 */
class SplitHalfTest {

  private static final int SIZE = 160;
  private static final double AREA = 8.9;

  @ParameterizedTest
  @CsvSource({"2, 1", "4, 2", "8, 3", "4, 4"})
  void theRealisedCorrelationLengthIsFound(double xi, long seed) {
    double[] domains = RandomField.domains(SIZE, xi, seed);
    FloatMap first = RandomField.map(SIZE, 0.5, domains, 0.5, RandomField.speckle(SIZE, seed + 50));
    FloatMap second =
        RandomField.map(SIZE, 0.5, domains, 0.5, RandomField.speckle(SIZE, seed + 90));
    Mask all = Mask.all(SIZE, SIZE);
    SplitHalf found = SplitHalf.of(first, second, all, AREA);
    double realised = realised(domains, all);
    assertTrue(found.resolved());
    assertEquals(1, found.xi() / realised, 0.12);
    assertTrue(found.xiSd() > 0.02 * xi && found.xiSd() < 0.5 * xi, "sd " + found.xiSd());
    assertEquals(16, found.radii().length);
    assertEquals(0, found.radii()[0]);
    assertEquals(0.25, found.covariance()[0], 0.1);
  }

  @Test
  void aMaskOfAnyShapeAndMissingPixelsAreAllowed() {
    double[] domains = RandomField.domains(SIZE, 3, 9);
    FloatMap first = RandomField.map(SIZE, 0.5, domains, 0.4, RandomField.speckle(SIZE, 70));
    FloatMap second = RandomField.map(SIZE, 0.5, domains, 0.4, RandomField.speckle(SIZE, 71));
    for (int i = 0; i < SIZE * SIZE; i += 7) {
      first.values()[i] = Float.NaN;
      second.values()[(i * 5 + 3) % (SIZE * SIZE)] = Float.NaN;
    }
    Mask wire = Mask.of(SIZE, SIZE, i -> Math.abs(i % SIZE - i / SIZE) < 50);
    SplitHalf found = SplitHalf.of(first, second, wire, AREA);
    assertEquals(1, found.xi() / realised(domains, wire), 0.12);
  }

  /** One sd of repeated unrelated halves is the null stated, and hardly any are 'resolved'. */
  @Test
  void unrelatedHalvesAreNotResolved() {
    int size = 96;
    int runs = 60;
    int resolved = 0;
    double squares = 0;
    for (int run = 0; run < runs; run++) {
      double[] zero = new double[size * size];
      FloatMap first = RandomField.map(size, 0, zero, 0.5, RandomField.speckle(size, 2 * run));
      FloatMap second = RandomField.map(size, 0, zero, 0.5, RandomField.speckle(size, 2 * run + 1));
      SplitHalf found = SplitHalf.of(first, second, Mask.all(size, size), AREA);
      resolved += found.resolved() ? 1 : 0;
      squares += Math.pow(found.covariance()[0] / found.nullSd(), 2) / runs;
      assertEquals(0.25 * Math.sqrt(AREA / 2) / size, found.nullSd(), 0.25 * 0.25 / size * 2);
      assertTrue(found.resolved() || Double.isNaN(found.xi()));
    }
    assertEquals(0, resolved);
    assertEquals(1, squares, 0.4);
  }

  /** Halves with domains of their own, unrelated: the null is wider and still holds. */
  @Test
  void unrelatedDomainsAreNotResolved() {
    int size = 96;
    int resolved = 0;
    for (int run = 0; run < 60; run++) {
      FloatMap first =
          RandomField.map(
              size, 0.5, RandomField.domains(size, 4, run), 0.3, RandomField.speckle(size, run));
      FloatMap second =
          RandomField.map(
              size,
              0.5,
              RandomField.domains(size, 4, run + 500),
              0.3,
              RandomField.speckle(size, run + 700));
      resolved += SplitHalf.of(first, second, Mask.all(size, size), AREA).resolved() ? 1 : 0;
    }
    assertTrue(resolved <= 1, resolved + " resolved");
  }

  @Test
  void tooFewPixelsAreNotResolved() {
    FloatMap nothing = FloatMap.filled(20, 20, Float.NaN);
    SplitHalf found = SplitHalf.of(nothing, nothing, Mask.all(20, 20), AREA);
    assertFalse(found.resolved());
    assertTrue(Double.isNaN(found.xi()));
  }

  private static double realised(double[] field, Mask mask) {
    double mean = 0;
    for (int i : mask.indices()) {
      mean += field[i] / mask.count();
    }
    double[] sum = new double[16];
    double[] distance = new double[16];
    int[] n = new int[16];
    for (int dy = -15; dy <= 15; dy++) {
      for (int dx = -15; dx <= 15; dx++) {
        int ring = (int) Math.round(Math.hypot(dx, dy));
        if (ring > 15) {
          continue;
        }
        double products = 0;
        int pairs = 0;
        for (int i : mask.indices()) {
          int x = i % SIZE + dx;
          int y = i / SIZE + dy;
          if (x >= 0 && x < SIZE && y >= 0 && y < SIZE && mask.contains(x, y)) {
            products += (field[i] - mean) * (field[y * SIZE + x] - mean);
            pairs++;
          }
        }
        sum[ring] += products / pairs;
        distance[ring] += Math.hypot(dx, dy);
        n[ring]++;
      }
    }
    double best = Double.POSITIVE_INFINITY;
    double bestXi = 0;
    for (double xi = 0.3; xi < 40; xi *= 1.005) {
      double ee = 0;
      double ye = 0;
      for (int k = 0; k < 16; k++) {
        double e = Math.exp(-distance[k] / n[k] / xi);
        ee += e * e;
        ye += e * sum[k] / n[k];
      }
      if (-ye * ye / ee < best) {
        best = -ye * ye / ee;
        bestXi = xi;
      }
    }
    return bestXi;
  }
}
