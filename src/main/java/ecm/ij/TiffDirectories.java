package ecm.ij;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The chain of image directories of a TIFF file, read without ImageJ.
 *
 * @param count directories up to the end or to the first that cannot be read
 * @param broken where the chain breaks, as a truncated file breaks it; empty if it is whole
 * @param absurd what would send ImageJ round in a circle, or make it reserve room for any number of
 *     values; empty if there is no such thing
 */
record TiffDirectories(int count, String broken, String absurd) {

  private static final int ENTRY = 12;

  /** Bytes of a directory with no entry, and with one. */
  private static final int EMPTY = 6;

  private static final int LEAST = EMPTY + ENTRY;

  /**
   * Follows the chain.
   *
   * @param file that begins as a TIFF file
   * @param length of the file
   */
  static TiffDirectories read(Path file, long length) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      boolean little = in.readUnsignedShort() == TiffContent.LITTLE;
      in.seek(4);
      int count = 0;
      String broken = "";
      for (long next = unsignedInt(in, little); next != 0; next = unsignedInt(in, little)) {
        if (next + 2 > length) {
          return new TiffDirectories(
              count, first(broken, "it is cut off after frame " + count), "");
        }
        in.seek(next);
        int entries = TiffContent.unsignedShort(in, little);
        String unreadable = "its image directory " + (count + 1) + " is unreadable";
        if (next + EMPTY + (long) ENTRY * entries > length) {
          return new TiffDirectories(count, first(broken, unreadable), "");
        }
        byte[] directory = new byte[ENTRY * entries];
        in.readFully(directory);
        count++;
        if (count > length / EMPTY || !isBelow(directory, little, length)) {
          return new TiffDirectories(count, first(broken, unreadable), unreadable);
        }
        if (entries == 0 || count > length / LEAST) {
          broken = first(broken, unreadable);
        }
      }
      return new TiffDirectories(count, broken, "");
    }
  }

  private static String first(String before, String now) {
    return before.isEmpty() ? now : before;
  }

  /** Whether no entry has more values than the file has bytes. */
  private static boolean isBelow(byte[] directory, boolean little, long length) {
    ByteBuffer entries =
        ByteBuffer.wrap(directory).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    for (int at = 4; at < directory.length; at += ENTRY) {
      if ((entries.getInt(at) & 0xffffffffL) > length) {
        return false;
      }
    }
    return true;
  }

  private static long unsignedInt(RandomAccessFile in, boolean little) throws IOException {
    int value = in.readInt();
    return (little ? Integer.reverseBytes(value) : value) & 0xffffffffL;
  }
}
