package ecm.ij.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A calibration that contradicts what the file said is not believed. */
class InfoScaleTest {

  /** What ImageJ2 writes into the Info of a TIFF of ImageJ with 0.25 s per frame. */
  private static final String SCIFIO =
      "--- Dataset Information ---\nBitsPerPixel = 8\nImage 0 Information\n"
          + "Dimension order = X,Y,Time\n--- Global Metadata ---\nFrame Interval = 0.25\n";

  private static ImagePlus stack(double interval, String unit, String info) {
    ImageStack frames = new ImageStack(2, 2);
    frames.addSlice(new ByteProcessor(2, 2));
    frames.addSlice(new ByteProcessor(2, 2));
    ImagePlus image = new ImagePlus("wire.tif", frames);
    image.getCalibration().frameInterval = interval;
    image.getCalibration().setTimeUnit(unit);
    image.getCalibration().setUnit("nm");
    image.getCalibration().pixelWidth = 0.3;
    image.getCalibration().pixelHeight = 0.3;
    image.setProperty("Info", info);
    return image;
  }

  private static StackSettings given(double interval, double size) {
    return new StackSettings(interval, size, 1, 0, "");
  }

  private static double interval(ImagePlus image) {
    return StackUnits.of(image, given(0, 0)).frameInterval();
  }

  private static String refusal(ImagePlus image) {
    return assertThrows(InvalidInput.class, () -> interval(image)).getMessage();
  }

  @Test
  void aTimeAxisOfImageJ2WithoutUnitIsNotKnown() {
    ImagePlus image = stack(1, null, SCIFIO);
    assertFalse(StackUnits.hasFrameInterval(image));
    String refusal = refusal(image);
    assertTrue(refusal.startsWith("the time between frames is not known"), refusal);
    assertTrue(refusal.contains("'Frame Interval = 0.25'"), refusal);
    assertEquals(0.25, StackUnits.of(image, given(0.25, 0)).frameInterval());
    ImagePlus silent = stack(1, null, SCIFIO.replace("Frame Interval = 0.25\n", ""));
    assertTrue(refusal(silent).contains("is not known (opened by ImageJ2"), refusal(silent));
  }

  @Test
  void imageJ2SayingOneSecondIsBelieved() {
    assertEquals(1, interval(stack(1, null, SCIFIO.replace("0.25", "1.0"))));
    assertEquals(0.25, interval(stack(0.25, "sec", SCIFIO)));
    assertEquals(1, interval(stack(1, "sec", "opened by ImageJ itself")));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, sec, Frame Interval = 0.25",
    "250, sec, finterval=0.25",
    "0.25, min, finterval: 0.25 s",
    "0.25, sec, Frame interval (ms) = 25",
    "25, ms, finterval = 0.25",
  })
  void anotherIntervalInTheInfoIsRefused(double interval, String unit, String line) {
    String refusal = refusal(stack(interval, unit, "a\n" + line + "\nb"));
    assertTrue(refusal.contains("'" + line + "'"), refusal);
    assertTrue(refusal.endsWith("give frameInterval in seconds"), refusal);
    assertEquals(
        2, StackUnits.of(stack(interval, unit, line), given(2, 0)).frameInterval(), "given");
  }

  @ParameterizedTest
  @CsvSource({
    "0.25, sec, Frame Interval = 0.25, 0.25",
    "250, ms, Frame Interval = 0.25, 0.25",
    "250, ms, finterval=250, 0.25",
    "250, ms, Frame Interval (ms) = 250, 0.25",
    "0.333333, s, finterval=0.33333333, 0.333333",
    "0.5, s, Frame Interval = unknown, 0.5",
    "0.5, s, exposure = 0.25 s, 0.5",
    "0.5, s, Frame Interval = 7 furlongs, 0.5",
    "0.5, s, Frame Interval = 1.2.3, 0.5",
  })
  void theSameIntervalInOtherWordsIsNot(double interval, String unit, String line, double s) {
    assertEquals(s, interval(stack(interval, unit, line)), 1e-12);
  }

  @Test
  void theUnitOfTimeMayStandInALineOfItsOwn() {
    assertEquals(0.25, interval(stack(0.25, "s", "finterval=250\ntunit=ms")), 1e-12);
    assertTrue(refusal(stack(0.25, "s", "finterval=25\ntunit=ms")).contains("'finterval=25'"));
  }

  @Test
  void anotherPixelSizeInTheInfoIsRefused() {
    ImagePlus image = stack(1, "s", "Pixel Size (pm) = 150");
    String refusal = refusal(image);
    assertTrue(
        refusal.startsWith("the image gives its pixel size as 0.3 nm, but its Info"), refusal);
    assertEquals(0.15, StackUnits.of(image, given(0, 0.15)).pixelSize());
    assertEquals(0.3, StackUnits.of(stack(1, "s", "Pixel width = 3 Å"), given(0, 0)).pixelSize());
    // the camera's, and one without a unit, which say nothing of the sample
    assertEquals(
        0.3,
        StackUnits.of(stack(1, "s", "Pixel Size (um) = 15\nPixel width = 2"), given(0, 0))
            .pixelSize());
  }
}
