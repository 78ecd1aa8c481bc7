package ecm.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import org.junit.jupiter.api.Test;

class SlowDomainsTest {

  /** Two squares of 4 x 4 and one of 2 x 2 slow pixels in a map of 40 x 40. */
  @Test
  void areaAndDiameterOfKnownDomains() {
    FloatMap map = FloatMap.filled(40, 40, 0);
    for (int i = 0; i < 1600; i++) {
      int x = i % 40;
      int y = i / 40;
      boolean large = y >= 5 && y < 9 && (x >= 5 && x < 9 || x >= 20 && x < 24);
      boolean small = y >= 30 && y < 32 && x >= 10 && x < 12;
      map.values()[i] = large || small ? 3 : 0;
    }
    SlowDomains found = SlowDomains.of(map, Mask.all(40, 40));
    assertEquals(36 / 1600.0, found.areaFraction(), 1e-12);
    double typical = (2 * 16 * 16 + 4 * 4) / 36.0;
    assertEquals(2 * Math.sqrt(typical / Math.PI), found.diameter(), 1e-12);
  }

  @Test
  void pixelsWithoutValueDoNotCount() {
    FloatMap map = FloatMap.filled(10, 10, 1);
    map.values()[0] = 9;
    map.values()[1] = Float.NaN;
    assertEquals(1 / 99.0, SlowDomains.of(map, Mask.all(10, 10)).areaFraction(), 1e-12);
  }

  /** A Gaussian field: 16 % of it lies above one standard deviation. */
  @Test
  void aGaussianField() {
    FloatMap map =
        RandomField.map(160, 1, RandomField.speckle(160, 5), 0, RandomField.speckle(160, 6));
    SlowDomains found = SlowDomains.of(map, Mask.all(160, 160));
    assertEquals(0.1587, found.areaFraction(), 0.015);
    assertTrue(found.diameter() > 2 && found.diameter() < 6, "diameter " + found.diameter());
  }
}
