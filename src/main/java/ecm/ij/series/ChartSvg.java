package ecm.ij.series;

import ecm.chart.Ticks;
import ecm.ij.figure.PlotStyle;
import ecm.ij.series.Chart.Limits;
import ecm.ij.series.Chart.Point;
import ecm.ij.series.Chart.Trace;
import java.awt.Color;
import java.util.Locale;

/** A chart as a drawing in SVG 1.1: lines stay lines, text stays text; the same bytes each time. */
final class ChartSvg {

  private static final int LEFT = 84;
  private static final int TOP = 16;
  private static final int WIDTH = PlotStyle.WIDTH;
  private static final int HEIGHT = PlotStyle.HEIGHT;
  private static final int RIGHT = 20;
  private static final int BELOW = 62;
  private static final int MOST_X_TICKS = 7;
  private static final int MOST_Y_TICKS = 6;
  private static final int TICK = 6;
  private static final int RADIUS = 4;
  private static final double SINGLE = 2.5;
  private static final int CAP = 4;
  private static final int LEGEND_ROW = 20;

  private final Chart chart;
  private final Limits limits;
  private final StringBuilder svg = new StringBuilder();

  private ChartSvg(Chart chart) {
    this.chart = chart;
    this.limits = chart.limits();
  }

  /** The text of the file. */
  static String of(Chart chart) {
    return new ChartSvg(chart).draw();
  }

  private String draw() {
    int width = LEFT + WIDTH + RIGHT;
    int height = TOP + HEIGHT + BELOW;
    add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
            + " font-family=\"Helvetica, Arial, sans-serif\" font-size=\"14\">",
        width, height, width, height);
    add("<title>%s</title>", escape(chart.title()));
    add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", width, height);
    add(
        "<clipPath id=\"frame\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>",
        LEFT, TOP, WIDTH, HEIGHT);
    note();
    axes();
    chart.traces().forEach(this::trace);
    for (int i = 0; i < chart.traces().size(); i++) {
      legend(chart.traces().get(i), TOP + LEGEND_ROW * (i + 1));
    }
    add("</svg>");
    return svg.toString();
  }

  private void note() {
    if (!chart.note().isEmpty()) {
      add(
          "<text x=\"%d\" y=\"%d\" font-size=\"11\" fill=\"%s\">%s</text>",
          LEFT, TOP - 4, colour(Color.DARK_GRAY), escape(chart.note()));
    }
  }

  private void axes() {
    add(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"black\"/>",
        LEFT, TOP, WIDTH, HEIGHT);
    int bottom = TOP + HEIGHT;
    for (double tick : Ticks.linear(limits.left(), limits.right(), MOST_X_TICKS)) {
      line(x(tick), bottom, x(tick), bottom - TICK, "black", 1);
      text(x(tick), bottom + 20, "middle", Ticks.label(tick));
    }
    for (double tick : Ticks.linear(limits.bottom(), limits.top(), MOST_Y_TICKS)) {
      line(LEFT, y(tick), LEFT + TICK, y(tick), "black", 1);
      text(LEFT - 8, y(tick) + 5, "end", Ticks.label(tick));
    }
    add(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-size=\"16\">%s</text>",
        LEFT + WIDTH / 2, bottom + 48, escape(chart.xLabel()));
    add(
        "<text transform=\"translate(22 %d) rotate(-90)\" text-anchor=\"middle\""
            + " font-size=\"16\">%s</text>",
        TOP + HEIGHT / 2, escape(chart.yLabel()));
  }

  private void trace(Trace trace) {
    String colour = colour(trace.colour());
    add("<g clip-path=\"url(#frame)\">");
    if (trace.isLine()) {
      StringBuilder path = new StringBuilder();
      for (Point p : trace.points()) {
        path.append(path.length() == 0 ? "" : " ").append(number(x(p.x()))).append(',');
        path.append(number(y(p.y())));
      }
      add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", path, colour);
    } else {
      trace.single().forEach(p -> single(x(p.x()), y(p.y()), colour));
      trace.points().forEach(p -> point(p, colour));
    }
    add("</g>");
  }

  private void point(Point p, String colour) {
    if (p.yError() > 0) {
      double low = y(p.y() - p.yError());
      double high = y(p.y() + p.yError());
      line(x(p.x()), low, x(p.x()), high, colour, 1.5);
      line(x(p.x()) - CAP, low, x(p.x()) + CAP, low, colour, 1.5);
      line(x(p.x()) - CAP, high, x(p.x()) + CAP, high, colour, 1.5);
    }
    if (p.xError() > 0) {
      double left = x(p.x() - p.xError());
      double right = x(p.x() + p.xError());
      line(left, y(p.y()), right, y(p.y()), colour, 1.5);
      line(left, y(p.y()) - CAP, left, y(p.y()) + CAP, colour, 1.5);
      line(right, y(p.y()) - CAP, right, y(p.y()) + CAP, colour, 1.5);
    }
    circle(x(p.x()), y(p.y()), colour);
  }

  private void legend(Trace trace, double y) {
    String colour = colour(trace.colour());
    int side = chart.falls() ? -1 : 1;
    double edge = chart.falls() ? LEFT + WIDTH : LEFT;
    if (trace.isLine()) {
      line(edge + 14 * side, y, edge + 38 * side, y, colour, 2);
    } else {
      circle(edge + 26 * side, y, colour);
    }
    text(edge + 46 * side, y + 5, chart.falls() ? "end" : "start", trace.label());
  }

  private void single(double x, double y, String colour) {
    add(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"none\" stroke=\"%s\"/>",
        number(x), number(y), number(SINGLE), colour);
  }

  private void circle(double x, double y, String colour) {
    add("<circle cx=\"%s\" cy=\"%s\" r=\"%d\" fill=\"%s\"/>", number(x), number(y), RADIUS, colour);
  }

  private void line(double x1, double y1, double x2, double y2, String colour, double width) {
    add(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>",
        number(x1), number(y1), number(x2), number(y2), colour, number(width));
  }

  private void text(double x, double y, String anchor, String text) {
    add(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>",
        number(x), number(y), anchor, escape(text));
  }

  private double x(double value) {
    return LEFT + WIDTH * (value - limits.left()) / (limits.right() - limits.left());
  }

  private double y(double value) {
    return TOP + HEIGHT * (limits.top() - value) / (limits.top() - limits.bottom());
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String colour(Color colour) {
    return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xffffff);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
