package ecm.ij.image;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ImageProcessor;
import java.awt.Color;
import java.util.Locale;

/** Lets a user see what a mask covers, and paint on it. */
public final class MaskEditing {

  private static final String OUTLINE = "ecm-mask";
  private static final double OPACITY = 0.6;
  private static final Color COLOUR = new Color(0xffb000);

  private MaskEditing() {}

  /**
   * Lays the mean image, half transparent, over a mask: one sees the sample while one paints on the
   * mask's own pixels, which stay as they are.
   */
  public static void layOver(ImagePlus mask, FloatMap mean) {
    ImageProcessor grey =
        MapImages.image(mean, "mean", Double.NaN).getProcessor().convertToByteProcessor();
    ImageRoi picture = new ImageRoi(0, 0, grey.convertToColorProcessor());
    picture.setOpacity(OPACITY);
    picture.setName("mean image");
    mask.setOverlay(new Overlay(picture));
  }

  /** Draws the outline of a mask over the stack, in place of one drawn before. */
  public static void outline(ImagePlus stack, Mask mask) {
    ImageProcessor pixels = MapImages.image(mask, "mask", Double.NaN).getProcessor();
    pixels.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
    Roi roi = new ThresholdToSelection().convert(pixels);
    Overlay overlay = stack.getOverlay() == null ? new Overlay() : stack.getOverlay();
    overlay.remove(OUTLINE);
    if (roi != null) {
      roi.setStrokeColor(COLOUR);
      roi.setName(OUTLINE);
      overlay.add(roi);
    }
    stack.setOverlay(overlay);
  }

  /** How to edit a mask and what to do with it then, in one sentence. */
  public static String howTo(String title) {
    return String.format(
        Locale.ROOT,
        "to edit %s, paint on it with the Paintbrush tool or fill a selection: 255 (white) is"
            + " sample, 0 (black) is not; then give its title to the other commands:"
            + " mask=%s",
        title,
        title.contains(" ") ? "[" + title + "]" : title);
  }
}
