package ecm.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ecm.base.InvalidInput;
import org.junit.jupiter.api.Test;

class CalibratedFramesTest {

  private static final FloatMap NO_DARK = FloatMap.filled(3, 2, 0);
  private static final FloatMap EVEN = FloatMap.filled(3, 2, 7);

  private static FrameStack stack() {
    Object[] planes = {new float[] {1, 2, 3, 4, 5, 6}, new float[] {7, 8, 9, 10, 11, 12}};
    return new ArrayFrameStack(3, 2, planes, SampleType.FLOAT32, new StackInfo("raw", 0.1, 0.5));
  }

  @Test
  void darkIsTakenOffAndGainMultipliesRelativeToItsMean() {
    FloatMap dark = new FloatMap(3, 2, new float[] {0, 1, 2, 0, 0, 1});
    // mean 2
    FloatMap gain = new FloatMap(3, 2, new float[] {1, 2, 3, 2, 1, 3});
    FrameStack calibrated = CalibratedFrames.of(stack(), dark, gain);
    assertArrayEquals(new float[] {0.5f, 1, 1.5f, 4, 2.5f, 7.5f}, calibrated.frame(0));
    assertArrayEquals(new float[] {3.5f, 7, 10.5f, 10, 5.5f, 16.5f}, calibrated.frame(1));
    float[] row = new float[3];
    calibrated.copyRows(1, 1, 1, row);
    assertArrayEquals(new float[] {10, 5.5f, 16.5f}, row);
    assertEquals(SampleType.FLOAT32, calibrated.sampleType());
    assertEquals("raw", calibrated.info().title());
  }

  @Test
  void anEvenGainChangesNothing() {
    FrameStack calibrated = CalibratedFrames.of(stack(), NO_DARK, EVEN);
    assertArrayEquals(stack().frame(1), calibrated.frame(1));
  }

  @Test
  void whatDoesNotFitIsNamed() {
    refused(
        FloatMap.filled(2, 2, 0), EVEN, "the dark image has 2 x 2 pixels, but the stack has 3 x 2");
    refused(
        NO_DARK,
        FloatMap.filled(3, 3, 1),
        "the gain image has 3 x 3 pixels, but the stack has 3 x 2");
    refused(
        new FloatMap(3, 2, new float[] {0, 0, 0, 0, Float.NaN, 0}),
        EVEN,
        "the dark image is NaN at x = 1, y = 1; a finite number is needed in every pixel");
    refused(
        NO_DARK,
        new FloatMap(3, 2, new float[] {1, 1, 0, 1, 1, 1}),
        "the gain image is 0.0 at x = 2, y = 0; a positive number is needed in every pixel");
    refused(
        NO_DARK,
        new FloatMap(3, 2, new float[] {1, 1, 1, -2, 1, 1}),
        "the gain image is -2.0 at x = 0, y = 1; a positive number is needed in every pixel");
    refused(
        NO_DARK,
        new FloatMap(3, 2, new float[] {Float.NaN, 1, 1, 1, 1, 1}),
        "the gain image is NaN at x = 0, y = 0; a positive number is needed in every pixel");
  }

  @Test
  void aShiftedStackIsRefused() {
    FrameStack shifted = new ShiftedFrames(stack(), new int[] {0, 1}, new int[] {0, 0});
    String said =
        assertThrows(InvalidInput.class, () -> CalibratedFrames.of(shifted, NO_DARK, EVEN))
            .getMessage();
    assertEquals(
        "the stack was registered already: dark and gain belong to the pixels of the camera, so"
            + " give them when the stack is registered",
        said);
  }

  private static void refused(FloatMap dark, FloatMap gain, String sentence) {
    assertEquals(
        sentence,
        assertThrows(InvalidInput.class, () -> CalibratedFrames.of(stack(), dark, gain))
            .getMessage());
  }
}
