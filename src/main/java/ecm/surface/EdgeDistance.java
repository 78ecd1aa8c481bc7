package ecm.surface;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.Rect;
import java.util.Arrays;

/** The distance of each pixel's centre to the lateral vacuum edge; image borders are no edges. */
public final class EdgeDistance {

  private EdgeDistance() {}

  /**
   * The exact Euclidean distance to the edge [px].
   *
   * <p>The edge lies half a pixel before the centre of the nearest vacuum pixel, so d = |r - v| -
   * 1/2 with v that centre: 0.5 for a pixel that shares a side with the vacuum. Two passes over
   * whole-number squared distances, time proportional to the number of pixels (Meijster, Roerdink
   * and Hesselink, "A general algorithm for computing distance transforms in linear time", 2000).
   *
   * @param outline the sample with its holes filled
   * @return NaN outside the outline; infinite where there is no vacuum at all
   */
  public static FloatMap of(Mask outline) {
    int width = outline.width();
    int height = outline.height();
    int[] vertical = verticalDistances(outline);
    float[] distance = new float[width * height];
    LowerEnvelope envelope = new LowerEnvelope(width);
    for (int y = 0; y < height; y++) {
      envelope.build(vertical, y * width);
      for (int x = width - 1; x >= 0; x--) {
        int i = y * width + x;
        double squared = envelope.squaredDistance(x);
        distance[i] = outline.contains(i) ? toEdge(squared, width + height) : Float.NaN;
      }
    }
    return new FloatMap(width, height, distance);
  }

  /**
   * The distance to the edge in a part of the image, whose borders are no edges: what lies beyond,
   * such as rows that drift uncovers, is not known to be vacuum.
   *
   * @param outline the sample with its holes filled
   * @param known the part of the image that is known
   * @return NaN outside the outline and outside the known part
   */
  public static FloatMap of(Mask outline, Rect known) {
    Mask part =
        Mask.of(
            known.width(),
            known.height(),
            i -> outline.contains(known.x() + i % known.width(), known.y() + i / known.width()));
    FloatMap inPart = of(part);
    float[] distance = new float[outline.width() * outline.height()];
    Arrays.fill(distance, Float.NaN);
    for (int y = 0; y < known.height(); y++) {
      int to = (known.y() + y) * outline.width() + known.x();
      System.arraycopy(inPart.values(), y * known.width(), distance, to, known.width());
    }
    return new FloatMap(outline.width(), outline.height(), distance);
  }

  private static float toEdge(double squared, int beyond) {
    return squared >= (double) beyond * beyond
        ? Float.POSITIVE_INFINITY
        : (float) (Math.sqrt(squared) - 0.5);
  }

  /** Distance to the nearest vacuum pixel of the same column; width + height if it has none. */
  private static int[] verticalDistances(Mask outline) {
    int width = outline.width();
    int height = outline.height();
    int beyond = width + height;
    int[] distance = new int[width * height];
    for (int i = 0; i < distance.length; i++) {
      int above = i < width ? beyond : distance[i - width];
      distance[i] = outline.contains(i) ? Math.min(beyond, above + 1) : 0;
    }
    for (int i = distance.length - width - 1; i >= 0; i--) {
      distance[i] = Math.min(distance[i], distance[i + width] + 1);
    }
    return distance;
  }

  /**
   * The lowest of the parabolas (x - u)^2 + g(u)^2 along one row. After {@link #build}, {@link
   * #squaredDistance} is to be asked for x from right to left.
   */
  private static final class LowerEnvelope {

    private final int width;
    private final int[] apex;
    private final int[] start;
    private int last;
    private int[] g;
    private int row;

    LowerEnvelope(int width) {
      this.width = width;
      this.apex = new int[width];
      this.start = new int[width];
    }

    void build(int[] vertical, int rowStart) {
      g = vertical;
      row = rowStart;
      last = 0;
      apex[0] = 0;
      start[0] = 0;
      for (int u = 1; u < width; u++) {
        while (last >= 0 && value(apex[last], start[last]) > value(u, start[last])) {
          last--;
        }
        if (last < 0) {
          last = 0;
          apex[0] = u;
          start[0] = 0;
        } else {
          long from = 1 + separation(apex[last], u);
          if (from < width) {
            last++;
            apex[last] = u;
            start[last] = (int) from;
          }
        }
      }
    }

    double squaredDistance(int x) {
      long squared = value(apex[last], x);
      if (x == start[last]) {
        last--;
      }
      return squared;
    }

    private long value(int u, int x) {
      long dx = x - u;
      long dy = g[row + u];
      return dx * dx + dy * dy;
    }

    /** The last x at which the parabola of u is not above that of v > u. */
    private long separation(int u, int v) {
      long gu = g[row + u];
      long gv = g[row + v];
      return Math.floorDiv((long) v * v - (long) u * u + gv * gv - gu * gu, 2L * (v - u));
    }
  }
}
