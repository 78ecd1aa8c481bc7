package ecm.ij.open;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files with a directory for every page whose first has the description of an ImageJ stack: ImageJ
 * takes the frames to follow each other behind the first, whatever the directories say.
 */
class PagedTiffTest {

  private static final int SIDE = 6;
  private static final int FRAMES = 4;
  private static final int SIZE = SIDE * SIDE;
  private static final int ENTRIES = 9;
  private static final int DIRECTORY = 2 + 12 * (ENTRIES + 1) + 4;
  private static final byte[] DESCRIPTION =
      ("ImageJ=1.54p\nimages=" + FRAMES + "\nframes=" + FRAMES + "\n\0")
          .getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;

  /** Places of directories and frames in a file. */
  private record Layout(int[] directories, int[] frames) {

    static Layout of(String name) {
      int start = 8 + DESCRIPTION.length;
      int[] directories = new int[FRAMES];
      int[] frames = new int[FRAMES];
      for (int i = 0; i < FRAMES; i++) {
        switch (name) {
          case "page by page" -> {
            directories[i] = start + i * (DIRECTORY + SIZE);
            frames[i] = directories[i] + DIRECTORY;
          }
          case "frames in reverse" -> {
            directories[i] = start + i * DIRECTORY;
            frames[i] = start + FRAMES * DIRECTORY + (FRAMES - 1 - i) * SIZE;
          }
          case "frames apart" -> {
            directories[i] = start + i * DIRECTORY;
            frames[i] = start + FRAMES * DIRECTORY + i * (SIZE + 10);
          }
          case "directories last, frames apart" -> {
            frames[i] = start + i * (SIZE + 2);
            directories[i] = start + FRAMES * (SIZE + 2) + i * DIRECTORY;
          }
          default -> {
            directories[i] = start + i * DIRECTORY;
            frames[i] = start + FRAMES * DIRECTORY + i * SIZE;
          }
        }
      }
      return new Layout(directories, frames);
    }
  }

  private Path file(String layout) throws IOException {
    Layout places = Layout.of(layout);
    ByteBuffer out = ByteBuffer.allocate(4000); // big-endian
    out.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(places.directories[0]);
    out.put(DESCRIPTION);
    for (int i = 0; i < FRAMES; i++) {
      out.position(places.directories[i]);
      boolean first = i == 0;
      out.putShort((short) (ENTRIES + (first ? 1 : 0)));
      entry(out, 256, 3, 1, SIDE << 16);
      entry(out, 257, 3, 1, SIDE << 16);
      entry(out, 258, 3, 1, 8 << 16);
      entry(out, 259, 3, 1, 1 << 16);
      entry(out, 262, 3, 1, 1 << 16);
      if (first) {
        entry(out, 270, 2, DESCRIPTION.length, 8);
      }
      entry(out, 273, 4, 1, places.frames[i]);
      entry(out, 277, 3, 1, 1 << 16);
      entry(out, 278, 3, 1, SIDE << 16);
      entry(out, 279, 4, 1, SIZE);
      out.putInt(i + 1 < FRAMES ? places.directories[i + 1] : 0);
      out.position(places.frames[i]);
      out.put(pixels(i));
    }
    Path file = folder.resolve("paged.tif");
    Files.write(file, out.array());
    return file;
  }

  private static void entry(ByteBuffer out, int tag, int type, int count, int value) {
    out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static byte[] pixels(int frame) {
    byte[] pixels = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      pixels[i] = (byte) (40 * frame + i);
    }
    return pixels;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page by page",
        "frames in reverse",
        "frames apart",
        "directories last, frames apart"
      })
  void framesThatDoNotFollowEachOtherAreRefused(String layout) throws IOException {
    Path file = file(layout);
    InvalidInput refusal = assertThrows(InvalidInput.class, () -> TiffFile.open(file));
    assertTrue(
        refusal.getMessage().contains("frame 2 does not follow the one before"),
        refusal.getMessage());
  }

  @Test
  void framesThatDoAreRead() throws IOException {
    ImagePlus image = TiffFile.open(file("one after the other"));
    assertEquals(FRAMES, image.getStackSize());
    for (int i = 0; i < FRAMES; i++) {
      assertArrayEquals(pixels(i), (byte[]) image.getStack().getPixels(i + 1));
    }
  }
}
