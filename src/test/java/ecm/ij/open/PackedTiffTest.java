package ecm.ij.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.ij.RawTiff;
import ecm.ij.StripPacker;
import ij.ImagePlus;
import ij.plugin.FileInfoVirtualStack;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Compressed TIFF stacks, whole and damaged. */
class PackedTiffTest {

  private static final int WIDTH = 23;
  private static final int HEIGHT = 17;
  private static final int FRAMES = 3;

  /** Bytes before the first strip, rounded up. */
  private static final int HEADER = 200;

  private static final int TRIALS = 100;

  @TempDir Path folder;

  enum Packing {
    LZW(5, StripPacker::lzw),
    PACK_BITS(32773, StripPacker::packBits),
    DEFLATE(8, StripPacker::deflate);

    private final int code;
    private final UnaryOperator<byte[]> packer;

    Packing(int code, UnaryOperator<byte[]> packer) {
      this.code = code;
      this.packer = packer;
    }
  }

  /** Speckle in runs, so that every compression has something to gain. */
  private static int sample(int frame, int i, int bits) {
    int value = (i / 5 * 7919 + frame * 911) & 0xffff;
    return bits == 8 ? value & 0xff : value;
  }

  private static List<byte[]> frames(int bits, boolean differences) {
    return IntStream.range(0, FRAMES).mapToObj(t -> frame(t, bits, differences)).toList();
  }

  private static byte[] frame(int t, int bits, boolean differences) {
    ByteBuffer bytes = RawTiff.little(WIDTH * HEIGHT * bits / 8);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      boolean first = !differences || i % WIDTH == 0;
      int value = sample(t, i, bits) - (first ? 0 : sample(t, i - 1, bits));
      switch (bits) {
        case 8 -> bytes.put((byte) value);
        case 16 -> bytes.putShort((short) value);
        default -> bytes.putFloat(value);
      }
    }
    return bytes.array();
  }

  private Path write(RawTiff tiff, int bits, boolean differences) throws IOException {
    return Files.write(folder.resolve("packed.tif"), tiff.bytes(frames(bits, differences)));
  }

  private static RawTiff tiff(Packing packing, int bits, int rows) {
    RawTiff tiff = new RawTiff(WIDTH, HEIGHT, bits).packed(packing.code, packing.packer);
    tiff.tag(339, RawTiff.SHORT, bits == 32 ? 3 : 1);
    return tiff.rowsPerStrip(rows);
  }

  private static void assertFrames(ImagePlus image, int bits) {
    assertEquals(FRAMES, image.getStackSize());
    for (int t = 0; t < FRAMES; t++) {
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        assertEquals(
            sample(t, i, bits), image.getStack().getProcessor(t + 1).getf(i), "frame " + t);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LZW, 8, 17",
    "LZW, 8, 4",
    "LZW, 16, 17",
    "LZW, 16, 5",
    "LZW, 32, 3",
    "PACK_BITS, 8, 17",
    "PACK_BITS, 8, 4",
    "PACK_BITS, 16, 17",
    "PACK_BITS, 16, 5",
    "PACK_BITS, 32, 3",
    "DEFLATE, 8, 4",
    "DEFLATE, 16, 17",
    "DEFLATE, 32, 5"
  })
  void theFramesAreReadAsTheyWerePacked(Packing packing, int bits, int rows) throws IOException {
    Path file = write(tiff(packing, bits, rows), bits, false);
    assertFrames(TiffFile.open(file), bits);
    assertFrames(FileInfoVirtualStack.openVirtual(file.toString()), bits);
  }

  @ParameterizedTest
  @CsvSource({"LZW, 8, 4", "LZW, 16, 5", "DEFLATE, 8, 17", "DEFLATE, 16, 3"})
  void differencesAlongRowsAreSummed(Packing packing, int bits, int rows) throws IOException {
    RawTiff tiff = tiff(packing, bits, rows).tag(317, RawTiff.SHORT, 2);
    assertFrames(TiffFile.open(write(tiff, bits, true)), bits);
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void stripsOfAnotherLengthAreRefused(Packing packing) throws IOException {
    Path file = write(tiff(packing, 16, 5), 16, false);
    byte[] whole = Files.readAllBytes(file);
    assertRefused(file, tiff(packing, 16, 5).tag(278, RawTiff.LONG, 4), "4 strips instead of 5");
    assertRefused(file, tiff(packing, 16, 5).tag(257, RawTiff.LONG, 16), "frame 1 unpacks to 92");
    assertRefused(
        file, tiff(packing, 16, 5).tag(256, RawTiff.LONG, 24), "230 bytes instead of 240");
    assertRefused(file, tiff(packing, 16, 5).tag(257, RawTiff.LONG, 19), "instead of 184");
    Files.write(file, whole);
    assertFrames(TiffFile.open(file), 16);
  }

  private void assertRefused(Path file, RawTiff tiff, String words) throws IOException {
    Files.write(file, tiff.bytes(frames(16, false)));
    String sentence = assertThrows(InvalidInput.class, () -> TiffFile.open(file)).getMessage();
    assertTrue(sentence.startsWith("cannot open " + file + ": the file is damaged, "), sentence);
    assertTrue(sentence.contains(words), sentence);
    assertEquals(1, sentence.lines().count(), sentence);
  }

  @ParameterizedTest
  @EnumSource(Packing.class)
  void aStripThatEndsTooEarlyIsRefused(Packing packing) throws IOException {
    UnaryOperator<byte[]> cut = s -> half(packing.packer.apply(s));
    RawTiff tiff = tiff(packing, 16, 5).packed(packing.code, cut);
    assertRefused(folder.resolve("cut.tif"), tiff, "strip 1 of 4");
  }

  private static byte[] half(byte[] strip) {
    return Arrays.copyOf(strip, strip.length / 2);
  }

  /**
   * LZW and PackBits have no checksum: a change that keeps the lengths of the strips stays unseen,
   * but then nothing may be shifted, and the pixels must be those that another reader sees.
   */
  @ParameterizedTest
  @CsvSource({"LZW, 16, 60", "PACK_BITS, 8, 40", "DEFLATE, 16, 100"})
  void aDamagedFileIsRefusedOrReadAsAnotherReaderReadsIt(Packing packing, int bits, int percent)
      throws IOException {
    Path file = write(tiff(packing, bits, 5), bits, false);
    byte[] whole = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(packing.code);
    int refused = 0;
    for (int k = 0; k < TRIALS; k++) {
      byte[] damaged = whole.clone();
      int at = HEADER + random.nextInt(whole.length / FRAMES - HEADER - 10);
      damaged[at] ^= (byte) random.nextInt(1, 256);
      Files.write(file, damaged);
      try {
        ImagePlus image = TiffFile.open(file);
        assertEquals(FRAMES, image.getStackSize());
        int[] seen =
            ImageIO.read(file.toFile()).getRaster().getPixels(0, 0, WIDTH, HEIGHT, (int[]) null);
        for (int i = 0; i < seen.length; i++) {
          assertEquals(seen[i], image.getStack().getProcessor(1).get(i), "byte " + at);
        }
      } catch (InvalidInput e) {
        refused++;
        assertTrue(e.getMessage().contains("damaged"), e.getMessage());
      }
    }
    assertTrue(100 * refused >= percent * TRIALS, packing + ": " + refused + " refused");
  }
}
