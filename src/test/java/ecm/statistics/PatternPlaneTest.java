package ecm.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatternPlaneTest {

  private static final int SIDE = 128;
  private static final double XI = 3;

  /** Autoregressive along both axes: covariance exp(-d/xi) along each, variance 1. */
  private static double[][] pattern(Random random) {
    double rho = Math.exp(-1 / XI);
    double fresh = Math.sqrt(1 - rho * rho);
    double[][] z = new double[SIDE][SIDE];
    for (double[] row : z) {
      row[0] = random.nextGaussian();
      for (int x = 1; x < SIDE; x++) {
        row[x] = rho * row[x - 1] + fresh * random.nextGaussian();
      }
    }
    for (int y = 1; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        z[y][x] = rho * z[y - 1][x] + fresh * z[y][x];
      }
    }
    return z;
  }

  /** Half of the variance of a window is pattern of the one before; noise of variance 1 on top. */
  @Test
  void lengthAndDecayOfAKnownPatternAreFoundThroughNoise() {
    Random random = new Random(7);
    double[][] now = pattern(random);
    List<FloatMap> maps = new ArrayList<>();
    for (int k = 0; k < 8; k++) {
      double[][] fresh = pattern(random);
      FloatMap map = FloatMap.filled(SIDE, SIDE, 0);
      for (int i = 0; i < SIDE * SIDE; i++) {
        int y = i / SIDE;
        int x = i % SIDE;
        map.values()[i] = (float) (now[y][x] + random.nextGaussian());
        now[y][x] = 0.5 * now[y][x] + Math.sqrt(0.75) * fresh[y][x];
      }
      maps.add(map);
    }
    PatternPlane plane = PatternPlane.of(maps, Mask.all(SIDE, SIDE), 2);
    Estimate xi = plane.length();
    assertEquals(XI, xi.value(), 3 * xi.sd());
    assertTrue(xi.sd() > 0.05 && xi.sd() < 0.6, "sd " + xi.sd());
    assertEquals(17, plane.distance().length);
    assertEquals(2, plane.separation()[0]);
    assertEquals(0.5, plane.covariance()[0][0], 0.08);
    assertEquals(0.25, plane.covariance()[0][1], 0.08);
    assertEquals(0.5 * Math.exp(-1), plane.covariance()[3][0], 0.08);
  }
}
