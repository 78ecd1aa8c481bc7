package ecm.registration.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeakTest {

  private static final int RANGE = 6;
  private static final int N = 2 * RANGE + 1;

  private static int at(int dx, int dy) {
    return (dy + RANGE) * N + dx + RANGE;
  }

  private static float[] hill(double x, double y) {
    float[] surface = new float[N * N];
    for (int i = 0; i < surface.length; i++) {
      double u = i % N - RANGE - x;
      double v = i / N - RANGE - y;
      surface[i] = (float) (50 - 2 * u * u - v * v);
    }
    return surface;
  }

  private static Peak of(float[] surface) {
    return Peak.of(surface, RANGE, 1);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1", ".3, -.4, 1", "-2.2, 4.45, 2", "-5, 5, 1"})
  void isTheVertexOfAParaboloid(double x, double y, int bin) {
    Peak peak = Peak.of(hill(x, y), RANGE, bin);
    assertEquals(x * bin, peak.dx(), 2e-5);
    assertEquals(y * bin, peak.dy(), 2e-5);
    assertFalse(peak.atLimit());
  }

  @ParameterizedTest
  @CsvSource({"-6, 1", "6, 1", "2, -6", "2, 6"})
  void atTheBorderItIsTheBorderItself(int dx, int dy) {
    float[] surface = new float[N * N];
    surface[at(dx, dy)] = 1;
    Peak peak = of(surface);
    assertEquals(dx, peak.dx());
    assertEquals(dy, peak.dy());
    assertTrue(peak.atLimit());
    assertFalse(peak.isClear());
  }

  @Test
  void aFlatSurfaceHasItsFirstPointAndNoDoubtIsRuledOut() {
    Peak peak = of(new float[N * N]);
    assertEquals(1, peak.ratio());
    assertFalse(peak.isClear());
    float[] below = new float[N * N];
    Arrays.fill(below, -2);
    below[at(1, 1)] = -1;
    assertEquals(1, of(below).ratio());
  }

  /** A second place counts from 4 px off, in either direction, and if none around it is higher. */
  @ParameterizedTest
  @CsvSource({
    "4, 0, .5, .5",
    "3, 0, .5, 0",
    "0, 4, .5, .5",
    "0, -3, .5, 0",
    "3, 3, .5, 0",
    "-4, 3, .6, .6",
    "4, 4, .69, .69",
    "4, 4, .71, .71"
  })
  void theSecondPeakLiesApart(int dx, int dy, float height, float ratio) {
    float[] surface = new float[N * N];
    surface[at(0, 0)] = 2;
    surface[at(dx, dy)] = 2 * height;
    assertEquals(ratio, of(surface).ratio(), 1e-7);
    assertEquals(ratio < .7, of(surface).isClear());
  }

  @Test
  void theFlankOfAPeakIsNoSecondOne() {
    assertEquals(0, of(hill(0, 0)).ratio());
    float[] surface = new float[N * N];
    surface[at(0, 0)] = 4;
    surface[at(4, 4)] = 1;
    surface[at(5, 5)] = 2;
    assertEquals(.5, of(surface).ratio(), 1e-7);
    surface[at(6, 6)] = 3; // on the border: not known to be a maximum, and the one inside is none
    assertEquals(0, of(surface).ratio());
  }
}
