package ecm.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireSectionsTest {

  private static final int SIDE = 160;
  private static final double A = 0.25;

  /** A cone along the direction of an angle; its diameter grows from 8 nm by 0.1 nm per nm. */
  private static double diameter(double along) {
    return 10 + 0.1 * along;
  }

  @ParameterizedTest
  @ValueSource(doubles = {90, 75, 110})
  void aConesDiameterAndTheTauOfItsMiddle(double degrees) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    float[] tau = new float[SIDE * SIDE];
    Mask cone =
        Mask.of(
            SIDE,
            SIDE,
            i -> {
              double x = (i % SIDE - 79.5) * A;
              double y = (i / SIDE - 79.5) * A;
              double along = x * cos + y * sin;
              double across = Math.abs(-x * sin + y * cos);
              tau[i] = (float) (across < diameter(along) / 8 ? diameter(along) : 0.1);
              return across < diameter(along) / 2;
            });
    FloatMap map = new FloatMap(SIDE, SIDE, tau);
    WireSections sections = WireSections.of(map, cone, EdgeDistance.of(cone), A, 1);
    assertTrue(sections.size() > 20, sections.size() + " sections");
    for (int k = 0; k < sections.size(); k++) {
      assertEquals(sections.tau()[k], sections.diameter()[k], 0.35, "section " + k);
      assertTrue(sections.pixels()[k] >= 3);
    }
    double growth =
        (sections.diameter()[sections.size() - 1] - sections.diameter()[0])
            / (sections.position()[sections.size() - 1] - sections.position()[0]);
    assertEquals(0.1, Math.abs(growth), 0.03, "the first end is either");
  }

  @Test
  void sectionsThatLeaveTheFieldHaveNoDiameter() {
    Mask wide = Mask.of(40, 20, i -> i / 40 > 2);
    FloatMap tau = FloatMap.filled(40, 20, 1);
    assertEquals(0, WireSections.of(tau, wide, EdgeDistance.of(wide), A, 1).size());
  }
}
