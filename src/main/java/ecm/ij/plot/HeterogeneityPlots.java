package ecm.ij.plot;

import ecm.ij.figure.PlotStyle;
import ecm.ij.figure.PlotStyle.Curve;
import ecm.pipeline.time.Persistence;
import ecm.statistics.ExcessCovariance;
import ij.gui.Plot;
import java.util.Arrays;

/** What tells a heterogeneous sample from a homogeneous one, as ImageJ plots. */
public final class HeterogeneityPlots {

  private HeterogeneityPlots() {}

  /**
   * The radial autocovariance of ln tau beside that of homogeneous samples and its 95 % band.
   *
   * @param title of the window
   * @param excess the curves
   * @param pixelSize [nm]; NaN if not known, then distances are in pixels
   */
  public static Plot autocovariance(String title, ExcessCovariance excess, double pixelSize) {
    boolean calibrated = pixelSize > 0;
    double[] r = Arrays.stream(excess.radii()).map(d -> calibrated ? d * pixelSize : d).toArray();
    String axis = "distance Δr (" + (calibrated ? "nm" : "pixels") + ")";
    Plot plot = PlotStyle.plot(title, axis, "autocovariance of ln τ");
    double[] low = band(excess, -1);
    double[] high = band(excess, 1);
    double top = Math.max(PlotStyle.max(excess.observed()), PlotStyle.max(high));
    double bottom = Math.min(0, Math.min(PlotStyle.min(excess.observed()), PlotStyle.min(low)));
    double margin = top > bottom ? 0.08 * (top - bottom) : 1;
    double right = r.length == 0 ? 1 : PlotStyle.end(r) * 1.03;
    plot.setLimits(-0.02 * right, right, bottom - margin, top > bottom ? top + margin : 1);
    PlotStyle.add(
        plot,
        new Curve(null, new double[] {0, right}, new double[] {0, 0}),
        PlotStyle.GUIDE,
        Plot.LINE,
        1);
    if (excess.expected().length > 0) {
      PlotStyle.add(
          plot, new Curve("homogeneous", r, excess.expected()), PlotStyle.SECOND, Plot.LINE, 2);
      PlotStyle.add(plot, new Curve("95 % band", r, high), PlotStyle.SECOND, Plot.LINE, 0.8f);
      PlotStyle.add(plot, new Curve(null, r, low), PlotStyle.SECOND, Plot.LINE, 0.8f);
    }
    Curve observed = new Curve("map", r, excess.observed());
    PlotStyle.add(plot, observed, PlotStyle.DATA, Plot.CIRCLE, 2);
    PlotStyle.legend(plot, "top-right");
    return plot;
  }

  private static double[] band(ExcessCovariance excess, int side) {
    double[] edge = excess.expected().clone();
    for (int i = 0; i < edge.length; i++) {
      edge[i] += side * excess.band()[i];
    }
    return edge;
  }

  /**
   * Correlation of ln tau between windows against the separation of their starts.
   *
   * @param title of the window
   * @param persistence the curve and its null
   * @param window length of the windows [s]; from this separation on they do not overlap
   */
  public static Plot persistence(String title, Persistence persistence, double window) {
    Plot plot =
        PlotStyle.plot(title, "separation of the windows (s)", "correlation of ln τ, Pearson r");
    double[] x = persistence.separation();
    double right = PlotStyle.end(x) + x[0];
    double bottom = Math.min(-0.1, PlotStyle.min(persistence.r()) - 0.1);
    plot.setLimits(0, right, bottom, 1.05);
    PlotStyle.add(
        plot,
        new Curve(null, new double[] {0, right}, new double[] {0, 0}),
        PlotStyle.GUIDE,
        Plot.LINE,
        1);
    if (PlotStyle.max(persistence.nullMean()) > 0) {
      double[] sd = persistence.nullSd();
      PlotStyle.add(
          plot,
          new Curve("homogeneous, ± sd of a pair", x, persistence.nullMean()),
          sd,
          new PlotStyle.Look(PlotStyle.SECOND, Plot.LINE, 2));
    }
    PlotStyle.vertical(plot, "no overlap from here on", window, PlotStyle.GUIDE);
    PlotStyle.add(plot, new Curve("windows", x, persistence.r()), PlotStyle.DATA, Plot.CIRCLE, 2);
    PlotStyle.legend(plot, "top-right");
    return plot;
  }
}
