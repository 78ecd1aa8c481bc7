package ecm.ij.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.ij.RecordingProgress;
import ecm.ij.Stacks;
import ecm.ij.base.StackSettings;
import ecm.stack.FrameStack;
import ij.ImagePlus;
import ij.measure.Calibration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stacks as readers of microscope files deliver them: frames in Z or C, no frame interval or one in
 * a unit of their own, lengths in the unit of the file.
 */
class MicroscopeFormatsTest {

  private static ImagePlus stack(String axis, int bits) {
    ImagePlus image = Stacks.random(6, 5, 4, bits);
    image.setTitle("series.dm4 - series");
    image.setCalibration(new Calibration(image));
    image.setDimensions(
        axis.equals("C") ? 4 : 1, axis.equals("Z") ? 4 : 1, axis.equals("T") ? 4 : 1);
    return image;
  }

  private static void scale(ImagePlus image, double size, String unit) {
    image.getCalibration().pixelWidth = size;
    image.getCalibration().pixelHeight = size;
    image.getCalibration().setUnit(unit);
  }

  private static FrameStack read(ImagePlus image, double frameInterval, RecordingProgress log) {
    return StackInput.of(image, new StackSettings(frameInterval, 0, 1, 0, ""), log);
  }

  /** Reader, axis, bits, pixel size and unit, and what they are in nm. */
  @ParameterizedTest
  @CsvSource({
    "DM3 through Bio-Formats, Z, 16, 0.00025, µm, 0.25",
    "DM3 through Bio-Formats in ImageJ's spelling, Z, 32, 0.00025, microns, 0.25",
    "DM4, Z, 32, 0.25, nm, 0.25",
    "MRC, Z, 16, 2.5, Å, 0.25",
    "MRC with a plain A, Z, 8, 2.5, A, 0.25",
    "SER, C, 16, 2.5E-7, mm, 0.25",
    "EMD, T, 16, 250, pm, 0.25"
  })
  void framesAndPixelSizeArriveFromEveryReader(
      String reader, String axis, int bits, double size, String unit, double nanometres) {
    ImagePlus image = stack(axis, bits);
    scale(image, size, unit);
    RecordingProgress log = new RecordingProgress();
    FrameStack stack = read(image, 0.1, log);
    assertEquals(4, stack.frames(), reader);
    assertEquals(0.1, stack.frameInterval(), reader);
    assertEquals(nanometres, stack.pixelSize(), 1e-12, reader);
    assertEquals(!axis.equals("T"), log.text().contains("frames in time"), reader);
  }

  @Test
  void withoutFrameIntervalTheUserIsAskedForIt() {
    ImagePlus image = stack("Z", 16);
    scale(image, 0.25, "nm");
    String refusal = refusal(image);
    assertTrue(refusal.contains("frameInterval in seconds"), refusal);
  }

  @ParameterizedTest
  @CsvSource({"msec, 50, 0.05", "μs, 50000, 0.05", "Seconds, 0.05, 0.05"})
  void frameIntervalsInTheReadersUnit(String unit, double interval, double seconds) {
    ImagePlus image = stack("Z", 16);
    image.getCalibration().frameInterval = interval;
    image.getCalibration().setTimeUnit(unit);
    assertEquals(seconds, read(image, 0, new RecordingProgress()).frameInterval(), 1e-12);
  }

  /** The spacing of slices is no time, whatever it says. */
  @Test
  void theSpacingOfSlicesIsNotTakenForATime() {
    ImagePlus image = stack("Z", 16);
    image.getCalibration().pixelDepth = 0.1;
    assertTrue(refusal(image).contains("not known"));
  }

  @Test
  void diffractionUnitsAreNamed() {
    ImagePlus image = stack("Z", 16);
    image.getCalibration().frameInterval = 0.1;
    scale(image, 0.01, "1/nm");
    assertTrue(refusal(image).contains("'1/nm'"), refusal(image));
  }

  @Test
  void theDialogSaysWhatTheImageKnows() {
    ImagePlus image = stack("Z", 16);
    assertEquals(
        "series.dm4 - series, 4 frames, frame interval not known, pixel size not known",
        StackDescription.of(image));
    scale(image, 0.00025, "µm");
    image.getCalibration().frameInterval = 50;
    image.getCalibration().setTimeUnit("ms");
    assertEquals(
        "series.dm4 - series, 4 frames, 0.05 s per frame, 0.25 nm per pixel",
        StackDescription.of(image));
  }

  private static String refusal(ImagePlus image) {
    return assertThrows(InvalidInput.class, () -> read(image, 0, new RecordingProgress()))
        .getMessage();
  }
}
