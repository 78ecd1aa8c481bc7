package ecm.ij.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.ForeignTiff;
import ecm.ij.RawTiff;
import ecm.ij.StripPacker;
import ecm.ij.base.StackSettings;
import ij.ImagePlus;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole TIFF files that ImageJ does not read, or reads wrongly: refused, or read rightly. */
class UnusualTiffTest {

  private static final int WIDTH = 24;
  private static final int HEIGHT = 18;
  private static final int S = RawTiff.SHORT;
  private static final int L = RawTiff.LONG;

  @TempDir Path folder;

  private static int sample(int frame, int i, int bits) {
    return (i * 37 + frame * 911 + i / 24 * 13) & (1 << Math.min(bits, 16)) - 1;
  }

  /** Three frames, whose rows end at whole bytes. */
  private static List<byte[]> frames(int bits) {
    return IntStream.range(0, 3).mapToObj(t -> frame(t, bits)).toList();
  }

  private static byte[] frame(int t, int bits) {
    ByteBuffer bytes = RawTiff.little(WIDTH * HEIGHT * bits / 8);
    int held = 0;
    int n = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int value = sample(t, i, bits);
      switch (bits) {
        case 16 -> bytes.putShort((short) value);
        case 32 -> bytes.putInt(value);
        case 64 -> bytes.putDouble(value);
        default -> {
          held = held << bits | value;
          n += bits;
          for (; n >= 8; n -= 8) {
            bytes.put((byte) (held >> n - 8));
          }
          held &= (1 << n) - 1;
        }
      }
    }
    return bytes.array();
  }

  private static RawTiff tiff(int bits) {
    return new RawTiff(WIDTH, HEIGHT, bits);
  }

  private Path write(RawTiff tiff, int bits) throws IOException {
    return Files.write(folder.resolve("unusual.tif"), tiff.bytes(frames(bits)));
  }

  private static void assertRefused(Path file, String words) {
    String sentence = assertThrows(InvalidInput.class, () -> TiffFile.open(file)).getMessage();
    assertTrue(sentence.startsWith("cannot open " + file + ": "), sentence);
    assertTrue(sentence.contains(words), sentence);
    assertTrue(sentence.contains("Plugins > Bio-Formats"), sentence);
    assertEquals(1, sentence.lines().count(), sentence);
  }

  static Stream<Arguments> misread() {
    return Stream.of(
        Arguments.of(64, tiff(64).tag(339, S, 3), "Unsupported BitsPerSample: 64"),
        Arguments.of(16, tiff(16).tag(339, S, 3), "16-bit float"),
        Arguments.of(16, tiff(16).tag(322, S, 24).tag(323, S, 18), "cannot open tiled TIFFs; "),
        Arguments.of(8, tiff(8).tag(339, S, 2), "its samples are signed bytes"),
        Arguments.of(16, tiff(16).tag(266, S, 2), "reverse order"),
        Arguments.of(16, tiff(16).tag(259, S, 7), "compressed by JPEG"),
        Arguments.of(16, tiff(16).tag(277, S, 2), "2 samples"),
        Arguments.of(
            32,
            tiff(32).tag(339, S, 3).packed(8, StripPacker::deflate).tag(317, S, 3),
            "of floats"),
        Arguments.of(32, tiff(32).packed(5, StripPacker::lzw).tag(317, S, 2), "as differences"),
        Arguments.of(1, tiff(1).packed(32773, StripPacker::packBits), "1 bit are compressed"),
        Arguments.of(12, tiff(12).packed(8, StripPacker::deflate), "12 bits are compressed"),
        Arguments.of(16, tiff(16).rowsPerStrip(6).gap(2), "strips of frame 1 do not follow"),
        Arguments.of(8, tiff(8).rowsPerStrip(6).gap(2), "strips of frame 1 do not follow"),
        Arguments.of(16, tiff(16).rowsPerStrip(6).backwards(), "strips of frame 1 do not follow"),
        Arguments.of(
            16,
            tiff(16).rowsPerStrip(6).backwards().packed(5, StripPacker::lzw),
            "strips of frame 1 are not in order"),
        Arguments.of(
            16,
            tiff(16).rowsPerStrip(9).packed(5, StripPacker::lzw).shortCounts(),
            "places of its strips in 16 bits"),
        Arguments.of(
            16,
            tiff(16).packed(32773, StripPacker::packBits).tag(278, L, 0xffffffffL),
            "stated to have no end"));
  }

  @ParameterizedTest
  @MethodSource
  void misread(int bits, RawTiff tiff, String words) throws IOException {
    assertRefused(write(tiff, bits), words);
  }

  @ParameterizedTest
  @CsvSource({"1, 18", "8, 18", "8, 5", "12, 18", "12, 5", "10, 5", "16, 5", "32, 5"})
  void plainStripsOfAnyDepthAreRead(int bits, int rows) throws IOException {
    ImagePlus image = TiffFile.open(write(tiff(bits).rowsPerStrip(rows), bits));
    assertEquals(3, image.getStackSize());
    for (int t = 0; t < 3; t++) {
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        float expected = sample(t, i, bits) * (bits == 1 ? 255 : 1);
        assertEquals(expected, image.getStack().getProcessor(t + 1).getf(i), t + ", " + i);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"10", "12"})
  void rowsThatEndWithinAByteAreRefused(int bits) throws IOException {
    byte[] frame = new byte[(23 * bits + 7) / 8 * HEIGHT];
    byte[] file = new RawTiff(23, HEIGHT, bits).bytes(List.of(frame, frame));
    assertRefused(Files.write(folder.resolve("odd.tif"), file), "in rows of 23");
  }

  @Test
  void bigTiffIsRefused() throws IOException {
    byte[] file = tiff(16).bigTiff(frame(0, 16));
    assertRefused(Files.write(folder.resolve("big.tif"), file), "it is a BigTIFF file");
  }

  @Test
  void tilesOfAnotherWriterAreRefused() throws IOException {
    Path file = folder.resolve("tiles.tif");
    BufferedImage frame = ForeignTiff.frame(WIDTH, HEIGHT, (x, y) -> x * y);
    ForeignTiff.write(file, "none", true, List.of(frame, frame));
    assertRefused(file, "cannot open tiled TIFFs; ");
  }

  @ParameterizedTest
  @CsvSource({"none", "LZW", "PackBits"})
  void coloursAreToldToBeGrey(String compression) throws IOException {
    Path file = folder.resolve("colours.tif");
    BufferedImage frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    frame.setRGB(3, 2, Color.ORANGE.getRGB());
    ForeignTiff.write(file, compression, false, List.of(frame, frame, frame));
    ImagePlus image = TiffFile.open(file);
    assertEquals(Color.ORANGE.getRGB(), image.getStack().getProcessor(3).get(3, 2));
    String sentence =
        assertThrows(
                InvalidInput.class,
                () -> StackInput.of(image, StackSettings.defaults(), Progress.NONE))
            .getMessage();
    assertEquals("colours.tif is an RGB image: an 8, 16 or 32-bit grey stack is needed", sentence);
  }

  @Test
  void coloursOf16BitsAreNotTakenForThreeFrames() throws IOException {
    RawTiff tiff = new RawTiff(8, HEIGHT, 48).tag(258, S, 16, 16, 16).tag(277, S, 3);
    byte[] file = tiff.bytes(List.of(new byte[8 * 6 * HEIGHT]));
    assertRefused(Files.write(folder.resolve("rgb48.tif"), file), "RGB of 16 bits per colour");
  }

  @Test
  void framesStoredInTwoWaysAreRefused() throws IOException {
    byte[] file = tiff(16).bytes(frames(16));
    byte[] plain = {3, 1, 3, 0, 1, 0, 0, 0, 1, 0};
    int last = file.length - plain.length;
    while (!Arrays.equals(plain, Arrays.copyOfRange(file, last, last + plain.length))) {
      last--;
    }
    file[last + 8] = 8;
    assertRefused(
        Files.write(folder.resolve("two.tif"), file), "frame 3 is stored otherwise than frame 1");
  }
}
