package ecm.ij.open;

import ij.ImagePlus;
import ij.VirtualStack;
import ij.process.ImageProcessor;
import java.nio.file.Path;
import java.util.List;

/**
 * The images of a folder as a virtual stack. Each is opened as {@link ImageFolder} opens it, so
 * that a damaged image, or one of another size or depth, is refused; ImageJ's own class shows a
 * white frame instead, or cuts and rescales it, which would pass as data.
 */
final class FolderFrames extends VirtualStack {

  private final Path folder;
  private final ImagePlus first;

  FolderFrames(Path folder, List<String> names, ImagePlus first) {
    super(first.getWidth(), first.getHeight(), null, folder.toString());
    this.folder = folder;
    this.first = first;
    setBitDepth(first.getBitDepth());
    names.forEach(this::addSlice);
  }

  /**
   * One frame, from its file.
   *
   * @throws ecm.base.InvalidInput if it cannot be read or is not like the first
   */
  @Override
  public ImageProcessor getProcessor(int n) {
    Path file = folder.resolve(getFileName(n));
    ImagePlus image = ImageFolder.image(file);
    ImageFolder.requireAlike(file, image, first);
    ImageProcessor plane = image.getProcessor();
    plane.setSliceNumber(n);
    return plane;
  }
}
