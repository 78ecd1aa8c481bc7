package ecm.ij.open;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.base.ImageInfo;
import ecm.ij.base.TitledImage;
import ecm.stack.Mask;
import ecm.stack.Rect;
import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ImageProcessor;
import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Regions that the user gives: the area ROI of an image, or a mask image or file. */
public final class RegionInput {

  private RegionInput() {}

  /**
   * The area ROI of an image as a mask, in the image's own (frame-0) coordinates.
   *
   * @param progress told, in the log, which region it is and whether it was clipped to the image
   * @return empty if the image has no ROI
   * @throws InvalidInput for a line, point or text ROI, or one wholly outside the image
   */
  public static Optional<Mask> roi(ImagePlus image, Progress progress) {
    Roi roi = image.getRoi();
    if (roi == null) {
      progress.log("region: the whole image, for there is no ROI");
      return Optional.empty();
    }
    if (!roi.isArea() || roi instanceof TextRoi || roi instanceof ImageRoi) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the ROI of %s is a %s: draw an area (rectangle, oval, polygon, freehand) or remove"
                  + " the ROI",
              image.getTitle(),
              name(roi)));
    }
    Mask mask = mask(roi, image.getWidth(), image.getHeight());
    if (mask.count() == 0) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the ROI of %s has no pixel inside the image of %d x %d pixels: move it or remove it",
              image.getTitle(),
              image.getWidth(),
              image.getHeight()));
    }
    log(roi, mask, progress);
    return Optional.of(mask);
  }

  private static String name(Roi roi) {
    String type = roi instanceof TextRoi ? "text" : roi.getTypeAsString().toLowerCase(Locale.ROOT);
    return type.endsWith("line") || type.equals("point") || type.equals("text")
        ? type
        : type + " selection";
  }

  private static Mask mask(Roi roi, int width, int height) {
    Rectangle bounds = roi.getBounds();
    ImageProcessor inside = roi.getMask();
    Rect box = new Rect(bounds.x, bounds.y, bounds.width, bounds.height);
    return Mask.of(
        width,
        height,
        i -> {
          int x = i % width;
          int y = i / width;
          return box.contains(x, y)
              && (inside == null || inside.get(x - bounds.x, y - bounds.y) != 0);
        });
  }

  private static void log(Roi roi, Mask mask, Progress progress) {
    Rectangle b = roi.getBounds();
    String label = roi.getName() == null ? "" : " '" + roi.getName() + "'";
    boolean clipped =
        b.x < 0 || b.y < 0 || b.x + b.width > mask.width() || b.y + b.height > mask.height();
    progress.log(
        String.format(
            Locale.ROOT,
            "region: %s ROI%s, x %d, y %d, %d x %d px, %d pixels%s",
            roi.getTypeAsString().toLowerCase(Locale.ROOT),
            label,
            b.x,
            b.y,
            b.width,
            b.height,
            mask.count(),
            clipped ? "; the part outside the image is cut off" : ""));
  }

  /**
   * A mask by its name: title of an open image, or a TIFF file. Pixels that are neither 0 nor NaN
   * are inside.
   *
   * @throws InvalidInput if there is none of that name, or there are several that fit, it is no
   *     single grey image, its size is another, or no pixel is inside
   */
  public static Mask named(String name, int width, int height) {
    ImagePlus image = openImage(name, width, height).orElseGet(() -> TiffFile.open(path(name)));
    return mask(name, image, width, height);
  }

  /** Titles of the open images that {@link #named} would take as masks of an image. */
  public static List<String> candidates(ImagePlus image) {
    return TitledImage.all(
            other -> other != image && fits(other, image.getWidth(), image.getHeight()))
        .stream()
        .map(ImagePlus::getTitle)
        .distinct()
        .toList();
  }

  private static boolean fits(ImagePlus mask, int width, int height) {
    return mask.getStackSize() == 1
        && mask.getBitDepth() != 24
        && mask.getWidth() == width
        && mask.getHeight() == height;
  }

  /**
   * As {@link #named}, from a TIFF file only, whatever images are open.
   *
   * @throws InvalidInput likewise
   */
  public static Mask file(String name, int width, int height) {
    return mask(name, TiffFile.open(path(name)), width, height);
  }

  private static Mask mask(String name, ImagePlus image, int width, int height) {
    if (image.getStackSize() != 1 || image.getBitDepth() == 24) {
      throw new InvalidInput(
          "the mask " + name + " must be a single grey image, not a stack or an RGB image");
    }
    if (image.getWidth() != width || image.getHeight() != height) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the mask %s has %d x %d pixels, but the stack has %d x %d",
              name,
              image.getWidth(),
              image.getHeight(),
              width,
              height));
    }
    ImageProcessor pixels = image.getProcessor();
    Mask mask = Mask.of(width, height, i -> isInside(pixels.getf(i)));
    if (mask.count() == 0) {
      throw new InvalidInput("the mask " + name + " is empty: all its pixels are 0");
    }
    return mask;
  }

  private static boolean isInside(float value) {
    return value != 0 && !Float.isNaN(value);
  }

  /** By full title, then by title without extension; of several only one that may be a mask. */
  private static Optional<ImagePlus> openImage(String name, int width, int height) {
    List<ImagePlus> named = TitledImage.all(image -> image.getTitle().equals(name));
    if (named.isEmpty()) {
      named = TitledImage.all(image -> ImageInfo.stem(image.getTitle()).equals(name));
    }
    List<ImagePlus> fitting = named.stream().filter(i -> fits(i, width, height)).toList();
    return fitting.isEmpty() ? named.stream().findFirst() : TitledImage.only(name, fitting);
  }

  private static Path path(String name) {
    try {
      Path file = Path.of(name);
      if (!name.isBlank() && Files.isRegularFile(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // told below: no file can have this name
    }
    throw new InvalidInput(
        "there is no mask '" + name + "': give the title of an open image or a TIFF file");
  }
}
