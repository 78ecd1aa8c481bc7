package ecm.ij.figure;

import ecm.chart.FigureCanvas;
import ecm.chart.Ticks;
import ecm.ij.base.Luts;
import ecm.stack.FloatMap;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * The plane g4(R, dt) drawn with its axes: a column per ring, lag times upwards, colours
 * logarithmic where all values are positive, for R = 0 is several times the rest.
 *
 * @param title above the plane
 * @param plane a column per R from 0, a row per step of the lag from one step on, downwards
 * @param radiusStep from one R to the next [nm]
 * @param lagStep from one row to the next [s]
 * @param tau the lag at which xi is fitted, marked by a line [s]
 */
public record PlaneFigure(
    String title, FloatMap plane, double radiusStep, double lagStep, double tau) {

  /** Size of the figure in files [px]. */
  public static final int WIDTH = 720;

  public static final int HEIGHT = 540;

  private static final int EM = 16;
  private static final int LEFT = 5 * EM;
  private static final int RIGHT = 8 * EM;
  private static final int BELOW = 7 * EM / 2;
  private static final int SMALLEST = 8 * EM;

  /** Draws the figure at about a size [px]. */
  public BufferedImage draw(int width, int height) {
    int column = Math.max(1, (Math.max(SMALLEST, width - LEFT - RIGHT)) / plane.width());
    int across = column * plane.width();
    FigureCanvas canvas = new FigureCanvas(column, across, 0, EM);
    int down = Math.max(SMALLEST, height - canvas.top() - BELOW);
    BufferedImage figure = canvas.blank(LEFT + across + RIGHT, canvas.top() + down + BELOW, title);
    Graphics2D g = canvas.pen(figure, title);
    ColourScale scale = scale();
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        float value = plane.values()[row(y, down) * plane.width() + x / column];
        int rgb = Float.isNaN(value) ? MapFigure.EMPTY.getRGB() : scale.rgb(value);
        figure.setRGB(LEFT + x, canvas.top() + y, rgb);
      }
    }
    g.drawRect(LEFT - 1, canvas.top() - 1, across + 1, down + 1);
    distances(g, column, canvas.top() + down);
    lags(g, canvas.top(), down);
    markTau(g, across, canvas.top(), down);
    new ColourBar(scale, "four-point function g4", Double.NaN, "")
        .draw(g, LEFT + across + EM, canvas.top(), down);
    g.dispose();
    return figure;
  }

  /** The row of the plane at a row of the figure, whose lowest is the shortest lag. */
  private int row(int y, int down) {
    return (down - 1 - y) * plane.height() / down;
  }

  private double longest() {
    return plane.height() * lagStep;
  }

  private ColourScale scale() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (float value : plane.values()) {
      if (!Float.isNaN(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    boolean none = !(low < high);
    return new ColourScale(none ? 0 : low, none ? 1 : high, !none && low > 0, Luts.viridis());
  }

  /** Ticks at round distances, in the middle of R's column. */
  private void distances(Graphics2D g, int column, int bottom) {
    FontMetrics metrics = g.getFontMetrics();
    for (double tick : Ticks.linear(0, (plane.width() - 1) * radiusStep, 6)) {
      int x = LEFT + (int) Math.round((tick / radiusStep + 0.5) * column);
      g.drawLine(x, bottom, x, bottom + EM / 3);
      String label = Ticks.label(tick);
      g.drawString(label, x - metrics.stringWidth(label) / 2, bottom + 3 * EM / 2);
    }
    String axis = "distance R (nm)";
    int middle = LEFT + column * plane.width() / 2;
    g.drawString(axis, middle - metrics.stringWidth(axis) / 2, bottom + 3 * EM);
  }

  private void lags(Graphics2D g, int top, int down) {
    FontMetrics metrics = g.getFontMetrics();
    for (double tick : Ticks.linear(0, longest(), 6)) {
      int y = lagRow(tick, top, down);
      g.drawLine(LEFT - EM / 3, y, LEFT, y);
      String label = Ticks.label(tick);
      g.drawString(label, LEFT - EM / 2 - metrics.stringWidth(label), y + 3 * EM / 8);
    }
    String axis = "lag time Δt (s)";
    AffineTransform upright = g.getTransform();
    g.translate(3 * EM / 2, top + (down + metrics.stringWidth(axis)) / 2);
    g.rotate(-Math.PI / 2);
    g.drawString(axis, 0, 0);
    g.setTransform(upright);
  }

  private int lagRow(double lag, int top, int down) {
    return top + (int) Math.round((1 - lag / longest()) * down);
  }

  private void markTau(Graphics2D g, int across, int top, int down) {
    int y = lagRow(tau, top, down);
    g.setColor(Color.WHITE);
    g.setStroke(
        new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {6, 6}, 0));
    g.drawLine(LEFT, y, LEFT + across, y);
    String label = "Δt = τ = " + PlotStyle.three(tau) + " s";
    int x = LEFT + across - EM / 2 - g.getFontMetrics().stringWidth(label);
    g.drawString(label, x, y - EM / 3);
    g.setColor(Color.BLACK);
    g.setStroke(new BasicStroke(1));
  }
}
