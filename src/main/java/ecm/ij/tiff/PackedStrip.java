package ecm.ij.tiff;

import ij.io.FileInfo;

/**
 * A compression of strips, followed far enough to know what ImageJ will get: on damage its decoders
 * run on for minutes, or deliver another number of bytes, which shifts all that follow.
 */
sealed interface PackedStrip permits DeflatedStrip, LzwStrip, PackBitsStrip {

  /** What {@link #unpacked} says of a strip whose codes are broken. */
  long BROKEN = -1;

  /**
   * How many bytes a strip unpacks to, or {@link #BROKEN}. A changed byte that leaves this number
   * as it was is seen only with Deflate, which has a checksum.
   *
   * @param strip as it lies in the file, with whatever fill follows the end
   * @param wanted at which ImageJ stops, unless an end comes before; the last code may go beyond
   */
  long unpacked(byte[] strip, long wanted);

  /** The compression of a frame. */
  static PackedStrip of(FileInfo info) {
    return switch (info.compression) {
      case FileInfo.LZW, FileInfo.LZW_WITH_DIFFERENCING -> new LzwStrip();
      case FileInfo.PACK_BITS -> new PackBitsStrip();
      case FileInfo.ZIP, FileInfo.ZIP_WITH_DIFFERENCING -> new DeflatedStrip();
      default -> throw new IllegalArgumentException("not packed: " + info.compression);
    };
  }
}
