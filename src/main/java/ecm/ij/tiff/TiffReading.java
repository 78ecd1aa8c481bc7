package ecm.ij.tiff;

import ij.io.FileInfo;
import java.nio.ByteBuffer;

/** TIFF files that ImageJ opens without a word, but not with the pixels that they hold. */
final class TiffReading {

  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int FILL_ORDER = 266;
  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_BYTES = 279;
  private static final int PREDICTOR = 317;
  private static final int SAMPLE_FORMAT = 339;

  private static final int SHORT = 3;

  private TiffReading() {}

  /**
   * What ImageJ's decoder of headers passes over; empty if nothing.
   *
   * @param directory its entries, of 12 bytes each, in the order of bytes of the file
   */
  static String passedOver(ByteBuffer directory) {
    int bits = 1;
    for (int at = 0; at + 12 <= directory.limit(); at += 12) {
      int tag = directory.getShort(at) & 0xffff;
      boolean isShort = directory.getShort(at + 2) == SHORT;
      long count = directory.getInt(at + 4) & 0xffffffffL;
      int value = isShort ? directory.getShort(at + 8) & 0xffff : directory.getInt(at + 8);
      bits = tag == BITS && count == 1 ? value : bits;
      String found = passedOver(tag, value, bits);
      if (!found.isEmpty()) {
        return found;
      }
      if (isShort && (tag == STRIP_OFFSETS && count > 1 || tag == STRIP_BYTES && count == 2)) {
        return "it gives the places of its strips in 16 bits";
      }
    }
    return "";
  }

  private static String passedOver(int tag, int value, int bits) {
    return switch (tag) {
      case COMPRESSION -> value == 7 ? "it is compressed by JPEG" : "";
      case FILL_ORDER -> value == 2 ? "the bits of its bytes are in reverse order" : "";
      case PREDICTOR -> value == 3 ? "its samples are stored as differences of floats" : "";
      case SAMPLE_FORMAT -> value == 2 && bits == 8 ? "its samples are signed bytes" : "";
      default -> "";
    };
  }

  /** What ImageJ's reader of pixels does otherwise than the frame needs; empty if nothing. */
  static String misread(FileInfo info) {
    boolean packed = info.compression > FileInfo.COMPRESSION_NONE;
    return switch (info.fileType) {
      case FileInfo.RGB48, FileInfo.RGB48_PLANAR -> "its images are RGB of 16 bits per colour";
      case FileInfo.BITMAP -> packed ? "its samples of 1 bit are compressed" : "";
      case FileInfo.GRAY10_UNSIGNED, FileInfo.GRAY12_UNSIGNED -> bitPacked(info, packed);
      case FileInfo.GRAY32_INT, FileInfo.GRAY32_FLOAT ->
          isDifferenced(info) ? "its samples of 32 bits are stored as differences" : grey(info);
      case FileInfo.GRAY8, FileInfo.COLOR8, FileInfo.GRAY16_UNSIGNED, FileInfo.GRAY16_SIGNED ->
          grey(info);
      default -> "";
    };
  }

  private static String bitPacked(FileInfo info, boolean packed) {
    int bits = info.fileType == FileInfo.GRAY10_UNSIGNED ? 10 : 12;
    if (packed) {
      return "its samples of " + bits + " bits are compressed";
    }
    boolean whole = info.width * bits % (bits == 10 ? 40 : 24) == 0;
    return whole ? "" : "its samples of " + bits + " bits stand in rows of " + info.width;
  }

  private static boolean isDifferenced(FileInfo info) {
    return info.compression == FileInfo.LZW_WITH_DIFFERENCING
        || info.compression == FileInfo.ZIP_WITH_DIFFERENCING;
  }

  private static String grey(FileInfo info) {
    if (info.samplesPerPixel != 1) {
      return "its pixels have " + info.samplesPerPixel + " samples";
    }
    // ImageJ multiplies in 32 bits, and takes a negative number of bytes for none
    int strip = info.rowsPerStrip * info.width * info.getBytesPerPixel();
    boolean lost = info.compression == FileInfo.PACK_BITS && info.rowsPerStrip != 0 && strip <= 0;
    return lost ? "its strips of PackBits are stated to have no end" : "";
  }

  /** Whether frames in one file are stored alike; ImageJ reads all as it reads the first. */
  static boolean areAlike(FileInfo info, FileInfo first) {
    return info.compression == first.compression
        && (info.compression != FileInfo.PACK_BITS || info.rowsPerStrip == first.rowsPerStrip);
  }
}
