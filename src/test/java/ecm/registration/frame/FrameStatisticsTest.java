package ecm.registration.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.Rect;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameStatisticsTest {

  private static final int WIDTH = 6;

  private static FrameStatistics of(float[] frame, Rect covered) {
    return FrameStatistics.of(frame, WIDTH, covered);
  }

  private static FrameStatistics of(float... frame) {
    return of(frame, new Rect(0, 0, WIDTH, frame.length / WIDTH));
  }

  /** 0, 1, ... 11: mean 5.5, variance (12^2 - 1) / 12; on a pedestal the same. */
  @ParameterizedTest
  @CsvSource({"0", "-1000", "1e6"})
  void meanAndDeviation(float pedestal) {
    float[] frame = new float[12];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = pedestal + i;
    }
    FrameStatistics seen = of(frame);
    assertEquals(pedestal + 5.5, seen.mean(), 1e-9);
    assertEquals(Math.sqrt(143 / 12.0), seen.sd(), 1e-9);
    assertEquals(1, seen.finite());
  }

  @Test
  void onlyCoveredPixelsCount() {
    float[] frame = new float[30];
    Arrays.fill(frame, 9e9f);
    for (int y = 1; y < 4; y++) {
      for (int x = 2; x < 5; x++) {
        frame[y * WIDTH + x] = 10 * y + x;
      }
    }
    FrameStatistics seen = of(frame, new Rect(2, 1, 3, 3));
    assertEquals(23, seen.mean(), 1e-9);
    assertEquals(Math.sqrt(2 / 3.0 * 101), seen.sd(), 1e-9);
    assertEquals(0, seen.plateau());
  }

  @Test
  void theCeilingIsTheHighestValueFrom255On() {
    assertEquals(1 / 2.0, of(255, 3, 255, 3, 255, 0).plateau());
    assertEquals(1 / 3.0, of(0, 0, 0, 3, 300, 300).plateau());
    assertEquals(1 / 6.0, of(300, 300, 0, 3, 2, 301).plateau());
    assertEquals(0, of(254, 254, 254, 254, 0, 0).plateau());
    assertEquals(0, of(-300, -300, -300, -300, -400, -400).plateau());
  }

  @Test
  void valuesThatAreNoNumbersAreCountedOnly() {
    FrameStatistics seen = of(Float.NaN, 4, 8, Float.POSITIVE_INFINITY, 4, 8);
    assertEquals(6, seen.mean());
    assertEquals(2, seen.sd());
    assertEquals(4 / 6.0, seen.finite());
    assertEquals(0, seen.plateau());
    assertSame(FrameStatistics.NONE, of(Float.NaN, Float.NaN, 1 / 0f, -1 / 0f, 1 / 0f, 1 / 0f));
  }

  @Test
  void blankIsOneValueOrMostlyNone() {
    assertTrue(FrameStatistics.NONE.isBlank());
    assertTrue(of(7, 7, 7, 7, 7, 7).isBlank());
    assertTrue(of(7, 8, 9, Float.NaN, Float.NaN, Float.NaN).isBlank());
    assertFalse(of(7, 8, 9, 9, Float.NaN, Float.NaN).isBlank());
  }
}
