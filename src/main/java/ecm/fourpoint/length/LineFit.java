package ecm.fourpoint.length;

/**
 * Weighted least-squares line y = offset + slope x.
 *
 * @param offset at x = 0
 * @param slope of the line
 * @param cost weighted sum of squared residuals
 */
record LineFit(double offset, double slope, double cost) {

  /** Sums over the points. */
  static final class Sums {

    private double w;
    private double x;
    private double y;
    private double xx;
    private double xy;
    private double yy;

    void add(double px, double py, double weight) {
      if (weight > 0 && Double.isFinite(py)) {
        w += weight;
        x += weight * px;
        y += weight * py;
        xx += weight * px * px;
        xy += weight * px * py;
        yy += weight * py * py;
      }
    }

    LineFit fit() {
      double varX = xx - x * x / w;
      double covXy = xy - x * y / w;
      double slope = covXy / varX;
      double offset = (y - slope * x) / w;
      return new LineFit(offset, slope, yy - y * y / w - slope * covXy);
    }
  }
}
