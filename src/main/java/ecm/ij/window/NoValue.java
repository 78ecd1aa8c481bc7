package ecm.ij.window;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Neutral grey over the pixels of a map that have no value. ImageJ draws NaN in the first colour of
 * the look-up table, which is that of the fastest pixels. The values stay as they are; <i>Image >
 * Overlay > Remove Overlay</i> takes the grey away.
 */
public final class NoValue {

  /** Opaque; as in the figures. */
  private static final int GREY = 0xff9a9a9a;

  /** Longer stacks are recordings and movies, which need no copy of each plane. */
  private static final int MOST_PLANES = 64;

  private NoValue() {}

  /** Covers the NaN of a map of real numbers, or of a short stack of them, in memory. */
  public static void grey(ImagePlus image) {
    ImageStack stack = image.getStack();
    if (image.getBitDepth() != 32 || stack.isVirtual() || stack.size() > MOST_PLANES) {
      return;
    }
    Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
    int before = overlay.size();
    for (int plane = 1; plane <= stack.size(); plane++) {
      int[] colours = colours((float[]) stack.getPixels(plane));
      if (Arrays.stream(colours).anyMatch(colour -> colour != 0)) {
        ImageRoi roi = new ImageRoi(0, 0, picture(colours, stack.getWidth()));
        roi.setName("no value");
        roi.setZeroTransparent(true);
        if (stack.size() > 1) {
          position(roi, image, plane);
        }
        overlay.add(roi);
      }
    }
    if (overlay.size() > before) {
      image.setOverlay(overlay);
    }
  }

  private static void position(ImageRoi roi, ImagePlus image, int plane) {
    if (image.isHyperStack()) {
      int[] at = image.convertIndexToPosition(plane);
      roi.setPosition(at[0], at[1], at[2]);
    } else {
      roi.setPosition(plane);
    }
  }

  private static int[] colours(float[] values) {
    int[] colours = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      colours[i] = Float.isNaN(values[i]) ? GREY : 0;
    }
    return colours;
  }

  private static BufferedImage picture(int[] colours, int width) {
    int height = colours.length / width;
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    picture.setRGB(0, 0, width, height, colours, 0, width);
    return picture;
  }
}
