package ecm.ij.base;

import ecm.base.InvalidInput;
import ij.ImagePlus;
import ij.WindowManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Open images by what they are called. Of several, none is taken in silence. */
public final class TitledImage {

  private TitledImage() {}

  /** All open images that are so, in the order in which they were opened. */
  public static List<ImagePlus> all(Predicate<ImagePlus> condition) {
    List<ImagePlus> images = new ArrayList<>();
    int[] ids = WindowManager.getIDList();
    for (int id : ids == null ? new int[0] : ids) {
      ImagePlus image = WindowManager.getImage(id);
      // without windows ImageJ lists an image twice that was shown twice
      if (image != null && !images.contains(image) && condition.test(image)) {
        images.add(image);
      }
    }
    return images;
  }

  /**
   * The open image of a title.
   *
   * @param title in full
   * @param fits whether an image is of the kind looked for; others of that title do not count
   * @return empty if there is none
   * @throws InvalidInput if there are several
   */
  public static Optional<ImagePlus> of(String title, Predicate<ImagePlus> fits) {
    List<ImagePlus> images = all(image -> image.getTitle().equals(title) && fits.test(image));
    return only(title, images);
  }

  /** The image of a list, if there is one, and refuses if there are several. */
  public static Optional<ImagePlus> only(String title, List<ImagePlus> images) {
    if (images.size() > 1) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "%d open images are called '%s': close or rename all but the one that is meant",
              images.size(),
              title));
    }
    return images.stream().findFirst();
  }
}
