package ecm.ij.image;

import ecm.base.InvalidInput;
import ecm.ij.base.ImageInfo;
import ecm.ij.base.TitledImage;
import ecm.ij.open.MapInput;
import ecm.ij.provenance.Provenance;
import ecm.stack.FloatMap;
import ij.ImagePlus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The open images that belong to a map: other maps of its stack, and the stack itself. */
public final class MapCompanions {

  private MapCompanions() {}

  /**
   * Another map of the same stack, by its title: {@code <stack>-<key>} for the stack that the map's
   * Info names, or the map's own title with another key, as of files.
   *
   * @param tau map of tau
   * @param key such as beta
   * @return empty if none of that size is open
   * @throws InvalidInput if several are
   */
  public static Optional<FloatMap> map(ImagePlus tau, String key) {
    List<String> titles = new ArrayList<>();
    Provenance.of(tau).get(Provenance.STACK).ifPresent(s -> titles.add(s + "-" + key));
    String stem = ImageInfo.stem(tau.getTitle());
    if (stem.endsWith("tau")) {
      String other = stem.substring(0, stem.length() - 3) + key;
      titles.add(other);
      titles.add(other + tau.getTitle().substring(stem.length()));
    }
    for (String title : titles) {
      Optional<ImagePlus> image = TitledImage.of(title, open -> open != tau && isMap(open, tau));
      if (image.isPresent()) {
        return image.map(MapInput::of);
      }
    }
    return Optional.empty();
  }

  private static boolean isMap(ImagePlus image, ImagePlus tau) {
    return image.getWidth() == tau.getWidth()
        && image.getHeight() == tau.getHeight()
        && image.getBitDepth() == 32
        && image.getStackSize() == 1;
  }

  /**
   * The stack that an image belongs to: itself, if it has several frames, or the open stack that a
   * map's Info names.
   *
   * @throws InvalidInput if it is not open, or several of that name and size are
   */
  public static ImagePlus stack(ImagePlus image) {
    if (image.getStackSize() > 1) {
      return image;
    }
    String stack =
        Provenance.of(image)
            .get(Provenance.STACK)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        image.getTitle()
                            + " is neither a stack nor a map of this suite: its Info names no"
                            + " stack"));
    List<ImagePlus> named =
        TitledImage.all(
            open ->
                open.getStackSize() > 1
                    && ImageInfo.stem(open.getTitle()).equals(stack)
                    && open.getWidth() == image.getWidth()
                    && open.getHeight() == image.getHeight());
    return TitledImage.only(stack, named)
        .orElseThrow(
            () ->
                new InvalidInput(
                    String.format(
                        Locale.ROOT,
                        "the stack %s of the map %s is not open with its %d x %d pixels; open it"
                            + " first",
                        stack,
                        image.getTitle(),
                        image.getWidth(),
                        image.getHeight())));
  }
}
