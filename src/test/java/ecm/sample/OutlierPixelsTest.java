package ecm.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutlierPixelsTest {

  private static final int W = 12;
  private static final int H = 10;
  private static final Mask ALL = Mask.all(W, H);

  /** Means of 9, 10 and 11 in turn: median 10 +- 1.4826. */
  private static float[] means() {
    float[] mean = new float[W * H];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = 9 + i % 3;
    }
    return mean;
  }

  private static OutlierPixels odd(float[] mean, Mask spiked, Mask clipped, Mask mask) {
    FloatMap map = new FloatMap(W, H, mean);
    return OutlierPixels.of(new Moments(map, map, new double[1], spiked, clipped), mask);
  }

  private static Mask of(IntPredicate which) {
    return Mask.of(W, H, which);
  }

  private static OutlierPixels hot(float[] mean) {
    return odd(mean, of(i -> false), of(i -> false), ALL);
  }

  /** 10 + 35 * 1.4826 = 61.89; in a corner, at an edge, within. */
  @ParameterizedTest
  @ValueSource(ints = {0, 5, W - 1, 3 * W, 4 * W + 6, W * H - 1})
  void aHotPixelIsFarAboveTheSample(int pixel) {
    float[] mean = means();
    mean[pixel] = 61.8f;
    assertEquals(List.of(), hot(mean).notes());
    mean[pixel] = 62;
    OutlierPixels found = hot(mean);
    assertArrayEquals(new int[] {pixel}, found.toLeaveOut().indices());
    assertEquals(
        List.of("1 hot px left out, at (" + pixel % W + ", " + pixel / W + ")"), found.notes());
  }

  /** A neighbour of 20 allows 80, wherever of the eight it is. */
  @ParameterizedTest
  @CsvSource({"-1, -1", "0, -1", "1, -1", "-1, 0", "1, 0", "-1, 1", "0, 1", "1, 1"})
  void andFarAboveEachNeighbour(int dx, int dy) {
    float[] mean = means();
    mean[(4 + dy) * W + 6 + dx] = 20;
    mean[4 * W + 6] = 80;
    assertEquals(0, hot(mean).toLeaveOut().count());
    mean[4 * W + 6] = 80.1f;
    assertEquals(1, hot(mean).toLeaveOut().count());
  }

  @Test
  void pixelsOutsideTheMaskAreNotLookedAtButAreNeighbours() {
    float[] mean = means();
    mean[4 * W + 6] = 500;
    mean[8 * W + 1] = 500;
    mean[8 * W + 2] = 400;
    Mask mask = of(i -> i != 4 * W + 6 && i != 8 * W + 2);
    assertEquals(0, odd(mean, of(i -> false), of(i -> false), mask).toLeaveOut().count());
  }

  @Test
  void aMeanThatIsNoNumberIsLeftToOthers() {
    float[] mean = means();
    mean[7] = Float.NaN;
    mean[40] = Float.POSITIVE_INFINITY;
    assertEquals(List.of(), hot(mean).notes());
  }

  @Test
  void eachPixelIsOfOneKindAndFiveAreNamed() {
    float[] mean = means();
    mean[20] = 500;
    mean[60] = 500;
    OutlierPixels found =
        odd(mean, of(i -> i == 20 || i == 33), of(i -> i >= 20 && i % 20 == 0 || i == 1), ALL);
    assertArrayEquals(new int[] {20, 33, 60}, found.toLeaveOut().indices());
    assertEquals(
        List.of(
            "2 px with a spike in one frame left out, at (8, 1), (9, 2)",
            "1 hot px left out, at (0, 5)",
            "4 px are cut off at the recording's highest value, which lowers their contrast and"
                + " tau, at (1, 0), (4, 3), (8, 6), (4, 8)"),
        found.notes());
    String many = odd(means(), of(i -> i < 6), of(i -> false), ALL).notes().get(0);
    assertEquals(
        "6 px with a spike in one frame left out, at (0, 0), (1, 0), (2, 0), (3, 0), (4, 0), ...",
        many);
  }

  /** A tenth of 120 px is 12. */
  @Test
  void moreThanATenthIsKept() {
    assertEquals(12, odd(means(), of(i -> i < 12), of(i -> false), ALL).toLeaveOut().count());
    OutlierPixels found = odd(means(), of(i -> i < 13), of(i -> false), ALL);
    assertEquals(0, found.toLeaveOut().count());
    assertEquals(
        List.of(
            "13 of 120 px have a spike or are hot, too many to leave out: look for a flash, and"
                + " leave its frames out with excludeFrames"),
        found.notes());
  }
}
