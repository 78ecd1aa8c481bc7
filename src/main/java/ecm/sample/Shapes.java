package ecm.sample;

import ecm.stack.Mask;
import ecm.stack.Regions;
import java.util.Arrays;

/** Simple changes to a mask's shape. */
public final class Shapes {

  private Shapes() {}

  /**
   * Adds the holes, and the notches at the image border that are too small to be vacuum.
   *
   * <p>Outside pixels are connected through sides only. A region of them is a hole if it does not
   * reach the image border, or has fewer pixels than {@code notch}.
   */
  public static Mask withoutHoles(Mask mask, int notch) {
    int width = mask.width();
    int height = mask.height();
    Mask outside = Mask.all(width, height).minus(mask);
    Regions regions = Regions.of(outside, false);
    boolean[] isHole = new boolean[regions.size().length + 1];
    Arrays.fill(isHole, true);
    for (int i = 0; i < width * height; i++) {
      int x = i % width;
      int y = i / width;
      int region = regions.label()[i];
      boolean atBorder = x == 0 || y == 0 || x == width - 1 || y == height - 1;
      if (region > 0 && atBorder && regions.size()[region - 1] >= notch) {
        isHole[region] = false;
      }
    }
    return Mask.of(width, height, i -> mask.contains(i) || isHole[regions.label()[i]]);
  }

  /** Adds all pixels whose centre is within a radius [px] of one of the mask's. */
  public static Mask dilated(Mask mask, int radius) {
    int width = mask.width();
    int height = mask.height();
    boolean[] inside = mask.inside().clone();
    for (int i : mask.indices()) {
      int cx = i % width;
      int cy = i / width;
      for (int y = Math.max(0, cy - radius); y <= Math.min(height - 1, cy + radius); y++) {
        for (int x = Math.max(0, cx - radius); x <= Math.min(width - 1, cx + radius); x++) {
          int squared = (x - cx) * (x - cx) + (y - cy) * (y - cy);
          inside[y * width + x] |= squared <= radius * radius;
        }
      }
    }
    return new Mask(width, height, inside);
  }
}
