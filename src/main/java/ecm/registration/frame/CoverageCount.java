package ecm.registration.frame;

import ecm.stack.Rect;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts how many of many images cover each pixel with data: their rectangles from the corners
 * alone, their invalid pixels once for each place where images lie.
 */
public final class CoverageCount {

  private final int width;
  private final int height;
  private final int[] corners;
  private final InvalidPixels invalid;
  private final Map<Placed, Integer> places = new HashMap<>();

  /**
   * @param invalid pixels of every image
   */
  public CoverageCount(int width, int height, InvalidPixels invalid) {
    this.invalid = invalid;
    this.width = width;
    this.height = height;
    this.corners = new int[(width + 1) * (height + 1)];
  }

  public void add(Placed placed) {
    if (!invalid.isEmpty()) {
      places.merge(placed, 1, Integer::sum);
    }
    Rect area = placed.area();
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
    places.forEach(
        (placed, n) -> {
          for (int i : invalid.within(placed)) {
            counts[i] -= n;
          }
        });
    return counts;
  }
}
