package ecm.ij;

import ij.ImagePlus;
import java.nio.file.Path;

/** TIFF files as ImageJ writes them, whole or not at all, the same bytes every time. */
public final class TiffFile {

  private TiffFile() {}

  /** Writes an image or a stack. */
  public static void write(Path file, ImagePlus image) {
    throw new UnsupportedOperationException();
  }

  /**
   * Opens a TIFF file or a folder of images; virtual if it is larger than a quarter of the heap.
   *
   * @throws ecm.progress.InvalidInput if it cannot be read: names the file; an unreadable
   *     microscope format is told to go through Bio-Formats in Fiji
   */
  public static ImagePlus open(Path file) {
    throw new UnsupportedOperationException();
  }
}
