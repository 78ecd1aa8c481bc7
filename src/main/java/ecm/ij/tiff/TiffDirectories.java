package ecm.ij.tiff;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The chain of image directories of a TIFF file, read without ImageJ.
 *
 * @param count directories up to the end or to the first that cannot be read
 * @param broken where the chain breaks, as a truncated file breaks it; empty if it is whole
 * @param absurd what would send ImageJ round in a circle, or make it reserve room for any number of
 *     values; empty if there is no such thing
 * @param passedOver what ImageJ passes over in the first directory that has such a thing; empty if
 *     there is none
 * @param starts where the samples of each directory begin, -1 where it does not say
 */
record TiffDirectories(
    int count, String broken, String absurd, String passedOver, List<Long> starts) {

  private static final int ENTRY = 12;

  /** Tag of the lengths of what ImageJ adds to a file: Info, labels, overlay and others. */
  private static final int METADATA_LENGTHS = 50838;

  private static final int STRIP_OFFSETS = 273;
  private static final int SHORT = 3;
  private static final long UNKNOWN = -1;

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
      List<Long> starts = new ArrayList<>();
      String broken = "";
      String passedOver = "";
      for (long next = unsignedInt(in, little); next != 0; next = unsignedInt(in, little)) {
        if (next + 2 > length) {
          return new TiffDirectories(
              count, first(broken, "it is cut off after frame " + count), "", passedOver, starts);
        }
        in.seek(next);
        int entries = TiffContent.unsignedShort(in, little);
        String unreadable = "its image directory " + (count + 1) + " is unreadable";
        if (next + EMPTY + (long) ENTRY * entries > length) {
          return new TiffDirectories(count, first(broken, unreadable), "", passedOver, starts);
        }
        ByteBuffer directory = directory(in, entries, little);
        count++;
        if (count > length / EMPTY || !isBelow(directory, length)) {
          return new TiffDirectories(
              count, first(broken, unreadable), unreadable, passedOver, starts);
        }
        if (!isRoomForMetadata(in, directory, length)) {
          String absurd = "its metadata are longer than itself";
          return new TiffDirectories(count, first(broken, absurd), absurd, passedOver, starts);
        }
        passedOver = first(passedOver, TiffReading.passedOver(directory));
        starts.add(start(in, directory, little));
        in.seek(next + 2 + (long) ENTRY * entries);
        if (entries == 0 || count > length / LEAST) {
          broken = first(broken, unreadable);
        }
      }
      return new TiffDirectories(count, broken, "", passedOver, starts);
    }
  }

  private static String first(String before, String now) {
    return before.isEmpty() ? now : before;
  }

  private static ByteBuffer directory(RandomAccessFile in, int entries, boolean little)
      throws IOException {
    byte[] bytes = new byte[ENTRY * entries];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
  }

  /** Where the first strip of a directory begins. */
  private static long start(RandomAccessFile in, ByteBuffer directory, boolean little)
      throws IOException {
    for (int at = 0; at < directory.limit(); at += ENTRY) {
      if ((directory.getShort(at) & 0xffff) == STRIP_OFFSETS) {
        boolean isShort = directory.getShort(at + 2) == SHORT;
        long count = directory.getInt(at + 4) & 0xffffffffL;
        long value = directory.getInt(at + 8) & 0xffffffffL;
        if (count * (isShort ? 2 : 4) <= 4) {
          return isShort ? directory.getShort(at + 8) & 0xffff : value;
        }
        if (value + 4 > in.length()) {
          return UNKNOWN;
        }
        in.seek(value);
        return isShort ? TiffContent.unsignedShort(in, little) : unsignedInt(in, little);
      }
    }
    return UNKNOWN;
  }

  /**
   * The first frame that does not begin where a stack of ImageJ has it, all frames one after the
   * other behind the first directory; 0 if there is none.
   *
   * @param size of a frame [bytes]
   */
  int misplaced(long size) {
    for (int i = 1; i < starts.size(); i++) {
      if (starts.get(i) != UNKNOWN && starts.get(i) != starts.get(0) + i * size) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Whether no entry has more values than the file has bytes. */
  private static boolean isBelow(ByteBuffer directory, long length) {
    for (int at = 4; at < directory.limit(); at += ENTRY) {
      if ((directory.getInt(at) & 0xffffffffL) > length) {
        return false;
      }
    }
    return true;
  }

  /** Whether ImageJ's own metadata, for which it reserves room as they say, are in the file. */
  private static boolean isRoomForMetadata(RandomAccessFile in, ByteBuffer directory, long length)
      throws IOException {
    for (int at = 0; at < directory.limit(); at += ENTRY) {
      if ((directory.getShort(at) & 0xffff) == METADATA_LENGTHS) {
        long count = directory.getInt(at + 4) & 0xffffffffL;
        long start = directory.getInt(at + 8) & 0xffffffffL;
        if (start + 4 * count > length || count > Integer.MAX_VALUE / 4) {
          return false;
        }
        in.seek(start);
        byte[] bytes = new byte[(int) (4 * count)];
        in.readFully(bytes);
        long total = 0;
        for (int i = 0; i < count; i++) {
          total += ByteBuffer.wrap(bytes).order(directory.order()).getInt(4 * i) & 0xffffffffL;
        }
        return total <= length;
      }
    }
    return true;
  }

  private static long unsignedInt(RandomAccessFile in, boolean little) throws IOException {
    int value = in.readInt();
    return (little ? Integer.reverseBytes(value) : value) & 0xffffffffL;
  }
}
