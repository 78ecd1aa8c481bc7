package ecm.surface;

import ecm.base.Quantiles;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import java.util.ArrayList;
import java.util.List;

/**
 * Sections across a wire: its local diameter and the relaxation time along its middle.
 *
 * @param position of the sections along the wire [nm], ascending from its first end
 * @param diameter area of the section over its length [nm]
 * @param tau median over the pixels deeper than 2/3 of the section's greatest depth [s]
 * @param pixels number of these
 */
public record WireSections(double[] position, double[] diameter, double[] tau, int[] pixels) {

  private static final double CENTRAL = 2.0 / 3;
  private static final int LEAST_PIXELS = 3;

  /**
   * Cuts a wire across its long axis, the direction in which its outline's pixels scatter most; a
   * wire wider than it is long in the field has no sections. Sections that touch the border of the
   * image, whose diameter is not known, are left out, and those with fewer than 3 central pixels;
   * what remains at the far end belongs to no section.
   *
   * @param tau NaN left out [s]
   * @param outline the sample with its holes filled
   * @param distance to the edge [px]; NaN outside
   * @param pixelSize [nm]
   * @param length of a section along the wire [nm]
   */
  public static WireSections of(
      FloatMap tau, Mask outline, FloatMap distance, double pixelSize, double length) {
    int[] pixels = outline.indices();
    double[] along = along(pixels, outline.width(), pixelSize);
    double first = Quantiles.of(along, 0);
    int count = (int) ((Quantiles.of(along, 1) - first) / length);
    List<List<Integer>> sections = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      sections.add(new ArrayList<>());
    }
    for (int p = 0; p < pixels.length; p++) {
      int section = (int) ((along[p] - first) / length);
      if (section < count) {
        sections.get(section).add(pixels[p]);
      }
    }
    List<double[]> rows = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      double[] central = central(sections.get(k), tau, outline, distance);
      if (central.length >= LEAST_PIXELS) {
        double area = sections.get(k).size() * pixelSize * pixelSize;
        rows.add(
            new double[] {
              (k + 0.5) * length, area / length, Quantiles.median(central), central.length
            });
      }
    }
    return new WireSections(
        column(rows, 0),
        column(rows, 1),
        column(rows, 2),
        rows.stream().mapToInt(r -> (int) r[3]).toArray());
  }

  private static double[] column(List<double[]> rows, int which) {
    return rows.stream().mapToDouble(r -> r[which]).toArray();
  }

  /** The values in the middle of a section; none if it touches the border of the image. */
  private static double[] central(
      List<Integer> section, FloatMap tau, Mask outline, FloatMap distance) {
    int width = outline.width();
    double deepest = 0;
    for (int i : section) {
      int x = i % width;
      int y = i / width;
      if (x == 0 || y == 0 || x == width - 1 || y == outline.height() - 1) {
        return new double[0];
      }
      deepest = Math.max(deepest, distance.values()[i]);
    }
    double limit = CENTRAL * deepest;
    return section.stream()
        .filter(i -> distance.values()[i] > limit && !Float.isNaN(tau.values()[i]))
        .mapToDouble(i -> tau.values()[i])
        .toArray();
  }

  /** Coordinate of each pixel along the axis of greatest scatter [nm]. */
  private static double[] along(int[] pixels, int width, double pixelSize) {
    double mx = 0;
    double my = 0;
    for (int i : pixels) {
      mx += (double) (i % width) / pixels.length;
      my += (double) (i / width) / pixels.length;
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i : pixels) {
      double dx = i % width - mx;
      double dy = i / width - my;
      xx += dx * dx;
      xy += dx * dy;
      yy += dy * dy;
    }
    double angle = 0.5 * Math.atan2(2 * xy, xx - yy);
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double[] along = new double[pixels.length];
    for (int p = 0; p < along.length; p++) {
      along[p] = pixelSize * ((pixels[p] % width - mx) * cos + (pixels[p] / width - my) * sin);
    }
    return along;
  }

  /** Number of sections. */
  public int size() {
    return position.length;
  }
}
