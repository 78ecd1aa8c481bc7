package ecm.ij.result;

import ecm.files.CsvTable;
import ecm.ij.figure.PlotStyle;
import ecm.ij.figure.PlotStyle.Curve;
import ecm.pipeline.time.DomainLifetime;
import ecm.stack.StackInfo;
import ecm.statistics.Estimate;
import ecm.statistics.PatternPlane;
import ij.gui.Plot;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Covariance of ln tau against distance and separation of windows as plot and table.
 *
 * @param life of the domains
 * @param plane of the same
 * @param info of the stack
 */
record LifetimePlane(DomainLifetime life, PatternPlane plane, StackInfo info) {

  private static final Color[] COLOURS = {
    PlotStyle.DATA, PlotStyle.FIT, PlotStyle.SECOND, PlotStyle.GUIDE
  };

  /**
   * Against distance, for separations of 1, 2, 4 and 8 windows, with exp(-dr/xi) through the first.
   */
  Plot plot() {
    boolean calibrated = info.pixelSize() > 0;
    double unit = calibrated ? info.pixelSize() : 1;
    double[] x = Arrays.stream(plane.distance()).map(d -> d * unit).toArray();
    String axis = "distance Δr (" + (calibrated ? "nm" : "pixels") + ")";
    Plot plot =
        PlotStyle.plot(info.title() + "-ln-tau-plane", axis, "covariance of ln τ of two windows");
    double top = PlotStyle.max(at(0));
    plot.setLimits(0, PlotStyle.end(x) * 1.02, -0.3 * top, top > 0 ? 1.2 * top : 1);
    Estimate xi = life.length(plane);
    if (xi.isKnown()) {
      double first = at(0)[0];
      double[] fit =
          Arrays.stream(plane.distance()).map(d -> first * Math.exp(-d / xi.value())).toArray();
      String label =
          String.format(
              java.util.Locale.ROOT,
              "ξ = %s ± %s %s",
              PlotStyle.three(xi.value() * unit),
              PlotStyle.three(xi.sd() * unit),
              calibrated ? "nm" : "pixels");
      PlotStyle.add(plot, new Curve(label, x, fit), PlotStyle.GUIDE, Plot.LINE, 1.5f);
    }
    int colour = 0;
    for (int k = 0; k < plane.separation().length && colour < COLOURS.length; k = 2 * k + 1) {
      String label = "Δt = " + PlotStyle.three(plane.separation()[k]) + " s";
      PlotStyle.add(plot, new Curve(label, x, at(k)), COLOURS[colour], Plot.CIRCLE, 2);
      colour++;
    }
    PlotStyle.legend(plot, "top-right");
    return plot;
  }

  private double[] at(int separation) {
    return Arrays.stream(plane.covariance()).mapToDouble(row -> row[separation]).toArray();
  }

  /** A row for each distance and separation. */
  CsvTable table() {
    double xi = life.length(plane).value();
    List<List<String>> rows = new ArrayList<>();
    for (int d = 0; d < plane.distance().length; d++) {
      for (int k = 0; k < plane.separation().length; k++) {
        double distance = plane.distance()[d];
        double time = plane.separation()[k];
        double fit = life.all().fitted(time) * Math.exp(-distance / xi);
        rows.add(
            DoubleStream.of(distance, time, plane.covariance()[d][k], fit)
                .mapToObj(CsvTable::number)
                .toList());
      }
    }
    return new CsvTable(
        List.of("distance_px", "separation_s", "covariance_ln_tau", "separable_fit"), rows);
  }
}
