package ecm.temperature;

import java.util.List;

/**
 * A straight line y = a + b x through points with errors.
 *
 * <p>With errors of all y it minimises
 *
 * <pre>  chi^2 = sum (y - a - b x)^2 / (sd_y^2 + b^2 sd_x^2),</pre>
 *
 * the effective variance; the standard errors are those of the points' errors as given (York et
 * al., Am. J. Phys. 72, 367, 2004), not scaled by the scatter. If any y has no error, all points
 * count the same, x as exact, and the standard errors come from the scatter about the line; there
 * is no chi^2 then.
 *
 * @param intercept a
 * @param slope b
 * @param interceptSd its standard error
 * @param slopeSd its standard error; both NaN with two points that have no errors
 * @param chi2 NaN without errors
 * @param cost what was minimised: chi^2, or the sum of squared residuals without errors
 * @param points number of points
 */
public record LineFit(
    double intercept,
    double slope,
    double interceptSd,
    double slopeSd,
    double chi2,
    double cost,
    int points) {

  private static final int MOST_STEPS = 500;
  private static final double CONVERGED = 1e-14;

  /** One point: where it was measured, and what. */
  public record Point(Measured x, Measured y) {

    private double varianceX() {
      return x.sd() > 0 ? x.sd() * x.sd() : 0;
    }
  }

  /**
   * The line through some points: by chi^2 with errors in x and y if all have errors in y,
   * otherwise by least squares.
   *
   * @param points two or more, with different x
   */
  public static LineFit of(List<Point> points) {
    boolean weighted = points.stream().allMatch(p -> p.y().hasError());
    return weighted ? weighted(points) : unweighted(points);
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
    return new LineFit(intercept, slope / unit, interceptSd, slopeSd / unit, chi2, cost, points);
  }

  private static LineFit unweighted(List<Point> points) {
    LineFit unit =
        weighted(
            points.stream()
                .map(p -> new Point(new Measured(p.x.value(), 0), new Measured(p.y.value(), 1)))
                .toList());
    double scatter = Math.sqrt(unit.cost / unit.dof());
    return new LineFit(
        unit.intercept,
        unit.slope,
        unit.dof() > 0 ? unit.interceptSd * scatter : Double.NaN,
        unit.dof() > 0 ? unit.slopeSd * scatter : Double.NaN,
        Double.NaN,
        unit.cost,
        points.size());
  }

  private static LineFit weighted(List<Point> points) {
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
