package ecm.surface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.Rect;
import org.junit.jupiter.api.Test;

class SurfaceProfileTest {

  @Test
  void binsByWholePixelsAndLeavesEmptyOnesOut() {
    float nan = Float.NaN;
    float inf = Float.POSITIVE_INFINITY;
    FloatMap distance = new FloatMap(10, 1, new float[] {0, .5f, .9f, 1, 3, 3.9f, nan, inf, 3, 2});
    FloatMap values = new FloatMap(10, 1, new float[] {4, 1, 3, 7, 2, 4, 9, 9, 9, nan});
    SurfaceProfile profile = SurfaceProfile.of(values, distance, 0.5);
    assertArrayEquals(new double[] {0.25, 0.75, 1.75}, profile.distance());
    assertArrayEquals(new double[] {3, 7, 4}, profile.median());
    assertArrayEquals(new double[] {2, 7, 3}, profile.lowerQuartile());
    assertArrayEquals(new double[] {3.5, 7, 6.5}, profile.upperQuartile());
    assertArrayEquals(new int[] {3, 1, 3}, profile.pixels());
  }

  @Test
  void withoutAnEdgeThereIsNoBin() {
    Mask all = Mask.all(6, 6);
    assertEquals(0, SurfaceProfile.of(FloatMap.filled(6, 6, 1), EdgeDistance.of(all), 0.25).size());
  }

  @Test
  void layersFollowTheDistanceAndTheWidthOfTheWire() {
    Mask outline = Mask.of(100, 10, new Rect(10, 0, 80, 10));
    Mask mask = Mask.of(100, 10, new Rect(10, 2, 80, 6));
    FloatMap distance = EdgeDistance.of(outline);
    SurfaceLayers layers = SurfaceLayers.of(mask, distance, 0.25, 1, 5);
    assertEquals(2 * 4 * 6, layers.surface().count());
    assertEquals(40 * 6, layers.bulk().count());
    assertEquals(39.5 * 0.25, layers.radius());
    assertTrue(layers.bulkDefinition().startsWith("d > 5.00 nm"), layers.bulkDefinition());
    SurfaceLayers wide = SurfaceLayers.of(mask, distance, 1, 1, 5);
    assertEquals(1 * 2 * 6, wide.surface().count());
    assertEquals(40 * 6, wide.bulk().count());
    assertTrue(wide.bulkDefinition().startsWith("d > 19.75 nm"), wide.bulkDefinition());
  }

  @Test
  void withoutAnEdgeAllIsBulk() {
    Mask mask = Mask.of(8, 8, new Rect(2, 2, 3, 3));
    SurfaceLayers layers = SurfaceLayers.of(mask, EdgeDistance.of(Mask.all(8, 8)), 1, 1, 5);
    assertEquals(0, layers.surface().count());
    assertArrayEquals(mask.inside(), layers.bulk().inside());
    assertTrue(layers.bulkDefinition().startsWith("whole mask"));
  }
}
