package ecm.temperature;

import java.util.List;

/**
 * A straight line y = a + b x through points with errors of all y. It minimises
 *
 * <pre>  chi^2 = sum (y - a - b x)^2 / (sd_y^2 + b^2 sd_x^2),</pre>
 *
 * the effective variance; the standard errors are those of the points' errors as given (York et
 * al., Am. J. Phys. 72, 367, 2004), not scaled by the scatter.
 *
 * @param intercept a
 * @param slope b
 * @param interceptSd its standard error
 * @param slopeSd its standard error
 * @param chi2 what was minimised
 * @param points number of points
 */
public record LineFit(
    double intercept, double slope, double interceptSd, double slopeSd, double chi2, int points) {

  private static final int MOST_STEPS = 500;
  private static final double CONVERGED = 1e-14;

  /** One point: where it was measured, and what. */
  public record Point(Measured x, Measured y) {

    private double varianceX() {
      return x.sd() > 0 ? x.sd() * x.sd() : 0;
    }
  }

  /**
   * The line through some points.
   *
   * @param points two or more, with different x, and positive errors of y
   */
  static LineFit of(List<Point> points) {
    double slope = step(points, 0).slope;
    LineFit fit = step(points, slope);
    for (int i = 0;
        i < MOST_STEPS && Math.abs(fit.slope - slope) > CONVERGED * Math.abs(slope);
        i++) {
      slope = fit.slope;
      fit = step(points, slope);
    }
    return fit;
  }

  /** Number of points less that of parameters. */
  public int dof() {
    return points - 2;
  }

  /**
   * The same line where x is counted in another unit.
   *
   * @param unit the old x is the new one divided by this
   */
  LineFit withUnitOfX(double unit) {
    return new LineFit(intercept, slope / unit, interceptSd, slopeSd / unit, chi2, points);
  }

  /** One step of York's iteration: the line whose weights are those of a slope. */
  private static LineFit step(List<Point> points, double slope) {
    double sumW = 0;
    double meanX = 0;
    double meanY = 0;
    for (Point p : points) {
      double w = weight(p, slope);
      sumW += w;
      meanX += w * p.x.value();
      meanY += w * p.y.value();
    }
    meanX /= sumW;
    meanY /= sumW;
    double above = 0;
    double below = 0;
    double shift = 0;
    for (Point p : points) {
      double w = weight(p, slope);
      double b = adjusted(p, slope, meanX, meanY);
      above += w * b * (p.y.value() - meanY);
      below += w * b * (p.x.value() - meanX);
      shift += w * b;
    }
    double best = above / below;
    double centre = shift / sumW;
    double spread = 0;
    double chi2 = 0;
    for (Point p : points) {
      double b = adjusted(p, slope, meanX, meanY) - centre;
      spread += weight(p, slope) * b * b;
      double residual = p.y.value() - meanY - best * (p.x.value() - meanX);
      chi2 += weight(p, best) * residual * residual;
    }
    double x = meanX + centre;
    return new LineFit(
        meanY - best * meanX,
        best,
        Math.sqrt(1 / sumW + x * x / spread),
        Math.sqrt(1 / spread),
        chi2,
        points.size());
  }

  private static double weight(Point p, double slope) {
    return 1 / (p.y.sd() * p.y.sd() + slope * slope * p.varianceX());
  }

  /** How far from the mean x the point of the line lies that explains a point best. */
  private static double adjusted(Point p, double slope, double meanX, double meanY) {
    double u = p.x.value() - meanX;
    double v = p.y.value() - meanY;
    return weight(p, slope) * (u * p.y.sd() * p.y.sd() + slope * v * p.varianceX());
  }
}
