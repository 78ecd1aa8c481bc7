package ecm.ij.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.ForeignTiff;
import ecm.ij.base.StackSettings;
import ecm.stack.FrameStack;
import ij.ImagePlus;
import ij.plugin.FileInfoVirtualStack;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TIFF stacks that another program wrote: one directory per frame, in strips, compressed. */
class ForeignTiffTest {

  private static final int WIDTH = 70;
  private static final int HEIGHT = 40;
  private static final int FRAMES = 6;

  @TempDir Path folder;

  private static int sample(int frame, int x, int y) {
    return (frame * 7919 + y * 911 + x * 37 + x * y) & 0xffff;
  }

  private Path write(String compression) throws IOException {
    Path file = folder.resolve(compression + ".tif");
    List<BufferedImage> frames = IntStream.range(0, FRAMES).mapToObj(t -> frame(t)).toList();
    ForeignTiff.write(file, compression, false, frames);
    return file;
  }

  private static BufferedImage frame(int t) {
    return ForeignTiff.frame(WIDTH, HEIGHT, (x, y) -> sample(t, x, y));
  }

  private static FrameStack read(ImagePlus image) {
    return StackInput.of(image, new StackSettings(0.1, 0.25, 1, 0, ""), Progress.NONE);
  }

  private static void assertFrames(FrameStack stack) {
    assertEquals(FRAMES, stack.frames());
    for (int t = 0; t < FRAMES; t++) {
      float[] values = stack.frame(t);
      for (int i = 0; i < values.length; i++) {
        assertEquals(sample(t, i % WIDTH, i / WIDTH), values[i]);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"none, true", "LZW, false", "Deflate, false"})
  void framesAreReadInMemoryAndVirtual(String compression, boolean rowsByPosition)
      throws IOException {
    Path file = write(compression);
    assertFrames(read(TiffFile.open(file)));
    FrameStack virtual = read(FileInfoVirtualStack.openVirtual(file.toString()));
    assertEquals(rowsByPosition, virtual.isInMemory());
    assertFrames(virtual);
  }

  @ParameterizedTest
  @CsvSource({"none", "LZW"})
  void aTruncatedFileIsRefused(String compression) throws IOException {
    Path file = write(compression);
    byte[] bytes = Files.readAllBytes(file);
    for (int percent : new int[] {30, 60, 90, 99}) {
      Files.write(file, Arrays.copyOf(bytes, bytes.length * percent / 100));
      String sentence =
          assertThrows(InvalidInput.class, () -> TiffFile.open(file), percent + " %").getMessage();
      assertTrue(sentence.contains("damaged"), sentence);
    }
  }

  @Test
  void framesOfTwoSizesAreRefused() throws IOException {
    Path file = folder.resolve("sizes.tif");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      writer.writeToSequence(new IIOImage(frame(0), null, null), null);
      writer.writeToSequence(new IIOImage(frame(1).getSubimage(0, 0, 20, 20), null, null), null);
      writer.endWriteSequence();
    }
    writer.dispose();
    String sentence = assertThrows(InvalidInput.class, () -> TiffFile.open(file)).getMessage();
    assertTrue(sentence.contains("not all of one size and type"), sentence);
  }
}
