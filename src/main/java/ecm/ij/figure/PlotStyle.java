package ecm.ij.figure;

import ecm.base.Quantiles;
import ij.gui.Plot;
import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;

/** What all plots share: size, fonts, colours that print and that colour-blind eyes tell apart. */
public final class PlotStyle {

  public static final Color DATA = new Color(0x2f5d8a);
  public static final Color DATA_PALE = new Color(0xc3d4e5);
  public static final Color FIT = new Color(0xc8442f);
  public static final Color SECOND = new Color(0xd98b1f);
  public static final Color GUIDE = new Color(0x606060);
  public static final Color WHISKER = new Color(0x557fa9);
  public static final Color CLOUD = new Color(0x9db8d2);

  public static final int WIDTH = 560;
  public static final int HEIGHT = 360;
  private static final int CURVE_POINTS = 200;

  private PlotStyle() {}

  /** An empty plot. */
  public static Plot plot(String title, String xLabel, String yLabel) {
    Plot plot = new Plot(title, xLabel, yLabel, Plot.DEFAULT_FLAGS & ~Plot.X_GRID & ~Plot.Y_GRID);
    plot.setFrameSize(WIDTH, HEIGHT);
    plot.setFont(Font.PLAIN, 14);
    plot.setAxisLabelFont(Font.PLAIN, 16);
    plot.setXTicks(true);
    plot.setYTicks(true);
    plot.setXMinorTicks(true);
    plot.setYMinorTicks(true);
    return plot;
  }

  /** Makes numbers, labels and legend of a plot smaller. */
  public static void smallLetters(Plot plot) {
    Font small = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    plot.setFont(small);
    plot.setFont('l', small);
    plot.setAxisLabelFont(Font.PLAIN, 12);
  }

  /** A line or points with a label for the legend; no entry if the label is null. */
  public static void add(Plot plot, Curve curve, Color colour, int shape, float lineWidth) {
    add(plot, curve, null, new Look(colour, shape, lineWidth));
  }

  /** As {@link #add(Plot, Curve, Color, int, float)} with error bars, if not null. */
  public static void add(Plot plot, Curve curve, double[] errors, Look look) {
    plot.setColor(look.colour(), look.colour());
    plot.setLineWidth(look.lineWidth());
    plot.addPoints(
        floats(curve.x()),
        floats(curve.y()),
        errors == null ? null : floats(errors),
        look.shape(),
        curve.label());
  }

  /** Points of one curve and its name in the legend. */
  public record Curve(String label, double[] x, double[] y) {}

  /** How a curve is drawn. */
  public record Look(Color colour, int shape, float lineWidth) {}

  /** A vertical line through a plot whose limits are set. */
  public static void vertical(Plot plot, String label, double x, Color colour) {
    double[] limits = plot.getLimits();
    if (x > limits[0] && x < limits[1]) {
      Curve line = new Curve(label, new double[] {x, x}, new double[] {limits[2], limits[3]});
      add(plot, line, colour, Plot.LINE, 2);
    }
  }

  public static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** Shows the labels of the curves. */
  public static void legend(Plot plot, String place) {
    plot.setColor(Color.BLACK);
    plot.setLineWidth(1);
    plot.addLegend(null, place);
  }

  /** Points for a smooth curve on a logarithmic axis. */
  public static double[] logSpaced(double from, double to) {
    double[] x = new double[CURVE_POINTS];
    for (int i = 0; i < x.length; i++) {
      x[i] = from * Math.pow(to / from, i / (x.length - 1.0));
    }
    return x;
  }

  public static double end(double[] values) {
    return values[values.length - 1];
  }

  /** The largest value, NaN left out. */
  public static double max(double[] values) {
    return Quantiles.of(values, 1);
  }

  /** The smallest value, NaN left out. */
  public static double min(double[] values) {
    return Quantiles.of(values, 0);
  }

  public static double positiveMin(double[] values) {
    return min(Arrays.stream(values).filter(v -> v > 0).toArray());
  }

  public static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** Three significant digits without an exponent; "none" for a value that is not finite. */
  public static String three(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "none";
    }
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
