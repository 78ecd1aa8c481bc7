package ecm.ij.open;

import ecm.ij.base.Units;
import ecm.ij.open.StackMetadata.Stated;
import ij.ImagePlus;
import ij.measure.Calibration;
import java.util.Optional;

/** A stack as a {@link StackReader} returns it: an image, and what the file states of it. */
public final class OpenedStack {

  private final ImagePlus image;
  private final StackMetadata metadata;

  private OpenedStack(ImagePlus image, StackMetadata metadata) {
    this.image = image;
    this.metadata = metadata;
  }

  /**
   * An image whose units the reader found. They become the image's calibration, from which all else
   * takes them.
   *
   * @param image its frames along one axis, which becomes time
   * @param metadata of the file
   * @throws IllegalArgumentException if the image has another number of frames than the file states
   */
  public static OpenedStack of(ImagePlus image, StackMetadata metadata) {
    if (image.getStackSize() != metadata.frames()) {
      throw new IllegalArgumentException(
          image.getStackSize() + " frames read of " + metadata.frames());
    }
    image.setDimensions(1, 1, metadata.frames());
    Calibration calibration = image.getCalibration();
    metadata
        .frameInterval()
        .ifPresent(
            t -> {
              calibration.frameInterval = t.value();
              calibration.setTimeUnit("s");
            });
    metadata
        .pixelSize()
        .ifPresent(
            a -> {
              calibration.pixelWidth = a.value();
              calibration.pixelHeight = a.value();
              calibration.setUnit("nm");
            });
    return new OpenedStack(image, metadata);
  }

  /**
   * An image that ImageJ or one of its plugins calibrated; it is left as it is. A unit that this
   * suite does not know, or pixels that are not square, state nothing.
   *
   * @param image as opened
   * @param source of its calibration
   */
  static OpenedStack calibrated(ImagePlus image, String source) {
    Calibration calibration = image.getCalibration();
    double seconds = calibration.frameInterval * Units.seconds(calibration.getTimeUnit());
    double width = calibration.pixelWidth * Units.nanometres(calibration.getXUnit());
    double height = calibration.pixelHeight * Units.nanometres(calibration.getYUnit());
    Optional<Stated> size = width == height ? Stated.of(width, source) : Optional.empty();
    return new OpenedStack(
        image, new StackMetadata(image.getStackSize(), Stated.of(seconds, source), size));
  }

  /** The image: virtual or in memory, not shown. */
  public ImagePlus image() {
    return image;
  }

  /** What the file states. */
  public StackMetadata metadata() {
    return metadata;
  }
}
