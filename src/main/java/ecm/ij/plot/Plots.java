package ecm.ij.plot;

import ecm.base.Quantiles;
import ecm.chart.BinnedMedian;
import ecm.chart.LogHistogram;
import ecm.ij.figure.PlotStyle;
import ecm.ij.figure.PlotStyle.Curve;
import ecm.statistics.LogNormal;
import ecm.surface.SurfaceProfile;
import ij.gui.Plot;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/** Results as ImageJ plots, whose windows can be edited and whose data can be listed. */
public final class Plots {

  private static final String TAU = "relaxation time τ (s)";

  private Plots() {}

  /**
   * Histogram of tau on a logarithmic axis with its log-normal distribution, median and T/12.
   *
   * @param title of the window
   * @param times [s]
   * @param model fitted to them
   * @param limit T/12 [s], above which times are lower bounds; infinity for none
   * @param homogeneous what a homogeneous sample would show; empty if not known
   */
  public static Plot histogram(
      String title,
      double[] times,
      LogNormal model,
      double limit,
      Optional<LogNormal> homogeneous) {
    LogHistogram histogram = LogHistogram.of(times, model);
    double[] edges = histogram.edges();
    Plot plot = PlotStyle.plot(title, TAU, "probability density of ln τ");
    plot.setAxisXLog(true);
    double left = edges[0] / 1.15;
    double right = edges[edges.length - 1] * 1.15;
    Curve curve = density("log-normal", model, left, right);
    Optional<Curve> unlike = homogeneous.map(h -> density("homogeneous", h, left, right));
    double highest = Math.max(PlotStyle.max(histogram.density()), PlotStyle.max(curve.y()));
    highest = Math.max(highest, unlike.map(c -> PlotStyle.max(c.y())).orElse(0.0));
    double room = unlike.isPresent() ? 1.45 : 1.25; // above the curves, for the legend
    plot.setLimits(left, right, 0, highest > 0 ? room * highest : 1);
    plot.setColor(PlotStyle.DATA, PlotStyle.DATA_PALE);
    plot.setLineWidth(1);
    plot.drawShapes("rectangles", bars(edges, histogram.density()));
    PlotStyle.add(plot, curve, PlotStyle.FIT, Plot.LINE, 2);
    unlike.ifPresent(c -> PlotStyle.add(plot, c, PlotStyle.SECOND, Plot.LINE, 2));
    PlotStyle.vertical(
        plot,
        "median "
            + (model.medianIsLowerBound() ? "≥ " : "")
            + PlotStyle.three(model.median())
            + " s",
        model.median(),
        PlotStyle.DATA);
    String bounds = "lower bounds above T/12 = " + PlotStyle.three(limit) + " s";
    PlotStyle.vertical(plot, bounds, limit, PlotStyle.GUIDE);
    PlotStyle.legend(plot, "top-left transparent");
    return plot;
  }

  private static Curve density(String name, LogNormal model, double left, double right) {
    double[] x = PlotStyle.logSpaced(left, right);
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = LogHistogram.density(model, Math.log(x[i]));
    }
    String label =
        name
            + ", σ "
            + (model.meanIsLowerBound() ? "≥ " : "= ")
            + String.format(Locale.ROOT, "%.2f", model.sigma());
    return new Curve(label, x, y);
  }

  private static ArrayList<float[]> bars(double[] edges, double[] heights) {
    ArrayList<float[]> bars = new ArrayList<>();
    for (int i = 0; i < heights.length; i++) {
      if (heights[i] > 0) {
        bars.add(new float[] {(float) edges[i], 0, (float) edges[i + 1], (float) heights[i]});
      }
    }
    return bars;
  }

  /**
   * Beta against tau, pixel by pixel, with medians and quartiles of beta in bins of ln tau.
   *
   * @param title of the window
   * @param times [s]
   * @param betas one per time
   * @param spearman rank correlation of the two; NaN to leave out
   * @param spearmanNull that of a homogeneous sample; NaN to leave out
   */
  public static Plot betaAgainstTau(
      String title, double[] times, double[] betas, double spearman, double spearmanNull) {
    Plot plot = PlotStyle.plot(title, TAU, "stretching exponent β");
    plot.setAxisXLog(true);
    double[] range = range(times);
    double top = PlotStyle.max(betas);
    plot.setLimits(range[0], range[1], 0, top > 0 ? Math.min(2.05, 1.1 * top) : 1.2);
    String label =
        Double.isNaN(spearman) ? "pixels" : "pixels, Spearman r = " + PlotStyle.two(spearman);
    label += Double.isNaN(spearmanNull) ? "" : " (homogeneous " + PlotStyle.two(spearmanNull) + ")";
    PlotStyle.add(plot, new Curve(null, times, betas), PlotStyle.CLOUD, Plot.DOT, 1.5f);
    // the cloud's pale colour cannot be read in the legend: a point out of sight stands for it
    Curve entry = new Curve(label, new double[] {range[0]}, new double[] {-1});
    PlotStyle.add(plot, entry, PlotStyle.GUIDE, Plot.DOT, 3);
    BinnedMedian medians = BinnedMedian.of(times, betas, range[0], range[1]);
    PlotStyle.add(
        plot,
        new Curve("quartiles", medians.whiskerX(), medians.whiskerY()),
        PlotStyle.DATA,
        Plot.LINE,
        1.5f);
    PlotStyle.add(
        plot,
        new Curve("median", medians.centres(), medians.medians()),
        PlotStyle.FIT,
        Plot.CIRCLE,
        2);
    PlotStyle.legend(plot, "top-right");
    return plot;
  }

  /** Limits of an axis of times: all but the outermost values, or a decade if there are none. */
  private static double[] range(double[] times) {
    double low = Quantiles.of(times, 0.001);
    double high = Quantiles.of(times, 0.999);
    return low > 0 ? new double[] {low / 1.2, high * 1.2} : new double[] {1, 10};
  }

  /**
   * Tau against the distance to the surface: medians with quartiles, and a fitted curve.
   *
   * @param profile of tau [s]
   * @param fitted curve of tau [s] at the profile's distances, or null
   * @param width of the surface layer [nm]; NaN for none
   */
  public static Plot surfaceProfile(
      String title, SurfaceProfile profile, double[] fitted, double width) {
    Plot plot = PlotStyle.plot(title, "distance to the surface d (nm)", TAU);
    plot.setAxisYLog(true);
    double[] d = profile.distance();
    double low = PlotStyle.positiveMin(profile.lowerQuartile());
    double high = PlotStyle.max(profile.upperQuartile());
    double right = d.length == 0 ? 1 : PlotStyle.end(d) * 1.03;
    plot.setLimits(0, right, low > 0 ? low / 1.3 : 1, low > 0 ? high * 1.3 : 10);
    BinnedMedian bins =
        new BinnedMedian(d, profile.median(), profile.lowerQuartile(), profile.upperQuartile());
    PlotStyle.add(
        plot,
        new Curve("quartiles", bins.whiskerX(), bins.whiskerY()),
        PlotStyle.WHISKER,
        Plot.LINE,
        1.5f);
    PlotStyle.add(plot, new Curve("median", d, profile.median()), PlotStyle.DATA, Plot.CIRCLE, 2);
    if (fitted != null) {
      PlotStyle.add(plot, new Curve("fit", d, fitted), PlotStyle.FIT, Plot.LINE, 2);
    }
    PlotStyle.vertical(
        plot, "width of the layer, " + PlotStyle.two(width) + " nm", width, PlotStyle.GUIDE);
    PlotStyle.legend(plot, "bottom-right");
    return plot;
  }
}
