package ecm.ij.open;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.files.WholeFile;
import ecm.ij.tiff.TiffContent;
import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.Prefs;
import ij.VirtualStack;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.io.RoiEncoder;
import ij.io.TiffEncoder;
import ij.plugin.FileInfoVirtualStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** TIFF files as ImageJ writes them, whole or not at all, the same bytes every time. */
public final class TiffFile {

  private TiffFile() {}

  /**
   * Writes an image or a stack, virtual or in memory: uncompressed, big-endian, with calibration,
   * frame interval, display range, look-up table, Info, slice labels, ROI and overlay.
   *
   * @throws InvalidInput if the folder cannot be written to; nothing is left behind
   */
  public static void write(Path file, ImagePlus image) {
    TiffEncoder encoder = encoder(describe(image));
    WholeFile.write(file, encoder::write);
  }

  private static FileInfo describe(ImagePlus image) {
    FileSaver saver = new FileSaver(image);
    FileInfo info = image.getFileInfo();
    info.info = image.getInfoProperty();
    info.description = saver.getDescriptionString();
    info.roi = RoiEncoder.saveAsByteArray(image.getRoi());
    info.overlay = FileSaver.getOverlay(image);
    info.properties = image.getPropertiesAsArray();
    info.sliceLabels = sliceLabels(image);
    if (image.getStack() instanceof VirtualStack stack && image.getStackSize() > 1) {
      info.virtualStack = stack;
    }
    if (image instanceof CompositeImage) {
      saver.saveDisplayRangesAndLuts(image, info);
    }
    return info;
  }

  private static String[] sliceLabels(ImagePlus image) {
    String[] labels = new String[image.getStackSize()];
    boolean any = false;
    for (int i = 0; i < labels.length; i++) {
      labels[i] = image.getStack().getSliceLabel(i + 1);
      any |= labels[i] != null;
    }
    return any ? labels : null;
  }

  /** The byte order is fixed, whatever ImageJ's preference, which the encoder reads once. */
  private static synchronized TiffEncoder encoder(FileInfo info) {
    boolean preference = Prefs.intelByteOrder;
    try {
      Prefs.intelByteOrder = false;
      return new TiffEncoder(info);
    } finally {
      Prefs.intelByteOrder = preference;
    }
  }

  /** As {@link #open(Path, Progress)}, without a log. */
  public static ImagePlus open(Path file) {
    return open(file, Progress.NONE);
  }

  /**
   * Opens a TIFF file or a folder of images; virtual if it is larger than a quarter of the heap.
   * Any other file, BigTIFF among them, goes through Bio-Formats, always virtual, where that is
   * installed.
   *
   * @param file an image file, or a folder whose images are one frame each, in natural order of
   *     their names (frame2 before frame10)
   * @param progress told, in the log, about numbers missing in a folder, about virtual stacks, and
   *     about the pixel size and frame interval that Bio-Formats found
   * @throws InvalidInput if it cannot be read: names the file; without Bio-Formats, a microscope
   *     format is told to go through it in Fiji
   * @throws ecm.base.Cancelled if Escape ended the reading
   */
  public static ImagePlus open(Path file, Progress progress) {
    Path path = file.toAbsolutePath().normalize();
    if (!Files.exists(path)) {
      throw new InvalidInput("cannot open " + file + ": no such file");
    }
    if (Files.isDirectory(path)) {
      return ImageFolder.open(path, progress);
    }
    if (!TiffContent.isForImageJ(path)) {
      Optional<BioFormats> bioFormats = BioFormats.in(IJ.getClassLoader());
      if (bioFormats.isPresent()) {
        return bioFormats.get().open(path, progress);
      }
    }
    TiffContent content = TiffContent.read(path);
    boolean virtual = content.frames() > 1 && isLarge(content.bytes());
    if (virtual) {
      progress.log(path.getFileName() + " is larger than a quarter of the memory: opened virtual");
    }
    ImagePlus image = read(path, virtual);
    progress.check();
    if (image == null || image.getStackSize() != content.frames()) {
      throw new InvalidInput(
          "cannot open " + file + ": its images are not all of one size and type");
    }
    return image;
  }

  /** ImageJ's readers stumble over damaged data in many ways. */
  private static ImagePlus read(Path path, boolean virtual) {
    try {
      return virtual ? FileInfoVirtualStack.openVirtual(path.toString()) : load(path);
    } catch (RuntimeException e) {
      throw new InvalidInput("cannot open " + path + ": the file is damaged", e);
    } catch (OutOfMemoryError e) {
      throw new InvalidInput(
          "cannot open " + path + ": its images need more memory than there is, or are damaged", e);
    }
  }

  private static ImagePlus load(Path path) {
    Opener opener = new Opener();
    opener.setSilentMode(true);
    return opener.openTiff(path.getParent() + path.getFileSystem().getSeparator(), name(path));
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  /** Whether samples fill more than a quarter of the heap. */
  static boolean isLarge(long bytes) {
    return bytes > Runtime.getRuntime().maxMemory() / 4;
  }
}
