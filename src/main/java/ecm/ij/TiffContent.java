package ecm.ij;

import ecm.files.WholeFile;
import ecm.progress.InvalidInput;
import ij.io.FileInfo;
import ij.io.TiffDecoder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * What a TIFF file holds, checked to be there in full before ImageJ reads it: ImageJ itself shows
 * blank or fewer frames of a damaged file.
 *
 * @param frames number of images
 * @param planesPerFrame 3 for 16-bit RGB, which ImageJ splits; else 1
 * @param bytes of all images in memory
 */
record TiffContent(int frames, int planesPerFrame, long bytes) {

  private static final Set<String> MICROSCOPE =
      Set.of(
          "dm2", "dm3", "dm4", "mrc", "mrcs", "ser", "emi", "emd", "tvips", "seq", "eer", "nd2",
          "lif", "czi", "oib", "oif", "lsm", "ims", "h5", "hdf5", "hspy", "zspy", "blo", "mib",
          "hdr", "bcf", "rpl", "sis", "stk", "gtg");

  private static final int LITTLE = 0x4949;
  private static final int BIG = 0x4d4d;
  private static final int MAGIC = 42;
  private static final int BIG_MAGIC = 43;

  /** No compression that ImageJ reads puts more bytes than this into one. */
  private static final int DENSEST = 4096;

  /**
   * Reads the headers of a file.
   *
   * @throws InvalidInput if it is not a TIFF file that ImageJ can read, or ends too early
   */
  static TiffContent read(Path file) {
    try {
      long length = Files.size(file);
      requireTiff(file, length);
      requireDirectories(file, length);
      FileInfo[] infos = decode(file);
      // ImageJ states the number of frames of its own stacks in the first directory
      int frames = infos.length == 1 ? Math.max(1, infos[0].nImages) : infos.length;
      if (frames > infos.length && isPacked(infos[0])) {
        throw damaged(file, frames + " packed frames cannot share one directory");
      }
      requireWhole(file, infos, frames, length);
      if (infos[0].nImages <= 1 && countDirectories(file, length) != infos.length) {
        throw damaged(file, "only " + infos.length + " of its frames can be read");
      }
      FileInfo first = infos[0];
      int planes = first.fileType == FileInfo.RGB48 ? 3 : 1;
      long pixels = (long) first.width * first.height;
      return new TiffContent(frames, planes, frames * pixels * first.getBytesPerPixel());
    } catch (IOException e) {
      throw new InvalidInput("cannot open " + file + ": " + WholeFile.reason(e), e);
    }
  }

  /** Whether ImageJ's own reader is the one to ask: a TIFF file of the classic kind, or empty. */
  static boolean isForImageJ(Path file) {
    try {
      long length = Files.size(file);
      return length == 0 || magic(file, length) == MAGIC;
    } catch (IOException e) {
      throw new InvalidInput("cannot open " + file + ": " + WholeFile.reason(e), e);
    }
  }

  private static int magic(Path file, long length) throws IOException {
    if (length < 8) {
      return 0;
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      int order = in.readUnsignedShort();
      return order == LITTLE || order == BIG ? unsignedShort(in, order == LITTLE) : 0;
    }
  }

  private static void requireTiff(Path file, long length) throws IOException {
    if (length == 0) {
      throw new InvalidInput("cannot open " + file + ": the file is empty (0 bytes)");
    }
    int magic = magic(file, length);
    if (magic == BIG_MAGIC) {
      throw new InvalidInput(
          "cannot open " + file + ": it is a BigTIFF file, " + throughBioFormats());
    }
    if (magic != MAGIC) {
      throw new InvalidInput("cannot open " + file + ": " + wrongFormat(file));
    }
  }

