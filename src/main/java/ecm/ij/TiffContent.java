package ecm.ij;

import ecm.files.WholeFile;
import ecm.progress.InvalidInput;
import ij.io.FileInfo;
import ij.io.TiffDecoder;
import java.io.IOException;
import java.io.RandomAccessFile;
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

  /**
   * Reads the headers of a file.
   *
   * @throws InvalidInput if it is not a TIFF file that ImageJ can read, or ends too early
   */
  static TiffContent read(Path file) {
    try {
      long length = Files.size(file);
      requireTiff(file, length);
      FileInfo[] infos = decode(file);
      // ImageJ states the number of frames of its own stacks in the first directory
      int frames = infos.length == 1 ? Math.max(1, infos[0].nImages) : infos.length;
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

  private static void requireWhole(Path file, FileInfo[] infos, int frames, long length) {
    for (int i = 0; i < frames; i++) {
      FileInfo info = infos.length == 1 ? infos[0] : infos[i];
      long size = (long) info.width * info.height * info.getBytesPerPixel();
      long start = info.getOffset() + (infos.length == 1 ? i * (size + info.getGap()) : 0);
      if (end(info, start, size) > length) {
        String of = infos.length == 1 && frames > 1 ? " of " + frames : "";
        throw damaged(file, "it ends in frame " + (i + 1) + of);
      }
    }
  }

  private static long end(FileInfo info, long start, long size) {
    boolean packed =
        info.fileType == FileInfo.BITMAP
            || info.fileType == FileInfo.GRAY12_UNSIGNED
            || info.fileType == FileInfo.GRAY10_UNSIGNED;
    if (info.compression == FileInfo.COMPRESSION_NONE && !packed) {
      return start + size;
    }
    long end = start;
    for (int i = 0; info.stripLengths != null && i < info.stripLengths.length; i++) {
      end = Math.max(end, (info.stripOffsets[i] & 0xffffffffL) + info.stripLengths[i]);
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
