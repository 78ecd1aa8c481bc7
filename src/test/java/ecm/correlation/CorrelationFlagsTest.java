package ecm.correlation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import ecm.stack.SelectedFrames;
import ecm.stack.ShiftedFrames;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of pixels that hold no proper data. */
class CorrelationFlagsTest {

  private static final int FRAMES = 200;

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aNonFiniteSampleSpoilsItsPixelOnly(float bad) {
    for (Engine engine : Engine.values()) {
      float[][] planes = planes(9);
      CorrelationRequest request = new CorrelationRequest(30, engine, false, false);
      Curves clean = Curves.of(TestStacks.of(9, 1, planes), Mask.all(9, 1), request);
      planes[57][4] = bad;
      Curves spoilt = Curves.of(TestStacks.of(9, 1, planes), Mask.all(9, 1), request);
      for (int p = 0; p < 9; p++) {
        if (p == 4) {
          assertEquals(PixelFlag.NON_FINITE.bit(), spoilt.flags(4));
          assertTrue(Arrays.stream(spoilt.g2(4)).allMatch(Double::isNaN));
        } else {
          assertEquals(0, spoilt.flags(p));
          assertArrayEquals(clean.g2(p), spoilt.g2(p), engine.name());
        }
      }
    }
  }

  @Test
  void aNonFiniteSampleInAnInvalidFrameIsNotSeen() {
    float[][] planes = planes(3);
    boolean[] invalid = new boolean[FRAMES];
    invalid[20] = true;
    CorrelationRequest request = CorrelationRequest.defaults();
    FrameStack clean = SelectedFrames.without(TestStacks.of(3, 1, planes), invalid);
    double[] expected = Curves.of(clean, Mask.all(3, 1), request).g2(1);
    planes[20][1] = Float.NaN;
    FrameStack spoilt = SelectedFrames.without(TestStacks.of(3, 1, planes), invalid);
    Curves curves = Curves.of(spoilt, Mask.all(3, 1), request);
    assertArrayEquals(expected, curves.g2(1));
    assertEquals(0, curves.flags(1));
    assertEquals(FRAMES - 1, curves.count(1));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void aConstantPixelIsStaticAndOneThroughout(Engine engine) {
    float[][] planes = planes(2);
    for (float[] plane : planes) {
      plane[1] = 0.1f;
    }
    Curves curves =
        Curves.of(
            TestStacks.of(2, 1, planes),
            Mask.all(2, 1),
            new CorrelationRequest(30, engine, false, false));
    assertEquals(PixelFlag.STATIC.bit(), curves.flags(1));
    for (double g2 : curves.g2(1)) {
      assertEquals(1, g2);
    }
    assertEquals(0.1f, curves.mean(1), 1e-15);
  }

  @Test
  void anEmptyPixelHasNoPositiveMean() {
    float[][] planes = planes(2);
    for (int t = 0; t < FRAMES; t++) {
      planes[t][0] = 0;
      planes[t][1] = t % 2 == 0 ? 1 : -3;
    }
    Curves curves =
        Curves.of(TestStacks.of(2, 1, planes), Mask.all(2, 1), CorrelationRequest.defaults());
    assertTrue(PixelFlag.MEAN_NOT_POSITIVE.in(curves.flags(0)));
    assertTrue(PixelFlag.STATIC.in(curves.flags(0)));
    assertTrue(Arrays.stream(curves.g2(0)).allMatch(Double::isNaN));
    assertEquals(PixelFlag.MEAN_NOT_POSITIVE.bit(), curves.flags(1));
    assertEquals(-1, curves.mean(1));
  }

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"DIRECT", "FFT"})
  void noLightAtOneEndIsNaNAtTheLagsThatSeeOnlyIt(Engine engine) {
    float[] series = new float[20];
    for (int t = 0; t < 20; t++) {
      series[t] = t < 6 ? 0 : 0.3f + t % 3;
    }
    int[] lags = {12, 13, 14, 15, 19};
    double[] g2 = Curves.atWholeLags(TestStacks.of(series), engine, false, lags).g2(0);
    // L sums frames 0..19-p: 0 from p = 14 on.
    assertFalse(Double.isNaN(g2[0]) || Double.isNaN(g2[1]));
    assertTrue(Double.isNaN(g2[2]) && Double.isNaN(g2[3]) && Double.isNaN(g2[4]));
  }

  @Test
  void moreThanAFifthUncoveredIsNoCurve() {
    int[] dx = new int[FRAMES];
    int[] dy = new int[FRAMES];
    // Column 3 is uncovered in 41 frames, column 2 in 40 of 200.
    Arrays.fill(dx, 100, 140, 2);
    dx[50] = 1;
    FrameStack stack = new ShiftedFrames(TestStacks.of(4, 1, planes(4)), dx, dy);
    Curves curves = Curves.of(stack, Mask.all(4, 1), CorrelationRequest.defaults());
    assertEquals(0, curves.flags(2));
    assertEquals(160, curves.count(2));
    assertEquals(PixelFlag.UNCOVERED.bit(), curves.flags(3));
    assertEquals(159, curves.count(3));
    assertTrue(Arrays.stream(curves.g2(3)).allMatch(Double::isNaN));
  }

  private static float[][] planes(int pixels) {
    short[][] counts = TestStacks.counts(pixels, FRAMES, 11);
    float[][] planes = new float[FRAMES][pixels];
    for (int t = 0; t < FRAMES; t++) {
      for (int p = 0; p < pixels; p++) {
        planes[t][p] = counts[t][p];
      }
    }
    return planes;
  }
}
