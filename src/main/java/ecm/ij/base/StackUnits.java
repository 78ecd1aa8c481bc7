package ecm.ij.base;

import ecm.base.InvalidInput;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import ij.measure.Calibration;
import java.util.Locale;

/**
 * Title, frame interval and pixel size of an image, where the user's word wins over the image's.
 */
public final class StackUnits {

  /** Sides of a pixel that differ by more than this fraction are not square. */
  private static final double SQUARE = 1e-3;

  private StackUnits() {}

  public static StackInfo of(ImagePlus image, StackSettings settings) {
    Calibration calibration = image.getCalibration();
    return new StackInfo(
        ImageInfo.stem(image.getTitle()),
        settings.frameTimes().isPresent()
            ? fromTable(settings.frameInterval())
            : frameInterval(image, settings.frameInterval()),
        pixelSize(image, calibration, settings.pixelSize()));
  }

  /** Whether an image says how long a frame takes, in whatever unit. */
  public static boolean hasFrameInterval(ImagePlus image) {
    Calibration calibration = image.getCalibration();
    double interval = calibration.frameInterval;
    return interval > 0
        && Double.isFinite(interval)
        && !InfoScale.of(image).lacksInterval(calibration);
  }

  private static double pixelSize(ImagePlus image, Calibration calibration, double given) {
    double size = pixelSize(calibration, given);
    if (given == 0 && size > 0) {
      InfoScale.of(image).checkPixelSize(size);
    }
    return size;
  }

  /** Not known until the table of frame times is read. */
  private static double fromTable(double given) {
    if (given != 0) {
      throw new InvalidInput(
          "frameInterval and frameTimes are both given: give only one of them, for either says"
              + " when the frames were taken");
    }
    return Double.NaN;
  }

  /** Seconds between frames. */
  private static double frameInterval(ImagePlus image, double given) {
    requireLength("frameInterval", given, "seconds");
    if (given > 0) {
      return given;
    }
    Calibration calibration = image.getCalibration();
    InfoScale info = InfoScale.of(image);
    if (!hasFrameInterval(image)) {
      throw new InvalidInput(
          "the time between frames is not known"
              + info.intervalHint()
              + ": give frameInterval in seconds, "
              + "or set the frame interval in Image > Properties");
    }
    double seconds = Units.seconds(calibration.getTimeUnit());
    if (Double.isNaN(seconds)) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the image gives its frame interval in '%s', which is not known as a unit of time:"
                  + " give frameInterval in seconds, or set the unit in Image > Properties to %s",
              calibration.getTimeUnit(),
              Units.TIMES));
    }
    double interval = calibration.frameInterval * seconds;
    info.checkInterval(calibration, interval);
    return interval;
  }

  /** Nanometres per pixel; NaN if the image has no length unit and the user gives no size. */
  public static double pixelSize(Calibration calibration, double given) {
    requireLength("pixelSize", given, "nm");
    if (given > 0) {
      return given;
    }
    if (Units.isPixels(calibration.getUnit()) || !(calibration.pixelWidth > 0)) {
      return Double.NaN;
    }
    double width = calibration.pixelWidth * nanometres(calibration.getUnit());
    double height = calibration.pixelHeight * nanometres(calibration.getYUnit());
    if (!(Math.abs(width - height) <= SQUARE * width)) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the pixels are not square (%s by %s nm): resample the image, or give pixelSize in"
                  + " nm",
              ImageInfo.number(width),
              ImageInfo.number(height)));
    }
    return width;
  }

  private static double nanometres(String unit) {
    double factor = Units.nanometres(unit);
    if (Double.isNaN(factor)) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "the image gives its pixel size in '%s', which is not known as a unit of length: give"
                  + " pixelSize in nm, or set the unit in Image > Properties to %s",
              unit,
              Units.LENGTHS));
    }
    return factor;
  }

  private static void requireLength(String name, double value, String unit) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "%s is %s, but must be a positive number of %s, or 0 to take it from the image",
              name,
              ImageInfo.number(value),
              unit));
    }
  }
}
