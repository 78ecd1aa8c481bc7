package ecm.pipeline.maps;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import ecm.stack.SelectedFrames;
import ecm.stack.StackInfo;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A beam that flickers is divided out; bad pixels and frames are not taken for its brightness. */
class FrameBrightnessTest {

  private static final int FRAMES = 60;
  private static final int SIDE = 12;
  private static final Mask MASK = Mask.of(SIDE, SIDE, i -> i % SIDE > 1);

  private static double beam(int t) {
    return 1 + 0.3 * Math.sin(0.9 * t) + 0.01 * t;
  }

  private static float[][] planes(double background) {
    SplittableRandom random = new SplittableRandom(8);
    float[][] planes = new float[FRAMES][SIDE * SIDE];
    float[] sample = new float[SIDE * SIDE];
    for (int i = 0; i < sample.length; i++) {
      sample[i] = 100 + random.nextInt(50);
    }
    for (int t = 0; t < FRAMES; t++) {
      for (int i = 0; i < sample.length; i++) {
        planes[t][i] = (float) (background + beam(t) * sample[i]);
      }
    }
    return planes;
  }

  private static FrameStack stack(float[][] planes) {
    return new ArrayFrameStack(
        SIDE, SIDE, planes, SampleType.FLOAT32, new StackInfo("beam", 0.1, 0.25));
  }

  private static double[] gains(FrameStack stack, double background, FrameNormalization how) {
    return FrameBrightness.gains(stack, MASK, background, how, Progress.NONE);
  }

  @Test
  void gainsAreThoseOfTheBeam() {
    double[] gains = gains(stack(planes(30)), 30, FrameNormalization.MEAN);
    double mean = 0;
    for (int t = 0; t < FRAMES; t++) {
      mean += beam(t) / FRAMES;
    }
    for (int t = 0; t < FRAMES; t++) {
      assertEquals(beam(t) / mean, gains[t], 1e-6, "frame " + t);
    }
  }

  @Test
  void aTrendIsSmoothAndFollowsTheDriftOfTheBeam() {
    double[] gains = gains(stack(planes(0)), 0, FrameNormalization.TREND);
    double roughness = 0;
    double own = 0;
    for (int t = 1; t < FRAMES; t++) {
      roughness = Math.max(roughness, Math.abs(gains[t] - gains[t - 1]));
      own = Math.max(own, Math.abs(beam(t) - beam(t - 1)));
    }
    assertTrue(roughness < 0.5 * own, roughness + " against " + own);
    assertTrue(gains[FRAMES - 10] > gains[10]);
  }

  @Test
  void aBadPixelIsNotTheBeam() {
    double[] clean = gains(stack(planes(0)), 0, FrameNormalization.MEAN);
    float[][] spoilt = planes(0);
    spoilt[17][40] = Float.NaN;
    spoilt[18][41] = Float.POSITIVE_INFINITY;
    for (float[] plane : spoilt) {
      plane[50] = Float.NaN;
    }
    assertArrayEquals(clean, gains(stack(spoilt), 0, FrameNormalization.MEAN), 5e-3);
  }

  @Test
  void invalidFramesHaveNoGain() {
    boolean[] bad = new boolean[FRAMES];
    bad[9] = true;
    FrameStack stack = SelectedFrames.without(stack(planes(0)), bad);
    assertEquals(1, gains(stack, 0, FrameNormalization.MEAN)[9]);
    assertTrue(gains(stack, 0, FrameNormalization.TREND)[9] > 0);
  }

  @Test
  void darknessCannotBeDividedBy() {
    InvalidInput refusal =
        assertThrows(
            InvalidInput.class, () -> gains(stack(planes(0)), 1000, FrameNormalization.MEAN));
    assertTrue(refusal.getMessage().contains("<= 0"), refusal.getMessage());
  }
}
