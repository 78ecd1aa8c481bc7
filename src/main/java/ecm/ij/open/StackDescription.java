package ecm.ij.open;

import ecm.ij.base.ImageInfo;
import ecm.ij.base.StackUnits;
import ecm.ij.base.Units;
import ij.ImagePlus;
import ij.measure.Calibration;

/** What an image says of itself, in words, for whoever is about to complete it. */
public final class StackDescription {

  private StackDescription() {}

  /** Title, number of frames, frame interval and pixel size, or that they are not known. */
  public static String of(ImagePlus image) {
    Calibration calibration = image.getCalibration();
    return String.join(
        ", ",
        image.getTitle(),
        image.getStackSize() + " frames",
        StackUnits.hasFrameInterval(image) ? time(calibration) : "frame interval not known",
        length(calibration));
  }

  private static String time(Calibration calibration) {
    double seconds = calibration.frameInterval * Units.seconds(calibration.getTimeUnit());
    return seconds > 0 && Double.isFinite(seconds)
        ? ImageInfo.number(seconds) + " s per frame"
        : "frame interval not known";
  }

  private static String length(Calibration calibration) {
    double size = calibration.pixelWidth * Units.nanometres(calibration.getUnit());
    return size > 0 && Double.isFinite(size)
        ? ImageInfo.number(size) + " nm per pixel"
        : "pixel size not known";
  }
}
