package ecm.ij.open;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.files.WholeFile;
import ij.CompositeImage;
import ij.ImagePlus;
import ij.Prefs;
import ij.VirtualStack;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.RoiEncoder;
import ij.io.TiffEncoder;
import java.nio.file.Path;

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

  /**
   * The image of a file, such as this suite writes, without a log.
   *
   * @throws InvalidInput as {@link StackReaders#open}
   */
  public static ImagePlus open(Path file) {
    return StackReaders.open(file, Progress.NONE).image();
  }
}
