package ecm.ij.open;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileInfo;
import ij.io.TiffDecoder;
import ij.plugin.FileInfoVirtualStack;
import java.io.File;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file in which every frame lies uncompressed in one piece.
 *
 * @param path of the file
 * @param offsets of the first byte of each frame
 * @param fileType of {@link FileInfo}: GRAY8, COLOR8, GRAY16_UNSIGNED, GRAY16_SIGNED or
 *     GRAY32_FLOAT
 * @param order of the bytes of a sample
 */
record PlaneFile(Path path, long[] offsets, int fileType, ByteOrder order) {

  /** The file behind a virtual stack; empty if it is compressed, scattered or of another type. */
  static Optional<PlaneFile> behind(ImagePlus image) {
    ImageStack stack = image.getStack();
    FileInfo first = image.getOriginalFileInfo();
    if (!(stack instanceof FileInfoVirtualStack files) || first == null) {
      return Optional.empty();
    }
    int frames = stack.getSize();
    for (int n = 1; n <= frames; n++) {
      if (first.fileName == null || !first.fileName.equals(files.getFileName(n))) {
        return Optional.empty();
      }
    }
    return planes(first).flatMap(infos -> of(infos, frames));
  }

  /** One entry per directory of a TIFF file, or the one description of a raw file. */
  private static Optional<FileInfo[]> planes(FileInfo first) {
    if (first.fileFormat != FileInfo.TIFF) {
      return Optional.of(new FileInfo[] {first});
    }
    try {
      String folder = first.directory == null ? "" : first.directory;
      String base = folder.isEmpty() || folder.endsWith(File.separator) ? folder : folder + "/";
      return Optional.ofNullable(new TiffDecoder(base, first.fileName).getTiffInfo());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static Optional<PlaneFile> of(FileInfo[] infos, int frames) {
    FileInfo first = infos[0];
    if (bytes(first.fileType) == 0 || infos.length != 1 && infos.length != frames) {
      return Optional.empty();
    }
    long size = (long) first.width * first.height * bytes(first.fileType);
    long[] offsets = new long[frames];
    for (int i = 0; i < frames; i++) {
      FileInfo info = infos.length == 1 ? first : infos[i];
      if (!isAlike(info, first) || !isInOnePiece(info)) {
        return Optional.empty();
      }
      offsets[i] = info.getOffset() + (infos.length == 1 ? i * (size + info.getGap()) : 0);
    }
    ByteOrder order = first.intelByteOrder ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    return Optional.of(new PlaneFile(Path.of(first.getFilePath()), offsets, first.fileType, order));
  }

  private static boolean isAlike(FileInfo info, FileInfo first) {
    return info.width == first.width
        && info.height == first.height
        && info.fileType == first.fileType
        && info.intelByteOrder == first.intelByteOrder;
  }

  private static boolean isInOnePiece(FileInfo info) {
    // 0 is what ImageJ leaves for a raw file of no stated compression
    if (info.compression != FileInfo.COMPRESSION_NONE
        && info.compression != FileInfo.COMPRESSION_UNKNOWN) {
      return false;
    }
    int[] starts = info.stripOffsets;
    for (int i = 1; starts != null && i < starts.length; i++) {
      long expected = (starts[i - 1] & 0xffffffffL) + info.stripLengths[i - 1];
      if ((starts[i] & 0xffffffffL) != expected) {
        return false;
      }
    }
    return info.fileName != null && !info.fileName.endsWith(".gz");
  }

  /** Bytes per sample; 0 for types that are left to ImageJ. */
  static int bytes(int fileType) {
    return switch (fileType) {
      case FileInfo.GRAY8, FileInfo.COLOR8 -> 1;
      case FileInfo.GRAY16_UNSIGNED, FileInfo.GRAY16_SIGNED -> 2;
      case FileInfo.GRAY32_FLOAT -> 4;
      default -> 0;
    };
  }
}
