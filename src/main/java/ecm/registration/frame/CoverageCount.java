package ecm.registration.frame;

import ecm.stack.Rect;

/** Counts how many of many rectangles cover each pixel, from their corners alone. */
public final class CoverageCount {

  private final int width;
  private final int height;
  private final int[] corners;

  public CoverageCount(int width, int height) {
    this.width = width;
    this.height = height;
    this.corners = new int[(width + 1) * (height + 1)];
  }

  public void add(Rect area) {
    int stride = width + 1;
    corners[area.y() * stride + area.x()]++;
    corners[area.y() * stride + area.xEnd()]--;
    corners[area.yEnd() * stride + area.x()]--;
    corners[area.yEnd() * stride + area.xEnd()]++;
  }

  /** The count per pixel, row by row. */
  public int[] counts() {
    int[] counts = new int[width * height];
    for (int y = 0; y < height; y++) {
      int run = 0;
      for (int x = 0; x < width; x++) {
        run += corners[y * (width + 1) + x];
        counts[y * width + x] = run + (y > 0 ? counts[(y - 1) * width + x] : 0);
      }
    }
    return counts;
  }
}
