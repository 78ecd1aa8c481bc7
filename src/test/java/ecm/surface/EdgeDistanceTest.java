package ecm.surface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.Rect;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeDistanceTest {

  private static float[] byBruteForce(Mask outline) {
    float[] distance = new float[outline.width() * outline.height()];
    for (int i = 0; i < distance.length; i++) {
      double best = Double.POSITIVE_INFINITY;
      for (int j = 0; j < distance.length; j++) {
        if (!outline.contains(j)) {
          int dx = i % outline.width() - j % outline.width();
          int dy = i / outline.width() - j / outline.width();
          best = Math.min(best, Math.hypot(dx, dy) - 0.5);
        }
      }
      distance[i] = outline.contains(i) ? (float) best : Float.NaN;
    }
    return distance;
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,0.5",
    "40,25,0.02",
    "25,40,0.2",
    "31,31,0.6",
    "64,3,0.03",
    "3,64,0.03",
    "1,50,0.1"
  })
  void agreesWithTheSearchOfAllPairs(int width, int height, double vacuum) {
    Random random = new Random(width * 100 + height);
    for (int run = 0; run < 5; run++) {
      Mask outline = Mask.of(width, height, i -> random.nextDouble() > vacuum);
      assertArrayEquals(byBruteForce(outline), EdgeDistance.of(outline).values(), 1e-6f);
    }
  }

  @Test
  void aWireIsMeasuredFromItsSidesAndNotFromTheImageBorder() {
    FloatMap distance = EdgeDistance.of(Mask.of(20, 12, new Rect(4, 0, 9, 12)));
    float[] expected = {0.5f, 1.5f, 2.5f, 3.5f, 4.5f, 3.5f, 2.5f, 1.5f, 0.5f};
    for (int y = 0; y < 12; y++) {
      assertEquals(Float.NaN, distance.get(3, y));
      assertEquals(Float.NaN, distance.get(13, y));
      for (int x = 0; x < 9; x++) {
        assertEquals(expected[x], distance.get(4 + x, y));
      }
    }
  }

  @Test
  void withoutVacuumThereIsNoEdge() {
    assertArrayEquals(
        FloatMap.filled(7, 5, Float.POSITIVE_INFINITY).values(),
        EdgeDistance.of(Mask.all(7, 5)).values());
  }

  @Test
  void aTiltedEdgeIsRightWithinHalfAPixel() {
    double angle = Math.toRadians(30);
    Mask outline =
        Mask.of(80, 80, i -> (i % 80 - 40) * Math.cos(angle) + (i / 80 - 40) * Math.sin(angle) > 0);
    FloatMap distance = EdgeDistance.of(outline);
    for (int y = 30; y < 50; y++) {
      for (int x = 30; x < 60; x++) {
        double truth = (x - 40) * Math.cos(angle) + (y - 40) * Math.sin(angle);
        if (truth > 0 && truth < 20) {
          assertEquals(truth, distance.get(x, y), 0.5);
        }
      }
    }
  }

  @Test
  void whatIsNotKnownIsNoVacuum() {
    // a wire of columns 3 to 8 in a field of which rows 2 to 6 are known
    Mask outline = Mask.of(12, 9, i -> i % 12 >= 3 && i % 12 <= 8 && i / 12 >= 2 && i / 12 <= 6);
    FloatMap distance = EdgeDistance.of(outline, new Rect(0, 2, 12, 5));
    for (int y = 2; y <= 6; y++) {
      for (int x = 3; x <= 8; x++) {
        assertEquals(Math.min(x - 3, 8 - x) + 0.5, distance.get(x, y), 1e-6, x + ", " + y);
      }
    }
    assertTrue(Float.isNaN(distance.get(5, 1)));
    assertEquals(0.5, EdgeDistance.of(outline).get(5, 2), 1e-6, "the end of a known wire");
  }
}
