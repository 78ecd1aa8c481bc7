package ecm.ij.open;

import ecm.base.InvalidInput;
import ecm.ij.base.ImageInfo;
import ecm.ij.base.StackUnits;
import ecm.stack.FloatMap;
import ecm.stack.Rect;
import ij.ImagePlus;
import java.util.Locale;

/** Reads a map of this suite, from this session or from its file. */
public final class MapInput {

  private static final String CENSORED = "censored_above_s";

  private MapInput() {}

  /**
   * The values of a map.
   *
   * @throws InvalidInput if the image is no single 32-bit image
   */
  public static FloatMap of(ImagePlus image) {
    if (image.getStackSize() != 1
        || !(image.getProcessor().getPixels() instanceof float[] values)) {
      throw new InvalidInput(
          image.getTitle() + " is no map: a single 32-bit image, such as <stack>-tau, is needed");
    }
    return new FloatMap(image.getWidth(), image.getHeight(), values.clone());
  }

  /**
   * Above this value [s] tau is a lower bound, as the map's Info says; infinity if it does not.
   *
   * @throws InvalidInput if what it says is no positive number
   */
  public static double censoringLimit(ImagePlus image) {
    return ImageInfo.get(image, CENSORED).map(MapInput::positive).orElse(Double.POSITIVE_INFINITY);
  }

  private static double positive(String text) {
    try {
      double value = Double.parseDouble(text);
      if (value > 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // told below, as for a number that is not positive
    }
    throw new InvalidInput(
        String.format(
            Locale.ROOT,
            "the image's Info has 'ecm.%s: %s', but a positive number of seconds is expected",
            CENSORED,
            text));
  }

  /**
   * Pixel size of a map [nm].
   *
   * @throws InvalidInput if the image has none
   */
  public static double pixelSize(ImagePlus image) {
    double size = StackUnits.pixelSize(image.getCalibration(), 0);
    if (!(size > 0)) {
      throw new InvalidInput(
          image.getTitle() + " has no pixel size; set it in nm in Image > Properties...");
    }
    return size;
  }

  /** Pixel size of a map [nm]; NaN if the image has none. */
  public static double pixelSizeIfKnown(ImagePlus image) {
    return StackUnits.pixelSize(image.getCalibration(), 0);
  }

  /** The part of a map that was covered in every frame, as its Info says; all of it otherwise. */
  public static Rect known(ImagePlus image) {
    Rect whole = new Rect(0, 0, image.getWidth(), image.getHeight());
    return ImageInfo.get(image, CoveredFrames.VALID)
        .map(text -> CoveredFrames.parse(text, whole))
        .orElse(whole);
  }

  /** Notes in a map's Info which part was covered in every frame, unless it is all of it. */
  public static void setKnown(ImagePlus image, Rect known) {
    if (!known.isEmpty() && !known.equals(new Rect(0, 0, image.getWidth(), image.getHeight()))) {
      String text = known.x() + "," + known.y() + "," + known.width() + "," + known.height();
      ImageInfo.set(image, CoveredFrames.VALID, text);
    }
  }
}
