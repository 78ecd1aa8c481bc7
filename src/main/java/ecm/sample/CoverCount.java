package ecm.sample;

import ecm.stack.Coverage;
import ecm.stack.Rect;

/** In how many valid frames each pixel is covered. */
public final class CoverCount {

  private CoverCount() {}

  /**
   * Counts by two-dimensional differences: four entries per frame, then one running sum.
   *
   * @return per pixel, row by row
   */
  public static int[] of(Coverage coverage, int width, int height) {
    int stride = width + 1;
    int[] steps = new int[stride * (height + 1)];
    Rect field = new Rect(0, 0, width, height);
    for (int t = 0; t < coverage.frames(); t++) {
      Rect area = coverage.covered(t).intersect(field);
      if (coverage.isValid(t) && !area.isEmpty()) {
        steps[area.y() * stride + area.x()]++;
        steps[area.y() * stride + area.xEnd()]--;
        steps[area.yEnd() * stride + area.x()]--;
        steps[area.yEnd() * stride + area.xEnd()]++;
      }
    }
    int[] counts = new int[width * height];
    for (int y = 0; y < height; y++) {
      int alongRow = 0;
      for (int x = 0; x < width; x++) {
        alongRow += steps[y * stride + x];
        counts[y * width + x] = alongRow + (y > 0 ? counts[(y - 1) * width + x] : 0);
      }
    }
    return counts;
  }
}
