package ecm.ij.result;

import ecm.chart.PngFile;
import ecm.files.CsvTable;
import ecm.files.WholeFile;
import ecm.ij.base.ResultRows;
import ecm.ij.figure.PlotFigure;
import ecm.ij.figure.PlotStyle;
import ecm.ij.figure.PlotStyle.Curve;
import ecm.ij.figure.QualityFooter;
import ecm.ij.image.MapImages;
import ecm.ij.image.MapOrigin;
import ecm.ij.open.TiffFile;
import ecm.pipeline.time.AgeingMap;
import ecm.pipeline.time.DomainLifetime;
import ecm.report.QualityLine;
import ecm.stack.FloatMap;
import ecm.stack.StackInfo;
import ecm.statistics.Estimate;
import ecm.statistics.PatternLifetime;
import ecm.statistics.PatternPlane;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Plot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The life of domains as image, plot, table and files.
 *
 * @param life what was found
 * @param info of the stack
 * @param trust how far the plot can be trusted
 */
public record LifetimeOutput(DomainLifetime life, StackInfo info, QualityLine trust) {

  private static final int POINTS = 200;

  /**
   * The maps of the windows, {@code <stack>-tau-windows}, in one colour scale.
   *
   * @param origin what they remember of the sample
   */
  public ImagePlus windows(MapOrigin origin) {
    return WindowImages.of(life.windows(), info, origin);
  }

  /**
   * The stack {@code <stack>-ageing-map}: d ln tau / dt [1/s], its standard error [1/s], and 1
   * where the first is beyond three of the second.
   */
  public ImagePlus ageing() {
    AgeingMap ageing = life.ageing();
    FloatMap slope = ageing.slope();
    ImageStack slices = new ImageStack(slope.width(), slope.height());
    slices.addSlice("d ln tau / dt (1/s)", slope.values().clone());
    slices.addSlice("standard error (1/s)", ageing.slopeSd().values().clone());
    FloatMap flag = FloatMap.filled(slope.width(), slope.height(), Float.NaN);
    for (int i : life.bulk().indices()) {
      flag.values()[i] = ageing.changed().contains(i) ? 1 : 0;
    }
    slices.addSlice("changed", flag.values());
    ImagePlus image = new ImagePlus(info.title() + "-ageing-map", slices);
    MapImages.calibrated(image, info.pixelSize());
    double[] slopes = slope.inside(life.bulk());
    double range = Math.max(Math.abs(PlotStyle.min(slopes)), PlotStyle.max(slopes));
    image.setDisplayRange(-range, range);
    return image;
  }

  /**
   * Covariance of ln tau of two windows against their separation: measured, fitted, and what static
   * domains and none would give. At separation 0 it holds the noise of the maps and is left out.
   */
  public Plot plot() {
    PatternLifetime all = life.all();
    double[] x = tail(all.separation());
    double[] y = tail(all.covariance());
    double[] sd = tail(all.covarianceSd());
    double right = PlotStyle.end(x) * 1.05;
    double top = Math.max(upper(y, sd), all.fitted(0));
    double bottom = Math.min(-0.05 * top, -upper(negative(y), sd));
    Plot plot =
        PlotStyle.plot(
            info.title() + "-domain-lifetime",
            "separation of the windows (s)",
            "covariance of ln τ of two windows");
    plot.setLimits(0, right, 1.1 * bottom, top > 0 ? 1.3 * top : 1);
    double[] ends = {0, right};
    line(plot, "no domains", ends, new double[] {0, 0}, PlotStyle.GUIDE);
    double level = mean(y);
    line(plot, "domains for ever", ends, new double[] {level, level}, PlotStyle.SECOND);
    fit(plot, right);
    PlotStyle.add(
        plot,
        new Curve("windows of " + PlotStyle.three(life.window()) + " s", x, y),
        sd,
        new PlotStyle.Look(PlotStyle.DATA, Plot.CIRCLE, 2));
    PlotStyle.legend(plot, "top-right");
    return plot;
  }

  /** The exponential, and those of one standard error more and less through its first point. */
  private void fit(Plot plot, double right) {
    PatternLifetime all = life.all();
    double[] t = new double[POINTS];
    Arrays.setAll(t, i -> right * i / (POINTS - 1));
    double rate = all.rate().value();
    double error = all.rate().sd();
    double first = all.separation()[1];
    double anchor = all.fitted(first);
    PlotStyle.add(
        plot, new Curve(label(), t, decay(t, first, anchor, rate)), PlotStyle.FIT, Plot.LINE, 2);
    for (int side = -1; side <= 1; side += 2) {
      String name = side < 0 ? "± its standard error" : null;
      Curve edge = new Curve(name, t, decay(t, first, anchor, rate + side * error));
      PlotStyle.add(plot, edge, PlotStyle.FIT, Plot.LINE, 0.8f);
    }
  }

