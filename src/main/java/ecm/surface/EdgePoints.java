package ecm.surface;

import ecm.stack.Mask;
import ecm.stack.Rect;
import java.util.Arrays;

/** The nearest vacuum pixel of each pixel of a sample. */
final class EdgePoints {

  private EdgePoints() {}

  /**
   * Finds the vacuum pixel that {@link EdgeDistance} measures to; of several the leftmost.
   *
   * @param outline the sample with its holes filled
   * @param known the part of the image that is known
   * @return for each pixel of the image the index of its nearest vacuum pixel; -1 outside the
   *     outline or the known part, and where there is no vacuum
   */
  static int[] of(Mask outline, Rect known) {
    int width = outline.width();
    int[] row = nearestRows(outline, known);
    int[] nearest = new int[width * outline.height()];
    Arrays.fill(nearest, -1);
    for (int y = known.y(); y < known.yEnd(); y++) {
      for (int x = known.x(); x < known.xEnd(); x++) {
        int i = y * width + x;
        nearest[i] = outline.contains(i) ? nearest(row, x, y, width, known) : -1;
      }
    }
    return nearest;
  }

  private static int nearest(int[] row, int x, int y, int width, Rect known) {
    long best = Long.MAX_VALUE;
    int found = -1;
    for (int step = 0; (long) step * step < best && step < width; step++) {
      for (int side = -1; side <= 1; side += 2) {
        int u = x + side * step;
        if (u < known.x() || u >= known.xEnd() || row[y * width + u] < 0) {
          continue;
        }
        long dy = row[y * width + u] - y;
        long squared = (long) step * step + dy * dy;
        if (squared < best) {
          best = squared;
          found = row[y * width + u] * width + u;
        }
      }
    }
    return found;
  }

  /** The row of the nearest vacuum pixel in the same column; -1 if it has none. */
  private static int[] nearestRows(Mask outline, Rect known) {
    int width = outline.width();
    int[] row = new int[width * outline.height()];
    Arrays.fill(row, -1);
    for (int x = known.x(); x < known.xEnd(); x++) {
      int last = -1;
      for (int y = known.y(); y < known.yEnd(); y++) {
        last = outline.contains(x, y) ? last : y;
        row[y * width + x] = last;
      }
      last = -1;
      for (int y = known.yEnd() - 1; y >= known.y(); y--) {
        last = outline.contains(x, y) ? last : y;
        int above = row[y * width + x];
        boolean below = last >= 0 && (above < 0 || last - y < y - above);
        row[y * width + x] = below ? last : above;
      }
    }
    return row;
  }
}
