package ecm.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.Rect;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FlankTest {

  private static final int WIDTH = 40;
  private static final int HEIGHT = 30;
  private static final Rect ALL = new Rect(0, 0, WIDTH, HEIGHT);

  /** A wire along y in columns 10 to 29. */
  private static final Mask WIRE = Mask.of(WIDTH, HEIGHT, new Rect(10, 0, 20, HEIGHT));

  @Test
  void theNearestPointIsTheOneThatTheDistanceIsMeasuredTo() {
    SplittableRandom random = new SplittableRandom(1);
    Mask outline = Mask.of(WIDTH, HEIGHT, i -> random.nextInt(12) > 0);
    FloatMap distance = EdgeDistance.of(outline);
    int[] nearest = EdgePoints.of(outline, ALL);
    for (int i : outline.indices()) {
      int dx = nearest[i] % WIDTH - i % WIDTH;
      int dy = nearest[i] / WIDTH - i / WIDTH;
      assertEquals(distance.values()[i], Math.hypot(dx, dy) - 0.5, 1e-6);
      assertTrue(!outline.contains(nearest[i]));
    }
  }

  @Test
  void aLineAlongAnEdgeChoosesItsHalfOfTheWire() {
    Mask left = new Flank(new double[] {8, 12}, new double[] {-1, 40}).of(WIRE, ALL, 10);
    assertEquals(10 * HEIGHT, left.count());
    assertTrue(left.contains(19, 5) && !left.contains(20, 5));
    Mask right = new Flank(new double[] {31, 31}, new double[] {5.5, 15.5}).of(WIRE, ALL, 10);
    assertEquals(10 * 10, right.count(), "rows 6 to 15");
    assertTrue(right.contains(20, 6) && !right.contains(20, 5) && right.contains(29, 15));
  }

  @Test
  void aBentLineGoesOnAtItsCorner() {
    double[] x = {8, 11, 8};
    double[] y = {-1, 15, 31};
    assertEquals(10 * HEIGHT, new Flank(x, y).of(WIRE, ALL, 10).count());
  }

  @Test
  void aLineFarAwayAndASampleWithoutVacuumGiveNone() {
    Flank far = new Flank(new double[] {-80, -80}, new double[] {0, 30});
    assertEquals(0, far.of(WIRE, ALL, 10).count());
    Flank near = new Flank(new double[] {10, 10}, new double[] {0, 30});
    assertEquals(0, near.of(Mask.all(WIDTH, HEIGHT), ALL, 10).count());
  }

  @Test
  void theImageBordersAndWhatIsNotKnownAreNoEdges() {
    Rect known = new Rect(15, 0, 25, HEIGHT);
    int[] nearest = EdgePoints.of(WIRE, known);
    assertEquals(-1, nearest[12], "outside the known part");
    assertEquals(5 * WIDTH + 30, nearest[5 * WIDTH + 16]);
  }
}
