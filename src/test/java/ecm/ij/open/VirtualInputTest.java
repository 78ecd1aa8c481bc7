package ecm.ij.open;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.Stacks;
import ecm.ij.base.StackSettings;
import ecm.stack.FrameStack;
import ij.ImagePlus;
import ij.Prefs;
import ij.VirtualStack;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.plugin.FileInfoVirtualStack;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualInputTest {

  @TempDir Path folder;

  private static FrameStack read(ImagePlus image) {
    return StackInput.of(image, StackSettings.defaults(), Progress.NONE);
  }

  private ImagePlus virtual(ImagePlus image, boolean littleEndian) {
    Path file = folder.resolve("stack.tif");
    boolean before = Prefs.intelByteOrder;
    Prefs.intelByteOrder = littleEndian;
    new FileSaver(image).saveAsTiffStack(file.toString());
    Prefs.intelByteOrder = before;
    return FileInfoVirtualStack.openVirtual(file.toString());
  }

  private static void assertSame(FrameStack expected, FrameStack actual) {
    assertEquals(expected.frames(), actual.frames());
    for (int t = 0; t < expected.frames(); t++) {
      assertArrayEquals(expected.frame(t), actual.frame(t));
    }
    int width = expected.width();
    float[] rows = new float[3 * width];
    actual.copyRows(1, 4, 3, rows);
    assertArrayEquals(Arrays.copyOfRange(expected.frame(1), 4 * width, 7 * width), rows);
  }

  @ParameterizedTest
  @CsvSource({"8, true", "8, false", "16, true", "16, false", "32, true", "32, false"})
  void rowsFromTheFileAreThoseInMemory(int bits, boolean littleEndian) {
    ImagePlus image = Stacks.random(13, 9, 6, bits);
    ImagePlus virtual = virtual(image, littleEndian);
    assertTrue(virtual.getStack().isVirtual());
    FrameStack frames = read(virtual);
    assertTrue(frames.isInMemory(), "rows by position");
    assertSame(read(image), frames);
    assertEquals(0.5, frames.frameInterval());
    assertEquals(0.25, frames.pixelSize(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16, 32})
  void planesThroughImageJAreThoseInMemory(int bits) {
    ImagePlus image = Stacks.random(13, 9, 6, bits);
    FrameStack frames = read(throughImageJ(virtual(image, false)));
    assertFalse(frames.isInMemory());
    assertSame(read(image), frames);
  }

  /**
   * The same virtual stack as another class, of which nothing is known; as of a dataset of ImageJ2,
   * its files are without names.
   */
  private static ImagePlus throughImageJ(ImagePlus virtual) {
    VirtualStack source = (VirtualStack) virtual.getStack();
    VirtualStack plain =
        new VirtualStack(source.getWidth(), source.getHeight()) {
          @Override
          public String getDirectory() {
            return "";
          }

          @Override
          public String getFileName(int n) {
            return "";
          }

          @Override
          public int getSize() {
            return source.getSize();
          }

          @Override
          public int size() {
            return source.getSize();
          }

          @Override
          public ImageProcessor getProcessor(int n) {
            return source.getProcessor(n);
          }
        };
    plain.setBitDepth(virtual.getBitDepth());
    ImagePlus image = new ImagePlus(virtual.getTitle(), plain);
    image.setCalibration(virtual.getCalibration());
    return image;
  }

  @Test
  void signedCalibrationOfAVirtualStack() {
    ImagePlus image = Stacks.random(13, 9, 3, 16);
    image.getCalibration().setSigned16BitCalibration();
    ImagePlus virtual = virtual(image, false);
    assertSame(read(image), read(virtual));
    assertSame(read(image), read(throughImageJ(virtual)));
    float min = Float.MAX_VALUE;
    for (float v : read(virtual).frame(0)) {
      min = Math.min(min, v);
    }
    assertTrue(min < 0);
  }

  @Test
  void signedRawFile() throws IOException {
    int n = 8 * 8;
    ByteBuffer bytes = ByteBuffer.allocate(16 + 3 * (2 * n + 10)).order(ByteOrder.LITTLE_ENDIAN);
    for (int t = 0; t < 3; t++) {
      for (int i = 0; i < n; i++) {
        bytes.putShort(16 + t * (2 * n + 10) + 2 * i, (short) (100 * t - i));
      }
    }
    Files.write(folder.resolve("camera.raw"), bytes.array());
    FileInfo info = new FileInfo();
    info.fileFormat = FileInfo.RAW;
    info.fileType = FileInfo.GRAY16_SIGNED;
    info.directory = folder + "/";
    info.fileName = "camera.raw";
    info.width = 8;
    info.height = 8;
    info.offset = 16;
    info.gapBetweenImages = 10;
    info.nImages = 3;
    info.intelByteOrder = true;
    FileInfo[] planes = new FileInfo[3];
    for (int t = 0; t < 3; t++) {
      planes[t] = (FileInfo) info.clone();
      planes[t].nImages = 1;
      planes[t].longOffset = 16 + t * (2L * n + 10);
    }
    ImagePlus image = new ImagePlus("camera.raw", new FileInfoVirtualStack(planes));
    image.setFileInfo(info);
    Stacks.timed(image).getCalibration().setSigned16BitCalibration();
    FrameStack frames = read(image);
    assertTrue(frames.isInMemory());
    assertEquals(-5, frames.frame(0)[5]);
    assertEquals(200 - 63, frames.frame(2)[63]);
  }

  @Test
  void aDeletedSliceIsNoticed() {
    ImagePlus image = Stacks.random(13, 9, 6, 16);
    ImagePlus virtual = virtual(image, false);
    virtual.getStack().deleteSlice(2);
    virtual.setStack(virtual.getStack());
    Stacks.timed(virtual);
    FrameStack frames = read(virtual);
    assertEquals(5, frames.frames());
    assertArrayEquals(read(image).frame(2), frames.frame(1));
  }

  @Test
  void manyThreadsReadAtOnce() {
    ImagePlus image = Stacks.random(40, 30, 50, 16);
    FrameStack expected = read(image);
    ImagePlus virtual = virtual(image, true);
    for (FrameStack frames : new FrameStack[] {read(virtual), read(throughImageJ(virtual))}) {
      boolean same =
          IntStream.range(0, 400)
              .parallel()
              .allMatch(i -> Arrays.equals(expected.frame(i % 50), frames.frame(i % 50)));
      assertTrue(same);
    }
  }

  @Test
  void aFileThatShrinksIsAnError() throws IOException {
    ImagePlus virtual = virtual(Stacks.random(40, 30, 5, 16), false);
    FrameStack frames = read(virtual);
    Path file = folder.resolve("stack.tif");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 6000));
    String sentence = assertThrows(InvalidInput.class, () -> frames.frame(4)).getMessage();
    assertTrue(sentence.contains("stack.tif ends before frame 5"), sentence);
  }
}
