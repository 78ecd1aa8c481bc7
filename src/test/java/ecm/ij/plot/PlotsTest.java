package ecm.ij.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.chart.BinnedMedian;
import ecm.chart.LogHistogram;
import ecm.correlation.pooled.RegionCurve;
import ecm.files.CsvTable;
import ecm.ij.figure.PlotFigure;
import ecm.ij.figure.PlotStyle;
import ecm.kww.KwwCurve;
import ecm.stack.Drift;
import ecm.statistics.LogNormal;
import ecm.surface.SurfaceProfile;
import ij.gui.Plot;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlotsTest {

  private static final double[] NONE = {};

  private static LogNormal model(double mu, double sigma, int n) {
    return new LogNormal(mu, sigma, Math.exp(mu), Math.exp(mu + sigma * sigma / 2), 0, n, 0);
  }

  private static double[] times() {
    Random random = new Random(7);
    double[] times = new double[20000];
    for (int i = 0; i < times.length; i++) {
      times[i] = 20 * Math.exp(0.6 * random.nextGaussian());
    }
    return times;
  }

  private static void assertDrawn(Plot plot) {
    BufferedImage picture = PlotFigure.of(plot);
    assertTrue(picture.getWidth() > 1100 && picture.getHeight() > 400, picture.toString());
    int dark = 0;
    for (int y = 0; y < picture.getHeight(); y += 2) {
      for (int x = 0; x < picture.getWidth(); x += 2) {
        dark += (picture.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
      }
    }
    assertTrue(dark > 500, dark + " dark pixels");
  }

  @Test
  void histogramCountsEveryValueAndIntegratesToOne() {
    double[] times = times();
    times[0] = Double.NaN;
    LogHistogram histogram = LogHistogram.of(times, model(Math.log(20), 0.6, 20000));
    assertEquals(19999, Arrays.stream(histogram.counts()).sum());
    double area = 0;
    double fitted = 0;
    for (int i = 0; i < histogram.counts().length; i++) {
      double width = Math.log(histogram.edges()[i + 1] / histogram.edges()[i]);
      area += histogram.density()[i] * width;
      fitted += histogram.fit()[i] * width;
      assertEquals(histogram.fit()[i], histogram.density()[i], 0.06);
    }
    assertEquals(1, area, 1e-12);
    assertEquals(1, fitted, 1e-3);
  }

  @Test
  void densityOfTheLogNormal() {
    assertEquals(
        1 / (0.5 * Math.sqrt(2 * Math.PI)), LogHistogram.density(model(3, 0.5, 1), 3), 1e-15);
    assertEquals(
        Math.exp(-2) / (0.5 * Math.sqrt(2 * Math.PI)),
        LogHistogram.density(model(3, 0.5, 1), 4),
        1e-15);
  }

  @Test
  void histogramTable() {
    CsvTable table = LogHistogram.of(new double[] {1, 2, 4, 8, 16}, model(1, 1, 5)).table();
    assertEquals("tau_s", table.header().get(0));
    assertEquals(8, table.rows().size());
    assertEquals("1", table.text(0, "tau_from_s"));
    assertEquals(16, table.number("t", 7, "tau_to_s"), 1e-7);
    assertEquals(
        "2", LogHistogram.of(new double[] {1, 1.01, 100}, model(1, 1, 3)).table().text(0, "count"));
  }

  @Test
  void histogramPlotIsLogarithmicAndHoldsAll() {
    Plot plot =
        Plots.histogram("h", times(), model(Math.log(20), 0.6, 20000), 33, Optional.empty());
    assertDrawn(plot);
    double[] limits = plot.getLimits();
    assertTrue(limits[0] > 0 && limits[0] < 3 && limits[1] > 100, Arrays.toString(limits));
    assertEquals(0, limits[2]);
    assertTrue(limits[3] > 0.665 && limits[3] < 0.9, Arrays.toString(limits));
  }

  @Test
  void medianOfBetaInBinsOfTau() {
    int n = 15 * 101;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = Math.pow(10, (i / 101 + 0.5) / 15);
      y[i] = i / 101 + 0.01 * (i % 101);
    }
    y[0] = Double.NaN;
    BinnedMedian bins = BinnedMedian.of(x, y, 1, 10);
    assertEquals(Math.pow(10, 0.5 / 15), bins.centres()[0], 1e-12);
    assertEquals(0.505, bins.medians()[0], 1e-12);
    assertEquals(7.5, bins.medians()[7], 1e-12);
    assertEquals(7.25, bins.lower()[7], 1e-12);
    assertEquals(7.75, bins.upper()[7], 1e-12);
    assertEquals(3 * 15, bins.whiskerX().length);
    assertEquals(7.75, bins.whiskerY()[3 * 7 + 1], 1e-12);
  }

  @Test
  void betaAgainstTau() {
    double[] times = times();
    double[] betas = new double[times.length];
    Arrays.fill(betas, 0.8);
    Plot plot = Plots.betaAgainstTau("b", times, betas, -0.55, Double.NaN);
    assertDrawn(plot);
    assertArrayEquals(PlotStyle.floats(times), plot.getDataObjectArrays(0)[0]);
  }

  @Test
  void drift() {
    double[] dx = {0, 1, 2, 3};
    double[] dy = {0, -1, -1, -2};
    double[] quality = {0.9, 0.8, Double.NaN, 0.7};
    Drift drift = new Drift(dx, dy, quality, new boolean[] {false, false, true, false});
    Plot plot = DriftPlots.drift("d", drift, 0.5);
    assertDrawn(plot);
    assertArrayEquals(new float[] {0, 0.5f, 1, 1.5f}, plot.getDataObjectArrays(0)[0]);
    assertArrayEquals(new float[] {0, 1, 2, 3}, plot.getDataObjectArrays(0)[1]);
    assertArrayEquals(new float[] {0, -1, -1, -2}, plot.getDataObjectArrays(1)[1]);
    assertArrayEquals(new float[] {1}, plot.getDataObjectArrays(2)[0], "the bad frame");
    assertDrawn(DriftPlots.quality("q", drift, 0.5));
    BufferedImage both = PlotFigure.of(DriftPlots.both("d", drift, 0.5));
    assertTrue(both.getHeight() > 1200);
  }

  @Test
  void surfaceProfile() {
    double[] d = {0.125, 0.375, 0.625, 0.875};
    double[] median = {1, 2, 10, 20};
    SurfaceProfile profile =
        new SurfaceProfile(
            d, median, new double[] {0.5, 1, 5, 10}, new double[] {2, 4, 20, 40}, new int[4]);
    Plot plot = Plots.surfaceProfile("s", profile, median, 0.5);
    assertDrawn(plot);
    double[] limits = plot.getLimits();
    assertTrue(limits[2] > 0 && limits[2] < 0.5 && limits[3] > 40, Arrays.toString(limits));
    assertArrayEquals(PlotStyle.floats(median), plot.getDataObjectArrays(1)[1]);
  }

  @Test
  void correlationWithItsFit() {
    KwwCurve kww = new KwwCurve(0.3, 20, 0.75, 1);
    assertEquals(1.3, kww.at(0));
    assertEquals(1 + 0.3 * Math.exp(-2), kww.at(20), 1e-15);
    double[] lags = {1, 10, 100, 1000};
    double[] g2 = Arrays.stream(lags).map(l -> kww.at(0.1 * l)).toArray();
    double[] sd = {0.01, 0.01, Double.NaN, 0.02};
    Plot plot = CorrelationPlots.g2("g", new RegionCurve(lags, g2, sd), 0.1, kww);
    assertDrawn(plot);
    assertArrayEquals(new float[] {0.1f, 1, 10, 100}, plot.getDataObjectArrays(0)[0]);
    assertTrue(plot.getLimits()[0] > 0 && plot.getLimits()[0] < 0.1);
  }

  @Test
  void plotsOfNothingAreEmptyNotErrors() {
    LogNormal nothing = model(Double.NaN, Double.NaN, 0);
    assertDrawn(Plots.histogram("h", NONE, nothing, Double.POSITIVE_INFINITY, Optional.empty()));
    assertDrawn(Plots.betaAgainstTau("b", NONE, NONE, Double.NaN, Double.NaN));
    assertDrawn(
        Plots.surfaceProfile(
            "s", new SurfaceProfile(NONE, NONE, NONE, NONE, new int[0]), null, Double.NaN));
  }
}
