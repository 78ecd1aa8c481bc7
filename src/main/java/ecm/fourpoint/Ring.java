package ecm.fourpoint;

import ecm.stack.Mask;
import java.util.ArrayList;
import java.util.List;

/**
 * The displacements with R &lt;= d &lt; R+1 pixels; R = 0 is the pixel itself.
 *
 * @param radius R [px]
 * @param dx of each displacement
 * @param dy of each displacement
 */
public record Ring(int radius, int[] dx, int[] dy) {

  /** The ring of a radius. */
  public static Ring of(int radius) {
    List<int[]> found = new ArrayList<>();
    for (int y = -radius - 1; y <= radius + 1; y++) {
      for (int x = -radius - 1; x <= radius + 1; x++) {
        int square = x * x + y * y;
        if (square >= radius * radius && square < (radius + 1) * (radius + 1)) {
          found.add(new int[] {x, y});
        }
      }
    }
    return new Ring(
        radius,
        found.stream().mapToInt(d -> d[0]).toArray(),
        found.stream().mapToInt(d -> d[1]).toArray());
  }

  /** Number of displacements: 1 8 16 20 24 40 36 48 56 56 68 for R = 0 to 10. */
  public int size() {
    return dx.length;
  }

  /** The mean of d [px]. */
  public double meanRadius() {
    double sum = 0;
    for (int i = 0; i < dx.length; i++) {
      sum += Math.hypot(dx[i], dy[i]);
    }
    return sum / dx.length;
  }

  /** For each pixel of the mask how many of its ring are in the mask; 0 outside. */
  int[] countsIn(Mask mask) {
    int[] counts = new int[mask.inside().length];
    for (int i : mask.indices()) {
      int x = i % mask.width();
      int y = i / mask.width();
      for (int k = 0; k < dx.length; k++) {
        int u = x + dx[k];
        int v = y + dy[k];
        boolean inImage = u >= 0 && v >= 0 && u < mask.width() && v < mask.height();
        counts[i] += inImage && mask.contains(u, v) ? 1 : 0;
      }
    }
    return counts;
  }
}
