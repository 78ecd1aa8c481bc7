package ecm.ij.tiff;

import ecm.base.InvalidInput;
import ecm.files.WholeFile;
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
 * @param bytes of all images in memory
 */
public record TiffContent(int frames, long bytes) {

  private static final Set<String> MICROSCOPE =
      Set.of(
          "dm2", "dm3", "dm4", "mrc", "mrcs", "ser", "emi", "emd", "tvips", "seq", "eer", "nd2",
          "lif", "czi", "oib", "oif", "lsm", "ims", "h5", "hdf5", "hspy", "zspy", "blo", "mib",
          "hdr", "bcf", "rpl", "sis", "stk", "gtg");

  static final int LITTLE = 0x4949;
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
  public static TiffContent read(Path file) {
    try {
      long length = Files.size(file);
      requireTiff(file, length);
      TiffDirectories directories = TiffDirectories.read(file, length);
      if (!directories.absurd().isEmpty()) {
        throw damaged(file, directories.absurd());
      }
      if (!directories.passedOver().isEmpty()) {
        throw misread(file, directories.passedOver());
      }
      FileInfo[] infos = decode(file);
      // ImageJ states the number of frames of its own stacks in the first directory
      int frames = infos.length == 1 ? Math.max(1, infos[0].nImages) : infos.length;
      if (frames > infos.length && infos[0].compression > FileInfo.COMPRESSION_NONE) {
        throw damaged(file, frames + " packed frames cannot share one directory");
      }
      requireWhole(file, infos, frames, length);
      if (frames > infos.length) {
        requireInPlace(file, directories, infos[0]);
      }
      if (infos[0].nImages <= 1) {
        requireAll(file, directories, infos.length);
      }
      requireAsStated(file, infos[0], frames);
      FileInfo first = infos[0];
      long pixels = (long) first.width * first.height;
      return new TiffContent(frames, frames * pixels * first.getBytesPerPixel());
    } catch (IOException e) {
      throw new InvalidInput("cannot open " + file + ": " + WholeFile.reason(e), e);
    }
  }

  /** Whether ImageJ's own reader is the one to ask: a TIFF file of the classic kind, or empty. */
  public static boolean isForImageJ(Path file) {
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
    } catch (RuntimeException | OutOfMemoryError e) {
      // lengths in a damaged header may ask for any amount of memory
      throw new InvalidInput("cannot open " + file + ": its TIFF header is damaged", e);
    } catch (IOException e) {
      String reason = WholeFile.reason(e).lines().findFirst().orElse("").replaceAll("\\.$", "");
      throw new InvalidInput(
          String.format(Locale.ROOT, "cannot open %s: %s; %s", file, reason, throughBioFormats()),
          e);
    }
    throw new InvalidInput("cannot open " + file + ": its TIFF header is damaged");
  }

  private static void requireWhole(Path file, FileInfo[] infos, int frames, long length)
      throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long end = 0;
      for (int i = 0; i < infos.length; i++) {
        FileInfo info = infos[i];
        requirePossible(file, info, "frame " + (i + 1), length);
        if (!TiffReading.areAlike(info, infos[0])) {
          throw misread(file, "frame " + (i + 1) + " is stored otherwise than frame 1");
        }
        FrameStrips strips = new FrameStrips(info);
        if (frames > infos.length) {
          requireRoom(file, info, frames, length);
        } else if (info.compression > FileInfo.COMPRESSION_NONE) {
          requirePacked(file, info, strips, "frame " + (i + 1), in);
        } else {
          requirePlain(file, info, strips, "frame " + (i + 1), length);
          if (info.getOffset() < end) {
            throw misread(file, "its frames do not follow each other");
          }
          end = info.getOffset() + strips.size();
        }
      }
    }
  }

  private static void requirePossible(Path file, FileInfo info, String frame, long length) {
    long size = (long) info.width * info.height * info.getBytesPerPixel();
    if (info.width <= 0 || info.height <= 0 || size / DENSEST > length) {
      throw damaged(
          file,
          String.format(
              Locale.ROOT, "%s cannot have %d x %d pixels", frame, info.width, info.height));
    }
    String misread = TiffReading.misread(info);
    if (!misread.isEmpty()) {
      throw misread(file, misread);
    }
  }

  /** ImageJ's own stacks: all frames one after the other behind one directory. */
  private static void requireRoom(Path file, FileInfo info, int frames, long length) {
    long size = new FrameStrips(info).size() + info.getGap();
    long whole = (length - info.getOffset() + info.getGap()) / size;
    if (whole < frames) {
      throw damaged(file, "it ends in frame " + (Math.max(0, whole) + 1) + " of " + frames);
    }
  }

  /** Directories of their own must not say that the frames lie elsewhere. */
  private static void requireInPlace(Path file, TiffDirectories directories, FileInfo info) {
    int frame = directories.misplaced(new FrameStrips(info).size() + info.getGap());
    if (frame > 0) {
      throw misread(
          file,
          "its description is that of an ImageJ stack, but frame "
              + frame
              + " does not follow the one before");
    }
  }

  private static void requirePacked(
      Path file, FileInfo info, FrameStrips strips, String frame, RandomAccessFile in)
      throws IOException {
    if (strips.end() > in.length()) {
      throw damaged(file, "it ends in " + frame);
    }
    if (!strips.areInOrder(true)) {
      throw misread(file, "the strips of " + frame + " are not in order");
    }
    String fault = strips.packedFault(in);
    if (!fault.isEmpty()) {
      throw damaged(file, frame + " " + fault);
    }
  }

  private static void requirePlain(
      Path file, FileInfo info, FrameStrips strips, String frame, long length) {
    if (info.getOffset() + strips.size() > length) {
      throw damaged(file, "it ends in " + frame);
    }
    boolean several = info.stripOffsets != null && info.stripOffsets.length > 1;
    if (several && strips.end() > length) {
      throw damaged(file, "it ends in " + frame);
    }
    if (several && !strips.areInOrder(false)) {
      throw misread(file, "the strips of " + frame + " do not follow each other");
    }
    String fault = strips.lengthFault();
    if (!fault.isEmpty()) {
      throw damaged(file, frame + " " + fault);
    }
  }

  /** A part of a record, or two detectors in one, must not pass for a record. */
  private static void requireAsStated(Path file, FileInfo first, int frames) {
    try {
      StatedAxes.of(first.description).ifPresent(axes -> axes.require(frames));
    } catch (InvalidInput e) {
      throw new InvalidInput("cannot open " + file + ": " + e.getMessage(), e);
    }
  }

  private static void requireAll(Path file, TiffDirectories directories, int read) {
    if (!directories.broken().isEmpty()) {
      throw damaged(file, directories.broken());
    }
    if (directories.count() != read) {
      throw damaged(file, "only " + read + " of its frames can be read");
    }
  }

  private static InvalidInput damaged(Path file, String what) {
    return new InvalidInput("cannot open " + file + ": the file is damaged, " + what);
  }

  private static InvalidInput misread(Path file, String what) {
    return new InvalidInput(
        "cannot open " + file + ": " + what + ", which ImageJ misreads; " + throughBioFormats());
  }

  static int unsignedShort(RandomAccessFile in, boolean little) throws IOException {
    int value = in.readUnsignedShort();
    return little ? Short.reverseBytes((short) value) & 0xffff : value;
  }
}
