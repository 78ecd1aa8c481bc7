package ecm.temperature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A straight line through wires at several temperatures.
 *
 * @param line through the means of the temperatures; its errors are those of the wires' variances
 * @param scatter what widens them
 */
public record PooledLine(LineFit line, Scatter scatter) {

  private static final int PARAMETERS = 2;

  /**
   * Fits single measurements, of which those with the same x count as wires of one temperature.
   *
   * @param points at two or more x, with errors of y, or NaN for none; x is exact
   */
  public static PooledLine of(List<LineFit.Point> points) {
    Map<Double, List<Measured>> byX = new TreeMap<>();
    for (LineFit.Point point : points) {
      byX.computeIfAbsent(point.x().value(), x -> new ArrayList<>()).add(point.y());
    }
    return of(
        new Wires(
            byX.entrySet().stream()
                .map(e -> new Wires.Group(new Measured(e.getKey(), 0), e.getValue()))
                .toList()));
  }

  /** Fits wires at two or more temperatures with different x. */
  static PooledLine of(Wires given) {
    Wires wires = given.haveErrors() ? given.completed() : given;
    Scatter scatter = ScatterEstimate.of(wires, PARAMETERS, points -> LineFit.of(points).chi2());
    return new PooledLine(LineFit.of(wires.means(scatter.extraOrOne())), scatter);
  }

  /** The slope. */
  public double slope() {
    return line.slope();
  }

  /** y at x = 0. */
  public double intercept() {
    return line.intercept();
  }

  /** Half the interval of the slope that holds in 68 %; NaN if not known. */
  public double slopeSd() {
    return line.slopeSd() * scatter.factor68();
  }

  /** Half the interval of the slope that holds in 95 %; NaN if not known. */
  public double slope95() {
    return line.slopeSd() * scatter.factor95();
  }

  /** Half the interval of the intercept that holds in 68 %; NaN if not known. */
  public double interceptSd() {
    return line.interceptSd() * scatter.factor68();
  }

  /** The interval of the slope that holds in 95 %. */
  public Interval slopeInterval() {
    return Interval.around(slope(), slope95());
  }

  /** The interval of the intercept that holds in 95 %. */
  public Interval interceptInterval() {
    return Interval.around(intercept(), line.interceptSd() * scatter.factor95());
  }
}
