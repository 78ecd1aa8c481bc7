package ecm.ij.open;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.RecordingProgress;
import ecm.ij.Stacks;
import ecm.ij.base.Luts;
import ecm.ij.base.StackSettings;
import ecm.ij.image.StackOutput;
import ecm.ij.provenance.Provenance;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import ecm.stack.SampleType;
import ecm.stack.SelectedFrames;
import ecm.stack.ShiftedFrames;
import ecm.stack.StackInfo;
import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.process.FloatProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiffFileTest {

  @TempDir Path folder;

  private String refusal(Path file) {
    return assertThrows(InvalidInput.class, () -> TiffFile.open(file)).getMessage();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 32})
  void plainImageJReadsWhatWasWritten(int bits) {
    ImagePlus image = Stacks.random(13, 9, 6, bits);
    image.getCalibration().frameInterval = 0.125;
    Provenance.NONE.with(Provenance.VALID, new Rect(1, 1, 4, 4)).writeTo(image);
    image.getStack().setSliceLabel("first", 1);
    Path file = folder.resolve("wire.tif");
    TiffFile.write(file, image);
    ImagePlus read = new Opener().openImage(file.toString());
    assertEquals("wire.tif", read.getTitle());
    assertEquals(6, read.getNFrames());
    assertEquals(bits, read.getBitDepth());
    assertEquals(0.125, read.getCalibration().frameInterval);
    assertEquals("sec", read.getCalibration().getTimeUnit());
    assertEquals("nm", read.getCalibration().getUnit());
    assertEquals(0.25, read.getCalibration().pixelWidth, 1e-9);
    assertEquals(Provenance.of(image), Provenance.of(read));
    assertTrue(read.getInfoProperty().contains("ecm.valid: 1,1,4,4\n"));
    assertEquals("first", read.getStack().getSliceLabel(1));
    for (int t = 1; t <= 6; t++) {
      assertArrayEquals(
          image.getStack().getProcessor(t).getFloatArray(),
          read.getStack().getProcessor(t).getFloatArray());
    }
  }

  @Test
  void aMapKeepsNanDisplayRangeTableAndUnit() {
    float[] values = {Float.NaN, 1, 2.5f, -3, Float.NEGATIVE_INFINITY, 7};
    ImagePlus image = new ImagePlus("wire-tau", new FloatProcessor(3, 2, values));
    image.getProcessor().setColorModel(Luts.viridis());
    image.setDisplayRange(1.5, 6.25);
    image.getCalibration().setValueUnit("s");
    image.getCalibration().setUnit("nm");
    Path file = folder.resolve("tau.tif");
    TiffFile.write(file, image);
    ImagePlus read = IJ.openImage(file.toString());
    assertArrayEquals(values, (float[]) read.getProcessor().getPixels());
    assertEquals(1.5, read.getDisplayRangeMin());
    assertEquals(6.25, read.getDisplayRangeMax());
    assertEquals("s", read.getCalibration().getValueUnit());
    assertEquals(0xfde725, read.getLuts()[0].getRGB(255) & 0xffffff);
  }

  @Test
  void theSameBytesEveryTimeWhateverThePreference() throws IOException {
    Path first = folder.resolve("a.tif");
    Path second = folder.resolve("b.tif");
    TiffFile.write(first, Stacks.random(13, 9, 6, 16));
    boolean before = Prefs.intelByteOrder;
    Prefs.intelByteOrder = !before;
    TiffFile.write(second, Stacks.random(13, 9, 6, 16));
    assertEquals(!before, Prefs.intelByteOrder);
    Prefs.intelByteOrder = before;
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(2, left.count());
    }
  }

  @Test
  void signedCalibrationSurvives() {
    ImagePlus image = Stacks.random(5, 4, 3, 16);
    image.getCalibration().setSigned16BitCalibration();
    Path file = folder.resolve("signed.tif");
    TiffFile.write(file, image);
    FrameStack before = StackInput.of(image, StackSettings.defaults(), Progress.NONE);
    FrameStack after = StackInput.of(TiffFile.open(file), StackSettings.defaults(), Progress.NONE);
    assertEquals(SampleType.INT16, after.sampleType());
    assertArrayEquals(before.frame(2), after.frame(2));
  }

  @ParameterizedTest
  @CsvSource({"8", "16", "32"})
  void openEqualsPlainImageJ(int bits) {
    Path file = folder.resolve("wire.tif");
    new FileSaver(Stacks.random(13, 9, 6, bits)).saveAsTiffStack(file.toString());
    ImagePlus read = TiffFile.open(file);
    ImagePlus plain = IJ.openImage(file.toString());
    assertEquals(plain.getStackSize(), read.getStackSize());
    assertEquals(plain.getCalibration().pixelWidth, read.getCalibration().pixelWidth);
    assertEquals(plain.getTitle(), read.getTitle());
    assertArrayEquals(
        plain.getStack().getProcessor(6).getFloatArray(),
        read.getStack().getProcessor(6).getFloatArray());
  }

  @Test
  void aRegisteredStackIsReadAsItWasWritten() {
    Object[] planes = new Object[5];
    for (int t = 0; t < 5; t++) {
      short[] plane = new short[6 * 5];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (short) (1000 * t + i);
      }
      planes[t] = plane;
    }
    FrameStack raw =
        new ArrayFrameStack(6, 5, planes, SampleType.INT16, new StackInfo("w", 0.5, 0.25));
    FrameStack marked =
        SelectedFrames.without(raw, new boolean[] {false, true, false, false, false});
    FrameStack shifted =
        new ShiftedFrames(marked, new int[] {0, 0, 1, 0, 0}, new int[] {0, 0, 0, -1, -2});
    Path file = folder.resolve("registered.tif");
    TiffFile.write(file, StackOutput.view(shifted));
    FrameStack read = StackInput.of(TiffFile.open(file), StackSettings.defaults(), Progress.NONE);
    assertEquals(new Rect(0, 2, 5, 3), read.coverage().always());
    assertArrayEquals(new boolean[] {true, false, true, true, true}, read.coverage().validFrames());
    assertEquals(0.5, read.frameInterval());
    float[] frame = read.frame(3);
    assertEquals(0, frame[0], "uncovered");
    assertEquals(3000, frame[6], "moved down by one row");
    ImagePlus copy = StackOutput.copy(shifted, Progress.NONE);
    FrameStack copied = StackInput.of(copy, StackSettings.defaults(), Progress.NONE);
    assertArrayEquals(frame, copied.frame(3));
    assertEquals(-32768 + 32768 + 4000 + 6 * 2, copied.frame(4)[4 * 6]);
  }

  @Test
  void wrongFilesAreNamed() throws IOException {
    assertTrue(refusal(folder.resolve("none.tif")).contains("no such file"));
    Path empty = Files.createFile(folder.resolve("empty.tif"));
    assertTrue(refusal(empty).contains("empty (0 bytes)"));
    Path text = Files.writeString(folder.resolve("text.tif"), "not an image at all");
    assertTrue(refusal(text).contains("text.tif: it is not a TIFF file"), refusal(text));
    Path bad = folder.resolve("bad.tif");
    Files.write(bad, new byte[] {0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 2, 3});
    assertTrue(refusal(bad).contains("damaged"), refusal(bad));
    Path big = folder.resolve("big.tif");
    Files.write(big, new byte[] {0x49, 0x49, 43, 0, 8, 0, 0, 0, 1, 2, 3});
    assertTrue(refusal(big).contains("BigTIFF"), refusal(big));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.dm3", "a.DM4", "a.mrc", "a.ser", "a.emd", "a.nd2"})
  void microscopeFormatsGoThroughBioFormats(String name) throws IOException {
    Path file = Files.write(folder.resolve(name), new byte[100]);
    String sentence = refusal(file);
    assertTrue(sentence.contains(name) && sentence.contains("Bio-Formats"), sentence);
  }

  @Test
  void aTruncatedStackSaysInWhichFrame() throws IOException {
    Path file = folder.resolve("cut.tif");
    TiffFile.write(file, Stacks.random(20, 10, 6, 16));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 5 * 200 - 1500));
    assertTrue(refusal(file).contains("it ends in frame "), refusal(file));
  }

  @Test
  void aFolderInNaturalOrder() throws IOException {
    ImagePlus image = Stacks.random(5, 4, 3, 16);
    String[] names = {"f2.tif", "f10.tif", "f1.tif"};
    for (int i = 0; i < 3; i++) {
      ImagePlus frame = new ImagePlus("f", image.getStack().getProcessor(i + 1));
      frame.setCalibration(image.getCalibration());
      TiffFile.write(folder.resolve(names[i]), frame);
    }
    Files.writeString(folder.resolve("notes.txt"), "ignored");
    RecordingProgress log = new RecordingProgress();
    ImagePlus read = StackReaders.open(folder, log).image();
    assertEquals(3, read.getNFrames());
    assertEquals(0.5, read.getCalibration().frameInterval);
    assertArrayEquals(
        image.getStack().getProcessor(3).getFloatArray(),
        read.getStack().getProcessor(1).getFloatArray());
    assertArrayEquals(
        image.getStack().getProcessor(2).getFloatArray(),
        read.getStack().getProcessor(3).getFloatArray());
    assertTrue(log.text().contains("no images numbered 3-9"), log.text());
  }

  @Test
  void foldersThatAreNoStack() throws IOException {
    assertTrue(refusal(folder).contains("no image"), refusal(folder));
    TiffFile.write(folder.resolve("a1.tif"), Stacks.random(5, 4, 2, 16));
    assertTrue(refusal(folder).contains("only one image"), refusal(folder));
    TiffFile.write(folder.resolve("a2.tif"), IJ.createImage("b", "16-bit", 5, 4, 1));
    assertTrue(refusal(folder).contains("a1.tif holds 2 images"), refusal(folder));
    TiffFile.write(folder.resolve("a1.tif"), IJ.createImage("b", "16-bit", 5, 5, 1));
    assertTrue(refusal(folder).contains("a2.tif has 5 x 4 pixels"), refusal(folder));
  }
}
