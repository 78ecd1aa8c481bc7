package ecm.ij.series;

import ecm.ij.figure.PlotStyle;
import ecm.ij.figure.PlotStyle.Curve;
import ecm.ij.figure.PlotStyle.Look;
import ecm.ij.figure.QualityFooter;
import ecm.ij.series.Chart.Limits;
import ecm.ij.series.Chart.Point;
import ecm.ij.series.Chart.Trace;
import ij.gui.Plot;
import java.util.Arrays;

/** A chart as ImageJ's plot, whose window can be edited. */
final class ChartPlot {

  private ChartPlot() {}

  static Plot of(Chart chart) {
    Plot plot = PlotStyle.plot(chart.title(), chart.xLabel(), chart.yLabel());
    Limits limits = chart.limits();
    plot.setLimits(limits.left(), limits.right(), limits.bottom(), limits.top());
    for (Trace trace : chart.traces()) {
      if (!trace.single().isEmpty()) {
        // ImageJ makes markers of thin lines smaller
        plot.setColor(trace.colour(), null);
        plot.setLineWidth(1);
        plot.addPoints(
            trace.single().stream().mapToDouble(Point::x).toArray(),
            trace.single().stream().mapToDouble(Point::y).toArray(),
            Plot.CIRCLE);
      }
      Curve curve = new Curve(trace.label(), trace.x(), trace.y());
      Look look = new Look(trace.colour(), trace.isLine() ? Plot.LINE : Plot.CIRCLE, 2);
      PlotStyle.add(plot, curve, trace.isLine() ? null : trace.yErrors(), look);
      double[] xErrors = trace.xErrors();
      if (Arrays.stream(xErrors).anyMatch(e -> e > 0)) {
        plot.addHorizontalErrorBars(xErrors);
      }
    }
    PlotStyle.legend(plot, chart.falls() ? "top-right transparent" : "top-left transparent");
    return chart.note().isEmpty() ? plot : QualityFooter.on(plot, chart.note());
  }
}
