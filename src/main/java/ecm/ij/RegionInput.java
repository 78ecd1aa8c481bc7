package ecm.ij;

import ecm.progress.Progress;
import ecm.stack.Mask;
import ij.ImagePlus;
import java.util.Optional;

/** Regions that the user gives: the area ROI of an image, or a mask image or file. */
public final class RegionInput {

  private RegionInput() {}

  /**
   * The area ROI of an image as a mask.
   *
   * @return empty if the image has no ROI
   * @throws ecm.progress.InvalidInput for a line or point ROI, or one wholly outside the image
   */
  public static Optional<Mask> roi(ImagePlus image, Progress progress) {
    throw new UnsupportedOperationException();
  }

  /**
   * A mask by its name: title of an open image, or a TIFF file. Pixels that are not 0 are inside.
   *
   * @throws ecm.progress.InvalidInput if there is none of that name, or its size is another
   */
  public static Mask named(String name, int width, int height) {
    throw new UnsupportedOperationException();
  }
}
