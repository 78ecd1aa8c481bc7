package ecm.surface;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import java.util.Locale;

/**
 * The pixels of a mask that count as surface, and those that count as bulk.
 *
 * @param surface 0 &lt;= d &lt; surfaceDepth; empty if there is no edge
 * @param bulk d > max(bulkDepth, R / 2), with R the greatest d of the outline, half the width of
 *     the sample; the whole mask if there is no edge
 * @param bulkDefinition how the bulk was chosen, for the results
 * @param radius R [nm]; infinite if there is no edge
 */
public record SurfaceLayers(Mask surface, Mask bulk, String bulkDefinition, double radius) {

  /**
   * Divides a mask.
   *
   * @param mask pixels to divide
   * @param distance to the edge [px], of the whole outline; NaN outside
   * @param pixelSize [nm]; NaN if not known, then all is bulk
   * @param surfaceDepth [nm]
   * @param bulkDepth [nm]
   */
  public static SurfaceLayers of(
      Mask mask, FloatMap distance, double pixelSize, double surfaceDepth, double bulkDepth) {
    double radius = 0;
    for (float d : distance.values()) {
      radius = d > radius ? d : radius;
    }
    int width = mask.width();
    int height = mask.height();
    if (Double.isInfinite(radius) || Double.isNaN(pixelSize)) {
      Mask none = Mask.of(width, height, i -> false);
      String reason = Double.isNaN(pixelSize) ? "pixel size not known" : "no surface in the field";
      return new SurfaceLayers(none, mask, "whole mask: " + reason, Double.POSITIVE_INFINITY);
    }
    radius *= pixelSize;
    double depth = Math.max(bulkDepth, radius / 2);
    float[] d = distance.values();
    Mask surface = mask.and(Mask.of(width, height, i -> d[i] * pixelSize < surfaceDepth));
    Mask bulk = mask.and(Mask.of(width, height, i -> d[i] * pixelSize > depth));
    String definition =
        String.format(
            Locale.ROOT,
            "d > %.2f nm, the larger of %.2f nm and half of R = %.2f nm",
            depth,
            bulkDepth,
            radius);
    return new SurfaceLayers(surface, bulk, definition, radius);
  }
}
