package ecm.ij.tiff;

import ij.io.FileInfo;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Locale;

/**
 * The strips in which a frame lies in its file. ImageJ takes what they hold one after the other for
 * the rows of the frame, so that a strip of another length shifts all that follow.
 */
final class FrameStrips {

  private final FileInfo info;
  private final int planes;
  private final long rowBytes;
  private final int rows;

  FrameStrips(FileInfo info) {
    this.info = info;
    planes = info.fileType == FileInfo.RGB_PLANAR ? 3 : 1;
    rowBytes = rowBytes(info);
    boolean stated = info.rowsPerStrip > 0 && info.rowsPerStrip < info.height;
    rows = stated ? info.rowsPerStrip : info.height;
  }

  private static long rowBytes(FileInfo info) {
    return switch (info.fileType) {
      case FileInfo.BITMAP -> (info.width + 7L) / 8;
      case FileInfo.GRAY12_UNSIGNED -> (info.width * 3L + 1) / 2;
      case FileInfo.GRAY10_UNSIGNED -> (info.width * 5L + 3) / 4;
      case FileInfo.RGB_PLANAR -> info.width;
      default -> (long) info.width * info.getBytesPerPixel();
    };
  }

  /** Bytes of the unpacked frame. */
  long size() {
    return planes * info.height * rowBytes;
  }

  /** Where the last strip ends; beyond any file if the directory of the strips is no good. */
  long end() {
    int[] lengths = info.stripLengths;
    if (info.stripOffsets == null
        || lengths == null
        || info.stripOffsets.length != lengths.length) {
      return Long.MAX_VALUE;
    }
    long end = 0;
    for (int i = 0; i < lengths.length; i++) {
      end = Math.max(end, offset(i) + (lengths[i] < 0 ? Long.MAX_VALUE / 2 : lengths[i]));
    }
    return end;
  }

  private long offset(int strip) {
    return info.stripOffsets[strip] & 0xffffffffL;
  }

  /** Whether the strips follow each other in the file, without gaps if these are not allowed. */
  boolean areInOrder(boolean gaps) {
    for (int i = 1; i < info.stripOffsets.length; i++) {
      long expected = offset(i - 1) + info.stripLengths[i - 1];
      if (gaps ? offset(i) < expected : offset(i) != expected) {
        return false;
      }
    }
    return true;
  }

  /** What is wrong with the lengths of strips that are not packed; empty if nothing is. */
  String lengthFault() {
    int[] lengths = info.stripLengths;
    if (lengths == null || lengths.length == 1 && lengths[0] == 0) {
      return "";
    }
    long total = 0;
    for (int i = 0; i < lengths.length; i++) {
      if (lengths.length > 1 && lengths[i] % rowBytes != 0) {
        return String.format(
            Locale.ROOT, "has %d bytes in strip %d, no whole rows", lengths[i], i + 1);
      }
      total += lengths[i];
    }
    return total == size()
        ? ""
        : String.format(Locale.ROOT, "has %d bytes instead of %d", total, size());
  }

  /**
   * What is wrong with packed strips; empty if nothing is.
   *
   * @param in the file, in which every strip lies within its length
   */
  String packedFault(RandomAccessFile in) throws IOException {
    int perPlane = (info.height - 1) / rows + 1;
    int strips = info.stripOffsets.length;
    if (strips != (long) planes * perPlane) {
      return String.format(
          Locale.ROOT, "has %d strips instead of %d", strips, (long) planes * perPlane);
    }
    PackedStrip packed = PackedStrip.of(info);
    for (int i = 0; i < strips; i++) {
      byte[] strip = new byte[info.stripLengths[i]];
      in.seek(offset(i));
      in.readFully(strip);
      long most = rows * rowBytes;
      long least = Math.min(rows, info.height - i % perPlane * (long) rows) * rowBytes;
      long unpacked = packed.unpacked(strip, wanted(most));
      // some programs fill the last strip up to its full height, and ImageJ leaves that away
      boolean fits = unpacked == least || i == strips - 1 && unpacked == most;
      if (!fits) {
        return unpacked == PackedStrip.BROKEN
            ? "cannot be unpacked, strip " + (i + 1) + " of " + strips
            : String.format(
                Locale.ROOT,
                "unpacks to %d bytes instead of %d in strip %d of %d",
                unpacked,
                least,
                i + 1,
                strips);
      }
    }
    return "";
  }

  /** ImageJ's decoder of PackBits stops after a strip, that of LZW only after a whole frame. */
  private long wanted(long most) {
    return info.compression == FileInfo.PACK_BITS ? most : size();
  }
}
