package ecm.ij.open;

import ecm.base.Extensions;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The one way from a path to a stack. Readers are asked in this order: those that a file {@code
 * META-INF/services/ecm.ij.open.StackReader} names, for they know their format best; then folders
 * of single images, TIFF files as ImageJ reads them, and Bio-Formats, where it is installed, for
 * all else.
 */
public final class StackReaders {

  private static final StackReader TIFF = new TiffReader();

  private static final List<StackReader> BUILT_IN =
      List.of(new ImageFolder(), TIFF, new BioFormats.Reader());

  private StackReaders() {}

  /**
   * Opens a file or a folder of images; virtual if it is larger than a quarter of the heap.
   *
   * @param file an image file, or a folder whose images are one frame each, in natural order of
   *     their names (frame2 before frame10)
   * @param progress told, in the log, about numbers missing in a folder, about virtual stacks, and
   *     about the pixel size and frame interval that a file of another format than TIFF states
   * @throws InvalidInput if it cannot be read: names the file; a microscope format that no reader
   *     knows is told to go through Bio-Formats in Fiji
   * @throws ecm.base.Cancelled if Escape ended the reading
   */
  public static OpenedStack open(Path file, Progress progress) {
    Path path = file.toAbsolutePath().normalize();
    if (!Files.exists(path)) {
      throw new InvalidInput("cannot open " + file + ": no such file");
    }
    for (StackReader reader : added()) {
      if (reader.reads(path)) {
        OpenedStack stack = reader.open(path, progress);
        progress.log(path.getFileName() + ": " + stack.metadata().words());
        return stack;
      }
    }
    for (StackReader reader : BUILT_IN) {
      if (reader.reads(path)) {
        return reader.open(path, progress);
      }
    }
    // it says what the file is instead, and what to do
    return TIFF.open(path, progress);
  }

  /** Whether a reader that a service file names reads a path. */
  static boolean isOfAddedFormat(Path path) {
    return added().stream().anyMatch(reader -> reader.reads(path));
  }

  private static List<StackReader> added() {
    return Extensions.of(StackReader.class);
  }
}
