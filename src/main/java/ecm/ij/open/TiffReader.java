package ecm.ij.open;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.tiff.TiffContent;
import ij.ImagePlus;
import ij.io.Opener;
import ij.plugin.FileInfoVirtualStack;
import java.nio.file.Path;

/** TIFF files of the classic kind, through ImageJ, once they were found to be whole. */
final class TiffReader implements StackReader {

  @Override
  public boolean reads(Path path) {
    return TiffContent.isForImageJ(path);
  }

  @Override
  public OpenedStack open(Path path, Progress progress) {
    TiffContent content = TiffContent.read(path);
    boolean virtual = content.frames() > 1 && isLarge(content.bytes());
    if (virtual) {
      progress.log(path.getFileName() + " is larger than a quarter of the memory: opened virtual");
    }
    ImagePlus image = read(path, virtual);
    progress.check();
    if (image == null || image.getStackSize() != content.frames()) {
      throw new InvalidInput(
          "cannot open " + path + ": its images are not all of one size and type");
    }
    return OpenedStack.calibrated(image, "the TIFF file's description");
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
    String folder = path.getParent() + path.getFileSystem().getSeparator();
    return opener.openTiff(folder, path.getFileName().toString());
  }

  /** Whether samples fill more than a quarter of the heap. */
  static boolean isLarge(long bytes) {
    return bytes > Runtime.getRuntime().maxMemory() / 4;
  }
}