  /** ImageJ would follow a chain that runs in a circle, and make room for any number of values. */
  private static void requireDirectories(Path file, long length) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      boolean little = in.readUnsignedShort() == LITTLE;
      in.seek(4);
      int count = 0;
      long next = unsignedInt(in, little);
      while (next != 0 && next + 2 <= length) {
        in.seek(next);
        int entries = unsignedShort(in, little);
        if (next + 2 + 12L * entries + 4 > length) {
          return;
        }
        byte[] directory = new byte[12 * entries];
        in.readFully(directory);
        if (++count > length / 6 || !isBelow(directory, little, length)) {
          throw damaged(file, "its image directory " + count + " is unreadable");
        }
        next = unsignedInt(in, little);
      }
    }
  }

  /** Whether no entry has more values than the file has bytes. */
  private static boolean isBelow(byte[] directory, boolean little, long length) {
    ByteBuffer entries =
        ByteBuffer.wrap(directory).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    for (int at = 4; at < directory.length; at += 12) {
      if ((entries.getInt(at) & 0xffffffffL) > length) {
        return false;
      }
    }
    return true;
  }

  /** Follows the chain of image directories, which a truncated file cuts. */
  private static int countDirectories(Path file, long length) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      boolean little = in.readUnsignedShort() == LITTLE;
      in.seek(4);
      int count = 0;
      long next = unsignedInt(in, little);
      while (next != 0) {
        if (next + 2 > length) {
          throw damaged(file, "it is cut off after frame " + count);
        }
        in.seek(next);
        int entries = unsignedShort(in, little);
        long link = next + 2 + 12L * entries;
        if (link + 4 > length || entries == 0 || ++count > length / 18) {
          throw damaged(file, "its image directory " + (count + 1) + " is unreadable");
        }
        in.seek(link);
        next = unsignedInt(in, little);
      }
      return count;
    }
  }

  private static String wrongFormat(Path file) {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return MICROSCOPE.contains(extension)
        ? "." + extension + " files cannot be read here, " + throughBioFormats()
        : "it is not a TIFF file; open it in ImageJ or Fiji and run the command on the open image,"
            + " or save it as TIFF";
  }

  private static String throughBioFormats() {
    return "open it in Fiji through Plugins > Bio-Formats > Bio-Formats Importer and run the"
        + " command on the open image, or save it as TIFF";
  }

  private static FileInfo[] decode(Path file) throws IOException {
    String folder = file.getParent() + file.getFileSystem().getSeparator();
    try {
      FileInfo[] infos = new TiffDecoder(folder, file.getFileName().toString()).getTiffInfo();
      if (infos != null) {
        return infos;
      }
    } catch (RuntimeException e) {
      throw new InvalidInput("cannot open " + file + ": its TIFF header is damaged", e);
    } catch (IOException e) {
      String reason = WholeFile.reason(e).lines().findFirst().orElse("");
      throw new InvalidInput(
          String.format(Locale.ROOT, "cannot open %s: %s; %s", file, reason, throughBioFormats()),
          e);
    }
    throw new InvalidInput("cannot open " + file + ": its TIFF header is damaged");
  }

  private static void requireWhole(Path file, FileInfo[] infos, int frames, long length)
      throws IOException {
    for (int i = 0; i < frames; i++) {
      FileInfo info = infos.length == 1 ? infos[0] : infos[i];
      long size = (long) info.width * info.height * info.getBytesPerPixel();
      if (info.width <= 0 || info.height <= 0 || size / DENSEST > length) {
        throw damaged(
            file,
            String.format(
                Locale.ROOT,
                "frame %d cannot have %d x %d pixels",
                i + 1,
                info.width,
                info.height));
      }
      long start = info.getOffset() + (infos.length == 1 ? i * (size + info.getGap()) : 0);
      if (end(info, start, size) > length) {
        String of = infos.length == 1 && frames > 1 ? " of " + frames : "";
        throw damaged(file, "it ends in frame " + (i + 1) + of);
      }
      if (info.compression == FileInfo.ZIP && !DeflatedStrips.areWhole(file, info)) {
        throw damaged(file, "frame " + (i + 1) + " cannot be unpacked");
      }
    }
  }

  private static long end(FileInfo info, long start, long size) {
    return isPacked(info) ? stripsEnd(info) : start + size;
  }

  /** Whether the bytes of a frame in the file are not its samples. */
  private static boolean isPacked(FileInfo info) {
    return info.compression != FileInfo.COMPRESSION_NONE
        || info.fileType == FileInfo.BITMAP
        || info.fileType == FileInfo.GRAY12_UNSIGNED
        || info.fileType == FileInfo.GRAY10_UNSIGNED;
  }

  /** Where the last strip ends; beyond any file if the directory of the strips is no good. */
  private static long stripsEnd(FileInfo info) {
    int[] offsets = info.stripOffsets;
    int[] lengths = info.stripLengths;
    if (offsets == null || lengths == null || offsets.length != lengths.length) {
      return Long.MAX_VALUE;
    }
    long end = 0;
    for (int i = 0; i < lengths.length; i++) {
      long length = lengths[i] < 0 ? Long.MAX_VALUE / 2 : lengths[i];
      end = Math.max(end, (offsets[i] & 0xffffffffL) + length);
    }
    return end;
  }

  private static InvalidInput damaged(Path file, String what) {
    return new InvalidInput("cannot open " + file + ": the file is damaged, " + what);
  }

  private static int unsignedShort(RandomAccessFile in, boolean little) throws IOException {
    int value = in.readUnsignedShort();
    return little ? Short.reverseBytes((short) value) & 0xffff : value;
  }

  private static long unsignedInt(RandomAccessFile in, boolean little) throws IOException {
    int value = in.readInt();
    return (little ? Integer.reverseBytes(value) : value) & 0xffffffffL;
  }
}
