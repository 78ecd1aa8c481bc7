package ecm.ij;

import ecm.ij.PlotStyle.Curve;
import ecm.ij.PlotStyle.Look;
import ecm.report.SeriesPoint;
import ecm.report.SeriesPoint.Value;
import ij.gui.Plot;
import java.util.List;
import java.util.function.Function;

/** Relaxation times and correlation lengths of an experiment against the temperature. */
final class SeriesPlot {

  private SeriesPlot() {}

  /** ln tau against 1000/T, bulk and surface. */
  static Plot arrhenius(List<SeriesPoint> points) {
    Plot plot = PlotStyle.plot("arrhenius", "1000 / T (1/K)", "ln (τ / s)");
    add(plot, "bulk", ln(points, SeriesPoint::tau), PlotStyle.DATA);
    add(plot, "surface layer", ln(points, SeriesPoint::surface), PlotStyle.SECOND);
    limits(plot, List.of(ln(points, SeriesPoint::tau), ln(points, SeriesPoint::surface)));
    PlotStyle.legend(plot, "top-left");
    return plot;
  }

  /** xi against the temperature. */
  static Plot xi(List<SeriesPoint> points) {
    Plot plot = PlotStyle.plot("xi", "temperature T (K)", "correlation length ξ (nm)");
    Points xi = Points.of(points, SeriesPoint::xi, SeriesPoint::temperature);
    add(plot, "from halves", xi, PlotStyle.DATA);
    limits(plot, List.of(xi));
    PlotStyle.legend(plot, "top-right");
    return plot;
  }

  private static Points ln(List<SeriesPoint> points, Function<SeriesPoint, Value> branch) {
    return Points.of(
        points,
        p -> {
          Value tau = branch.apply(p);
          return new Value(Math.log(tau.value()), tau.sd() / tau.value());
        },
        p -> 1000 / p.temperature());
  }

  private static void add(Plot plot, String label, Points points, java.awt.Color colour) {
    if (points.x.length > 0) {
      PlotStyle.add(
          plot, new Curve(label, points.x, points.y), points.sd, new Look(colour, Plot.CIRCLE, 2));
    }
  }

  private static void limits(Plot plot, List<Points> all) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Points points : all) {
      for (int i = 0; i < points.x.length; i++) {
        left = Math.min(left, points.x[i]);
        right = Math.max(right, points.x[i]);
        low = Math.min(low, points.y[i] - points.sd[i]);
        high = Math.max(high, points.y[i] + points.sd[i]);
      }
    }
    if (left <= right) {
      double x = Math.max(0.08 * (right - left), 1e-3 * right);
      double y = Math.max(0.1 * (high - low), 1e-3);
      plot.setLimits(left - x, right + x, low - y, high + 2.5 * y);
    }
  }

  /** Points with errors; those without a value left out, an unknown error drawn as none. */
  private record Points(double[] x, double[] y, double[] sd) {

    static Points of(
        List<SeriesPoint> points,
        Function<SeriesPoint, Value> value,
        Function<SeriesPoint, Double> place) {
      List<SeriesPoint> used =
          points.stream().filter(p -> Double.isFinite(value.apply(p).value())).toList();
      return new Points(
          used.stream().mapToDouble(place::apply).toArray(),
          used.stream().mapToDouble(p -> value.apply(p).value()).toArray(),
          used.stream()
              .mapToDouble(p -> value.apply(p).sd())
              .map(sd -> Double.isNaN(sd) ? 0 : sd)
              .toArray());
    }

    boolean isEmpty() {
      return x.length == 0;
    }
  }

  /** Whether any temperature has a correlation length. */
  static boolean hasXi(List<SeriesPoint> points) {
    return !Points.of(points, SeriesPoint::xi, SeriesPoint::temperature).isEmpty();
  }

  /** Whether any temperature has a relaxation time. */
  static boolean hasTau(List<SeriesPoint> points) {
    return !ln(points, SeriesPoint::tau).isEmpty();
  }
}