  private String label() {
    Estimate exchange = life.exchange();
    if (exchange.isKnown()) {
      return String.format(
          java.util.Locale.ROOT,
          "τ of exchange = %s ± %s s",
          PlotStyle.three(exchange.value()),
          PlotStyle.three(exchange.sd()));
    }
    double bound = life.lowerBound();
    return Double.isNaN(bound) ? "fit" : "τ of exchange > " + PlotStyle.three(bound) + " s";
  }

  private static double[] decay(double[] t, double first, double anchor, double rate) {
    return Arrays.stream(t).map(v -> anchor * Math.exp(-(v - first) * rate)).toArray();
  }

  private static void line(Plot plot, String label, double[] x, double[] y, java.awt.Color c) {
    PlotStyle.add(plot, new Curve(label, x, y), c, Plot.LINE, 1.2f);
  }

  /** Weighted with the number of pairs of windows. */
  private double mean(double[] y) {
    double sum = 0;
    double pairs = 0;
    for (int k = 0; k < y.length; k++) {
      sum += (y.length - k) * y[k];
      pairs += y.length - k;
    }
    return sum / pairs;
  }

  private static double upper(double[] y, double[] sd) {
    double[] ends = new double[y.length];
    Arrays.setAll(ends, i -> y[i] + sd[i]);
    return PlotStyle.max(ends);
  }

  private static double[] negative(double[] y) {
    return Arrays.stream(y).map(v -> -v).toArray();
  }

  private static double[] tail(double[] values) {
    return Arrays.copyOfRange(values, 1, values.length);
  }

  /** Covariances against separation, of all domains, the slow and the fast. */
  public CsvTable table() {
    PatternLifetime all = life.all();
    return CsvTable.ofColumns(
        List.of(
            "separation_s",
            "covariance_ln_tau",
            "covariance_ln_tau_sd",
            "fit",
            "covariance_slow",
            "covariance_slow_sd",
            "covariance_fast",
            "covariance_fast_sd"),
        all.separation(),
        all.covariance(),
        all.covarianceSd(),
        Arrays.stream(all.separation()).map(all::fitted).toArray(),
        life.slow().covariance(),
        life.slow().covarianceSd(),
        life.fast().covariance(),
        life.fast().covarianceSd());
  }

  /** The numbers as a row of Results. */
  public ResultRows row() {
    Estimate exchange = life.exchange();
    return new ResultRows()
        .text("map", info.title())
        .number("tau_s", life.tau())
        .number("window_s", life.window())
        .number("windows", life.maps().size())
        .number("tau_exchange_s", exchange.value())
        .number("tau_exchange_sd_s", exchange.sd())
        .number("tau_exchange_over_tau", life.exchangeOverTau().value())
        .number("tau_exchange_lower_bound_s", exchange.isKnown() ? Double.NaN : life.lowerBound())
        .number("tau_exchange_slow_s", DomainLifetime.exchange(life.slow()).value())
        .number("tau_exchange_fast_s", DomainLifetime.exchange(life.fast()).value())
        .text("remark", exchange.reason());
  }

  /**
   * Writes {@code tau-windows.tif}, {@code ageing-map.tif}, {@code ln-tau-plane.csv}, {@code .png},
   * {@code domain-lifetime-tau.csv}, {@code domain-lifetime.csv}, {@code .png} and, last, {@code
   * .json}.
   *
   * @param folder that can be written
   * @param windows as {@link #windows} gave them
   * @param parameters fields of the command
   */
  public void write(Path folder, ImagePlus windows, Map<String, Object> parameters) {
    TiffFile.write(folder.resolve("tau-windows.tif"), windows);
    TiffFile.write(folder.resolve("ageing-map.tif"), ageing());
    PatternPlane plane = life.plane();
    LifetimePlane space = new LifetimePlane(life, plane, info);
    space.table().write(folder.resolve("ln-tau-plane.csv"));
    PngFile.write(
        folder.resolve("ln-tau-plane.png"),
        PlotFigure.of(QualityFooter.on(space.plot(), trust.text())));
    table().write(folder.resolve("domain-lifetime.csv"));
    AgeingMap ageing = life.ageing();
    CsvTable.ofColumns(List.of("age_s", "tau_s"), ageing.age(), ageing.tau())
        .write(folder.resolve("domain-lifetime-tau.csv"));
    PngFile.write(
        folder.resolve("domain-lifetime.png"),
        PlotFigure.of(QualityFooter.on(plot(), trust.text())));
    WholeFile.write(
        folder.resolve("domain-lifetime.json"),
        LifetimeSummary.of(life, plane, info.pixelSize(), parameters).toJson());
  }
}
