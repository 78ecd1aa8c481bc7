package ecm.ij.series;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a plot shows, from which ImageJ's editable plot and a drawing in SVG are made alike.
 *
 * @param title name of the plot
 * @param xLabel label of the axis with unit
 * @param yLabel label of the axis with unit
 * @param note what is to be known of the figure, above its frame; may be empty
 * @param traces what is drawn, the first at the back
 */
public record Chart(String title, String xLabel, String yLabel, String note, List<Trace> traces) {

  private static final double MARGIN = 0.08;
  private static final double ROOM_FOR_LEGEND = 0.12;

  public Chart {
    traces = List.copyOf(traces);
  }

  static Chart of(String title, String xLabel, String yLabel) {
    return new Chart(title, xLabel, yLabel, "", List.of());
  }

  Chart withNote(String line) {
    return new Chart(title, xLabel, yLabel, line, traces);
  }

  /** The chart with one more trace; the same if that has no points. */
  Chart with(Trace trace) {
    if (trace.points().isEmpty()) {
      return this;
    }
    List<Trace> more = new ArrayList<>(traces);
    more.add(trace);
    return new Chart(title, xLabel, yLabel, note, more);
  }

  boolean hasPoints() {
    return traces.stream().anyMatch(trace -> !trace.isLine());
  }

  /** Whether any point is a mean of several that are drawn, too. */
  boolean hasSinglePoints() {
    return traces.stream().anyMatch(trace -> !trace.single().isEmpty());
  }

  /** Whether any point has an error bar. */
  boolean hasErrors() {
    return traces.stream()
        .flatMap(trace -> trace.points().stream())
        .anyMatch(p -> p.xError > 0 || p.yError > 0);
  }

  /** Whether the first points fall, so that there is room for a legend at the upper right. */
  boolean falls() {
    return traces.stream()
        .filter(trace -> !trace.isLine())
        .findFirst()
        .map(Trace::falls)
        .orElse(false);
  }

  /** A point with the half lengths of its error bars, 0 for none. */
  record Point(double x, double xError, double y, double yError) {

    Point {
      xError = xError > 0 ? xError : 0;
      yError = yError > 0 ? yError : 0;
    }
  }

  /**
   * Points or a line.
   *
   * @param label in the legend
   * @param single what the points are means of, drawn small behind them; may be empty
   */
  record Trace(String label, Color colour, boolean isLine, List<Point> points, List<Point> single) {

    Trace {
      points = List.copyOf(points);
      single = List.copyOf(single);
    }

    Trace(String label, Color colour, boolean isLine, List<Point> points) {
      this(label, colour, isLine, points, List.of());
    }

    private boolean falls() {
      Point left = points.get(0);
      Point right = left;
      for (Point p : points) {
        left = p.x < left.x ? p : left;
        right = p.x > right.x ? p : right;
      }
      return right.y < left.y;
    }

    List<Point> all() {
      return Stream.concat(points.stream(), single.stream()).toList();
    }

    double[] x() {
      return points.stream().mapToDouble(Point::x).toArray();
    }

    double[] y() {
      return points.stream().mapToDouble(Point::y).toArray();
    }

    double[] xErrors() {
      return points.stream().mapToDouble(Point::xError).toArray();
    }

    double[] yErrors() {
      return points.stream().mapToDouble(Point::yError).toArray();
    }
  }

  /** Limits of both axes. */
  record Limits(double left, double right, double bottom, double top) {}

  /** Limits that hold all points with their bars and all lines, and the legend above them. */
  Limits limits() {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.POSITIVE_INFINITY;
    double top = Double.NEGATIVE_INFINITY;
    for (Trace trace : traces) {
      for (Point p : trace.all()) {
        left = Math.min(left, p.x - p.xError);
        right = Math.max(right, p.x + p.xError);
        bottom = Math.min(bottom, p.y - p.yError);
        top = Math.max(top, p.y + p.yError);
      }
    }
    double x = margin(left, right);
    double y = margin(bottom, top);
    double legend = ROOM_FOR_LEGEND / MARGIN * y * Math.max(1, traces.size() - 1);
    return new Limits(left - x, right + x, bottom - y, top + y + legend);
  }

  /** A range of one value is widened, too. */
  private static double margin(double low, double high) {
    double size = Math.max(Math.abs(low), Math.abs(high));
    return Math.max(MARGIN * (high - low), size > 0 ? 1e-3 * size : MARGIN);
  }
}
