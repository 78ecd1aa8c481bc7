package ecm.ij.plot;

import ecm.correlation.pooled.RegionCurve;
import ecm.ij.figure.PlotStyle;
import ecm.ij.figure.PlotStyle.Curve;
import ecm.ij.figure.PlotStyle.Look;
import ecm.kww.KwwCurve;
import ij.gui.Plot;
import java.util.Arrays;

/** Correlation functions as ImageJ plots. */
public final class CorrelationPlots {

  private CorrelationPlots() {}

  /**
   * The g2 of a pixel or a region with its KWW curve, on a logarithmic time axis.
   *
   * @param curve lags in frames; standard errors that are NaN are left out
   * @param frameInterval [s]
   * @param fit the fitted curve, or null
   */
  public static Plot g2(String title, RegionCurve curve, double frameInterval, KwwCurve fit) {
    double[] time = Arrays.stream(curve.lags()).map(lag -> lag * frameInterval).toArray();
    double[] errors = Arrays.stream(curve.sd()).map(e -> e >= 0 ? e : 0).toArray();
    boolean hasErrors = PlotStyle.max(errors) > 0;
    Plot plot = PlotStyle.plot(title, "lag time t (s)", "g!!2!!(t)");
    plot.setAxisXLog(true);
    double low = Math.min(1, PlotStyle.min(curve.g2()));
    double high = Math.max(fit == null ? 1 : fit.at(time[0]), PlotStyle.max(curve.g2()));
    double margin = 0.08 * Math.max(1e-6, high - low);
    plot.setLimits(time[0] / 1.2, PlotStyle.end(time) * 1.2, low - margin, high + margin);
    PlotStyle.add(
        plot,
        new Curve("measured", time, curve.g2()),
        hasErrors ? errors : null,
        new Look(PlotStyle.DATA, Plot.CIRCLE, 1));
    Curve one = new Curve(null, plotEnds(plot), new double[] {1, 1});
    PlotStyle.add(plot, one, PlotStyle.GUIDE, Plot.LINE, 1);
    if (fit != null) {
      PlotStyle.add(plot, sampled(fit, time[0], PlotStyle.end(time)), PlotStyle.FIT, Plot.LINE, 2);
    }
    PlotStyle.legend(plot, "top-right");
    return plot;
  }

  private static double[] plotEnds(Plot plot) {
    double[] limits = plot.getLimits();
    return new double[] {limits[0], limits[1]};
  }

  private static Curve sampled(KwwCurve fit, double from, double to) {
    double[] x = PlotStyle.logSpaced(from, to);
    double[] y = Arrays.stream(x).map(fit::at).toArray();
    String label =
        "KWW: τ = "
            + PlotStyle.three(fit.tau())
            + " s, β = "
            + PlotStyle.two(fit.beta())
            + ", A = "
            + PlotStyle.two(fit.contrast());
    return new Curve(label, x, y);
  }
}
