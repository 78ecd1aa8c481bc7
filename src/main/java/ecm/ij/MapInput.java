package ecm.ij;

import ecm.progress.InvalidInput;
import ecm.stack.FloatMap;
import ij.ImagePlus;

/** Reads a map of this suite, from this session or from its file. */
public final class MapInput {

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

  /** Above this value [s] tau is a lower bound, as the map's Info says; infinity if it does not. */
  public static double censoringLimit(ImagePlus image) {
    return ImageInfo.get(image, "censored_above_s")
        .map(Double::parseDouble)
        .orElse(Double.POSITIVE_INFINITY);
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
}
