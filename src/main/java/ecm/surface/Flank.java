package ecm.surface;

import ecm.stack.Mask;
import ecm.stack.Rect;

/**
 * One side of a sample, chosen by a line: the pixels whose nearest point of the edge lies beside
 * the line, that is opposite to a point between its ends and at most a given reach away from it.
 */
public final class Flank {

  private final double[] x;
  private final double[] y;

  /**
   * @param x corners of the line [px], at least 2, pixel centres at whole numbers
   * @param y as many
   */
  public Flank(double[] x, double[] y) {
    this.x = x.clone();
    this.y = y.clone();
  }

  /**
   * The pixels of the flank.
   *
   * @param outline the sample with its holes filled
   * @param known the part of the image that is known
   * @param reach [px], such as half the width of the sample
   */
  public Mask of(Mask outline, Rect known, double reach) {
    int[] nearest = EdgePoints.of(outline, known);
    int width = outline.width();
    return Mask.of(
        width,
        outline.height(),
        i -> nearest[i] >= 0 && isBeside(nearest[i] % width, nearest[i] / width, reach));
  }

  private boolean isBeside(double px, double py, double reach) {
    double least = Double.POSITIVE_INFINITY;
    boolean beyondAnEnd = false;
    for (int k = 0; k + 1 < x.length; k++) {
      double dx = x[k + 1] - x[k];
      double dy = y[k + 1] - y[k];
      double length = dx * dx + dy * dy;
      double s = length == 0 ? 0 : ((px - x[k]) * dx + (py - y[k]) * dy) / length;
      double at = Math.max(0, Math.min(1, s));
      double distance = Math.hypot(px - x[k] - at * dx, py - y[k] - at * dy);
      if (distance < least) {
        least = distance;
        beyondAnEnd = k == 0 && s < 0 || k + 2 == x.length && s > 1;
      }
    }
    return !beyondAnEnd && least <= reach;
  }
}
