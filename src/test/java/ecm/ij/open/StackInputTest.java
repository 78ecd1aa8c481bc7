package ecm.ij.open;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.RecordingProgress;
import ecm.ij.Stacks;
import ecm.ij.base.StackSettings;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ShortProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackInputTest {

  private static FrameStack read(ImagePlus image) {
    return StackInput.of(image, StackSettings.defaults(), Progress.NONE);
  }

  private static String refusal(ImagePlus image, StackSettings settings) {
    return assertThrows(InvalidInput.class, () -> StackInput.of(image, settings, Progress.NONE))
        .getMessage();
  }

  private static String refusal(ImagePlus image) {
    return refusal(image, StackSettings.defaults());
  }

  private static StackSettings frames(int first, int last, String exclude) {
    return new StackSettings(0, 0, first, last, exclude);
  }

  @Test
  void titleAndUnitsComeFromTheImage() {
    FrameStack stack = read(Stacks.random(7, 5, 4, 16));
    assertEquals("wire", stack.info().title());
    assertEquals(0.5, stack.frameInterval());
    assertEquals(0.25, stack.pixelSize());
    assertEquals(7, stack.width());
    assertEquals(5, stack.height());
    assertEquals(4, stack.frames());
    assertTrue(stack.isInMemory());
  }

  @ParameterizedTest
  @CsvSource({"ms, 250, 0.25", "min, 2, 120", "us, 500, 5e-4", "h, 1, 3600", "SEC, 2, 2"})
  void frameIntervalInOtherUnits(String unit, double interval, double seconds) {
    ImagePlus image = Stacks.random(3, 3, 2, 8);
    image.getCalibration().frameInterval = interval;
    image.getCalibration().setTimeUnit(unit);
    assertEquals(seconds, read(image).frameInterval(), 1e-12 * seconds);
  }

  @ParameterizedTest
  @CsvSource({"A, 2.5, 0.25", "um, 0.001, 1", "pm, 400, 0.4", "microns, 2e-4, 0.2"})
  void pixelSizeInOtherUnits(String unit, double size, double nanometres) {
    ImagePlus image = Stacks.random(3, 3, 2, 8);
    image.getCalibration().setUnit(unit);
    image.getCalibration().pixelWidth = size;
    image.getCalibration().pixelHeight = size;
    assertEquals(nanometres, read(image).pixelSize(), 1e-12);
  }

  @Test
  void theUsersUnitsWin() {
    ImagePlus image = Stacks.random(3, 3, 2, 8);
    image.getCalibration().setTimeUnit("fortnight");
    image.getCalibration().setUnit("furlong");
    FrameStack stack = StackInput.of(image, new StackSettings(0.1, 0.4, 1, 0, ""), Progress.NONE);
    assertEquals(0.1, stack.frameInterval());
    assertEquals(0.4, stack.pixelSize());
  }

  @Test
  void anImageInPixelsHasNoPixelSize() {
    ImagePlus image = new ImagePlus("a", Stacks.random(3, 3, 2, 8).getStack());
    image.getCalibration().frameInterval = 1;
    assertTrue(Double.isNaN(read(image).pixelSize()));
  }

  @Test
  void unknownUnitsAreNamed() {
    ImagePlus image = Stacks.random(3, 3, 2, 8);
    image.getCalibration().setTimeUnit("frame");
    String time = refusal(image);
    assertTrue(time.contains("'frame'") && time.contains("frameInterval"), time);
    image.getCalibration().setTimeUnit("s");
    image.getCalibration().setUnit("inch");
    String length = refusal(image);
    assertTrue(length.contains("'inch'") && length.contains("pixelSize"), length);
  }

  @Test
  void aMissingFrameIntervalSaysHowToGiveIt() {
    ImagePlus image = Stacks.random(3, 3, 2, 8);
    image.getCalibration().frameInterval = 0;
    String sentence = refusal(image);
    assertTrue(sentence.contains("frameInterval") && sentence.contains("Image > Properties"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void badUnitsFromTheUser(double value) {
    ImagePlus image = Stacks.random(3, 3, 2, 8);
    assertTrue(
        refusal(image, new StackSettings(value, 0, 1, 0, "")).startsWith("frameInterval is"));
    assertTrue(refusal(image, new StackSettings(0, value, 1, 0, "")).startsWith("pixelSize is"));
  }

  @Test
  void pixelsMustBeSquare() {
    ImagePlus image = Stacks.random(3, 3, 2, 8);
    image.getCalibration().pixelHeight = 0.3;
    assertTrue(refusal(image).contains("not square (0.25 by 0.3 nm)"), refusal(image));
  }

  @Test
  void noImageRgbAndSingleFramesAreRefused() {
    assertTrue(refusal(null).contains("no image is open"));
    assertTrue(refusal(new ImagePlus()).contains("no image of that name"));
    assertTrue(refusal(IJ.createImage("a", "RGB", 3, 3, 2)).contains("RGB"));
    assertTrue(refusal(IJ.createImage("a", "8-bit", 3, 3, 1)).contains("single frame"));
  }

  @Test
  void framesMayRunAlongZOrC() {
    ImagePlus image = Stacks.random(3, 3, 4, 8);
    image.setDimensions(1, 4, 1);
    RecordingProgress log = new RecordingProgress();
    assertEquals(4, StackInput.of(image, StackSettings.defaults(), log).frames());
    assertTrue(log.text().contains("along Z"), log.text());
    image.setDimensions(4, 1, 1);
    assertEquals(4, StackInput.of(image, StackSettings.defaults(), log).frames());
    assertTrue(log.text().contains("along C"), log.text());
    image.setDimensions(1, 2, 2);
    assertTrue(refusal(image).contains("1 channels, 2 slices and 2 frames"), refusal(image));
  }

  @Test
  void arraysAreSharedAndSurviveClosing() {
    ImagePlus image = Stacks.random(3, 3, 2, 16);
    short[] pixels = (short[]) image.getStack().getPixels(2);
    FrameStack stack = read(image);
    pixels[4] = 1234;
    image.flush();
    assertEquals(1234, stack.frame(1)[4]);
  }

  @Test
  void unsignedSamples() {
    ImageStack stack = new ImageStack(2, 1);
    stack.addSlice(new ShortProcessor(2, 1, new short[] {(short) 65535, 7}, null));
    stack.addSlice(new ShortProcessor(2, 1, new short[] {0, (short) 40000}, null));
    FrameStack frames = read(Stacks.timed(new ImagePlus("a", stack)));
    assertEquals(SampleType.UINT16, frames.sampleType());
    assertArrayEquals(new float[] {65535, 7}, frames.frame(0));
    assertArrayEquals(new float[] {0, 40000}, frames.frame(1));
  }

  @Test
  void signedSamplesReadAsTheirCounts() {
    ImageStack stack = new ImageStack(3, 1);
    stack.addSlice(new ShortProcessor(3, 1, new short[] {0, (short) 32768, -1}, null));
    stack.addSlice(new ShortProcessor(3, 1, new short[] {(short) 32758, 1, 2}, null));
    ImagePlus image = Stacks.timed(new ImagePlus("a", stack));
    image.getCalibration().setSigned16BitCalibration();
    FrameStack frames = read(image);
    assertEquals(SampleType.INT16, frames.sampleType());
    assertArrayEquals(new float[] {-32768, 0, 32767}, frames.frame(0));
    assertArrayEquals(new float[] {-10, -32767, -32766}, frames.frame(1));
  }

  @Test
  void calibrationFunctionsAndZeroClip() {
    ImageStack stack = new ImageStack(3, 1);
    stack.addSlice(new ByteProcessor(3, 1, new byte[] {0, 10, -1}));
    stack.addSlice(new ByteProcessor(3, 1, new byte[] {1, 2, 3}));
    ImagePlus image = Stacks.timed(new ImagePlus("a", stack));
    image
        .getCalibration()
        .setFunction(Calibration.STRAIGHT_LINE, new double[] {-5, 0.5}, "e", true);
    FrameStack frames = read(image);
    assertEquals(SampleType.FLOAT32, frames.sampleType());
    assertArrayEquals(new float[] {0, 0, 122.5f}, frames.frame(0));
  }

  @Test
  void sixteenBitWithAnOffsetOfThousand() {
    ImageStack stack = new ImageStack(2, 1);
    stack.addSlice(new ShortProcessor(2, 1, new short[] {1000, 3000}, null));
    stack.addSlice(new ShortProcessor(2, 1, new short[] {0, (short) 65535}, null));
    ImagePlus image = Stacks.timed(new ImagePlus("a", stack));
    image.getCalibration().setFunction(Calibration.STRAIGHT_LINE, new double[] {-1000, 1}, "e");
    FrameStack frames = read(image);
    assertArrayEquals(new float[] {0, 2000}, frames.frame(0));
    assertArrayEquals(new float[] {-1000, 64535}, frames.frame(1));
  }

  @Test
  void nanIsPassedOn() {
    ImageStack stack = new ImageStack(2, 1);
    stack.addSlice(new FloatProcessor(2, 1, new float[] {Float.NaN, -3.5f}));
    stack.addSlice(new FloatProcessor(2, 1, new float[] {1, Float.POSITIVE_INFINITY}));
    FrameStack frames = read(Stacks.timed(new ImagePlus("a", stack)));
    assertEquals(SampleType.FLOAT32, frames.sampleType());
    assertArrayEquals(new float[] {Float.NaN, -3.5f}, frames.frame(0));
  }

  @Test
  void framesAreSelectedByTheNumbersOfTheImage() {
    ImagePlus image = Stacks.random(4, 3, 12, 16);
    RecordingProgress log = new RecordingProgress();
    FrameStack all = read(image);
    FrameStack some = StackInput.of(image, frames(3, 11, "1, 4, 6-7;12"), log);
    assertEquals(9, some.frames());
    assertArrayEquals(all.frame(2), some.frame(0));
    assertArrayEquals(
        new boolean[] {true, false, true, false, false, true, true, true, true},
        some.coverage().validFrames());
    assertTrue(log.text().contains("frames 3 to 11 of 12; 3 of them are left out"), log.text());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, '', firstFrame is 0",
    "13, 0, '', firstFrame is 13",
    "1, 13, '', lastFrame is 13",
    "5, 4, '', lastFrame is 4 and firstFrame is 5",
    "5, 5, '', at least two",
    "1, 0, '11-13', '11-13'",
    "1, 0, '0', '0'",
    "1, 0, '7-3', '7-3'",
    "1, 0, 'a', 'a'",
    "1, 0, '1-11', excludeFrames leaves 1",
    "1, 0, '99999999999', '99999999999'"
  })
  void badFrameRanges(int first, int last, String exclude, String expected) {
    String sentence = refusal(Stacks.random(2, 2, 12, 8), frames(first, last, exclude));
    assertTrue(sentence.contains(expected), sentence);
  }

  @Test
  void coverageOfASavedRegisteredStack() {
    ImagePlus image = Stacks.random(8, 6, 4, 16);
    image.setProperty("Info", "ecm.valid: 1,2,6,3\necm.excluded: 2\n");
    FrameStack stack = read(image);
    assertEquals(new Rect(1, 2, 6, 3), stack.coverage().always());
    assertFalse(stack.coverage().isValid(0, 0, 2));
    assertTrue(stack.coverage().isValid(0, 6, 4));
    assertFalse(stack.coverage().isValid(1));
    assertEquals(3, stack.coverage().validFramesAt(1, 2));
    image.setProperty("Info", "ecm.valid: 1,2,8,3\necm.excluded: 2\n");
    assertEquals(
        "the image's Info has 'ecm.valid: 1,2,8,3', but x,y,width,height inside 8 x 6 pixels is"
            + " expected",
        refusal(image));
    image.setProperty("Info", "ecm.valid: 1,2,6,3\necm.excluded: 5\n");
    assertEquals(
        "the image's Info has 'ecm.excluded: 5', but a list of frames from 1 to 4, such as 3,"
            + " 10-12, is expected",
        refusal(image));
  }
}
