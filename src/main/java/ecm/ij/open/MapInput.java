package ecm.ij.open;

import ecm.base.InvalidInput;
import ecm.ij.base.StackUnits;
import ecm.ij.provenance.Provenance;
import ecm.pipeline.maps.Maybe;
import ecm.pipeline.maps.NullConditions;
import ecm.stack.FloatMap;
import ecm.stack.Rect;
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

  /**
   * Above this value [s] tau is a lower bound, as the map's Info says; infinity if it does not.
   *
   * @throws InvalidInput if what it says is no positive number
   */
  public static double censoringLimit(ImagePlus image) {
    return Provenance.of(image).get(Provenance.CENSORED_ABOVE).orElse(Double.POSITIVE_INFINITY);
  }

  /**
   * Pixels per speckle, as the map's Info says; NaN if it does not, or says less than one.
   *
   * @throws InvalidInput if what it says is no positive number
   */
  public static double specklePixels(ImagePlus image) {
    double area = Provenance.of(image).number(Provenance.SPECKLE_AREA);
    return area >= 1 ? area : Double.NaN;
  }

  /**
   * The conditions of the map's homogeneous null, as its Info says.
   *
   * @return why they are not known, if the Info does not have them
   * @throws InvalidInput if a line of the Info has no number where one is expected
   */
  public static Maybe<NullConditions> nullConditions(ImagePlus image) {
    return Provenance.of(image)
        .get(Provenance.NULL)
        .orElseGet(
            () ->
                Maybe.not(
                    "the map does not say under which conditions it was made; Relaxation Maps"
                        + " notes them in the Info of <stack>-tau"));
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

  /**
   * The part of a map that was covered in every frame, as its Info says; all of it otherwise.
   *
   * @throws InvalidInput if what it says is no part of the image
   */
  public static Rect known(ImagePlus image) {
    return Provenance.of(image).valid(new Rect(0, 0, image.getWidth(), image.getHeight()));
  }
}
