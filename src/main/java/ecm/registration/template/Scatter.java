package ecm.registration.template;

import ecm.base.Quantiles;
import ecm.registration.frame.Blur;

/** The temporal scatter of cells as a smooth map per pixel. */
final class Scatter {

  private static final int REACH = 2;
  private static final double FLOOR = 0.02;

  private Scatter() {}

  /** Part of the mean's variance over the field below which no scatter is taken to be. */
  static final double SMALLEST_SHARE = 1e-6;

  /**
   * The map per pixel of a variance per cell: cell by cell, then smoothed.
   *
   * <p>A cell's value is lowered to the median of its 5 x 5 neighbours: around a bright static spot
   * frames not yet well aligned scatter most, and the spot must keep its weight. No value is below
   * 2 % of the mean, nor below a least one: frames without noise have none.
   *
   * @param variance per cell, NaN where unknown
   * @param least value, above 0
   */
  static float[] perPixel(double[] variance, int across, int width, int height, double least) {
    int down = height / AlignedSum.CELL;
    double[] lowered = lowered(variance, across, down);
    double mean = 0;
    int n = 0;
    for (double v : lowered) {
      if (v >= 0) {
        mean += v;
        n++;
      }
    }
    double floor = Math.max(FLOOR * mean / Math.max(1, n), least);
    float[] map = new float[width * height];
    for (int y = 0; y < height; y++) {
      int cy = Math.min(y / AlignedSum.CELL, down - 1);
      for (int x = 0; x < width; x++) {
        int cx = Math.min(x / AlignedSum.CELL, across - 1);
        double v = lowered[cy * across + cx];
        map[y * width + x] = (float) (v >= floor ? v : floor);
      }
    }
    return Blur.gaussian(map, width, height, AlignedSum.CELL / 2.0);
  }

  private static double[] lowered(double[] variance, int across, int down) {
    double[] result = new double[variance.length];
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        double median = Quantiles.median(around(variance, across, down, x, y));
        double own = variance[y * across + x];
        result[y * across + x] = own <= median ? own : median;
      }
    }
    return result;
  }

  private static double[] around(double[] variance, int across, int down, int x, int y) {
    double[] near = new double[(2 * REACH + 1) * (2 * REACH + 1)];
    int n = 0;
    for (int v = y - REACH; v <= y + REACH; v++) {
      for (int u = x - REACH; u <= x + REACH; u++) {
        boolean inside = u >= 0 && v >= 0 && u < across && v < down;
        near[n++] = inside ? variance[v * across + u] : Double.NaN;
      }
    }
    return near;
  }
}
