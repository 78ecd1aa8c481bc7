package ecm.chart;

import ecm.base.Quantiles;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** The mean image with the outline of the mask, and of a region, drawn on it. */
public final class MaskFigure {

  private static final Color MASK = new Color(0xffb000);
  private static final Color REGION = new Color(0x35b0ff);

  private MaskFigure() {}

  /**
   * Draws the figure: grey from the 1st to the 99.5th percentile of the mean image, mask outlined
   * in orange, region in blue.
   *
   * @param mean mean image
   * @param mask of the sample
   * @param region that the user drew, or null
   * @param title above the image
   * @param pixelSize [nm]; NaN if not known
   */
  public static BufferedImage draw(
      FloatMap mean, Mask mask, Mask region, String title, double pixelSize) {
    FigureCanvas canvas = FigureCanvas.of(mean.width(), mean.height());
    int em = canvas.em();
    int top = canvas.top();
    int legendWidth = 26 * em;
    BufferedImage figure =
        canvas.blank(
            Math.max(canvas.width() + 2 * em, legendWidth), top + canvas.height() + 3 * em, title);
    Graphics2D g = canvas.pen(figure, title);
    drawGrey(figure, mean, canvas);
    g.translate(em, top);
    if (region != null) {
      drawOutline(g, region, REGION, canvas.zoom());
    }
    drawOutline(g, mask, MASK, canvas.zoom());
    g.translate(-em, -top);
    new ScaleBar(pixelSize, canvas.zoom()).draw(g, em, top, canvas.width(), canvas.height());
    drawLegend(g, mask, region, top + canvas.height() + 3 * em / 2);
    g.dispose();
    return figure;
  }

  private static void drawGrey(BufferedImage figure, FloatMap mean, FigureCanvas canvas) {
    int zoom = canvas.zoom();
    double[] values = new double[mean.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = mean.values()[i];
    }
    double[] sorted = Quantiles.sorted(values);
    double low = Quantiles.ofSorted(sorted, 0.01);
    double high = Quantiles.ofSorted(sorted, 0.995);
    double range = high > low ? high - low : 1;
    for (int y = 0; y < mean.height() * zoom; y++) {
      for (int x = 0; x < mean.width() * zoom; x++) {
        double value = (mean.get(x / zoom, y / zoom) - low) / range;
        // NaN casts to 0: black
        int grey = (int) Math.max(0, Math.min(255, 255 * value));
        figure.setRGB(canvas.em() + x, canvas.top() + y, grey * 0x10101);
      }
    }
  }

  /** Draws, inside the mask, the sides of its pixels whose neighbour is not in it. */
  private static void drawOutline(Graphics2D g, Mask mask, Color colour, int zoom) {
    int pen = Math.min(zoom, Math.max(2, zoom / 2));
    g.setColor(colour);
    for (int y = 0; y < mask.height(); y++) {
      for (int x = 0; x < mask.width(); x++) {
        if (!mask.contains(x, y)) {
          continue;
        }
        int left = x * zoom;
        int top = y * zoom;
        fillIf(!isInside(mask, x - 1, y), g, left, top, pen, zoom);
        fillIf(!isInside(mask, x + 1, y), g, left + zoom - pen, top, pen, zoom);
        fillIf(!isInside(mask, x, y - 1), g, left, top, zoom, pen);
        fillIf(!isInside(mask, x, y + 1), g, left, top + zoom - pen, zoom, pen);
      }
    }
  }

  private static void fillIf(boolean edge, Graphics2D g, int x, int y, int width, int height) {
    if (edge) {
      g.fillRect(x, y, width, height);
    }
  }

  private static boolean isInside(Mask mask, int x, int y) {
    return x >= 0 && y >= 0 && x < mask.width() && y < mask.height() && mask.contains(x, y);
  }

  private static void drawLegend(Graphics2D g, Mask mask, Mask region, int y) {
    int em = g.getFont().getSize();
    int x = em;
    x = drawEntry(g, MASK, "mask, " + mask.count() + " pixels", x, y);
    if (region != null) {
      drawEntry(g, REGION, "region of interest", x, y);
    }
  }

  private static int drawEntry(Graphics2D g, Color colour, String text, int x, int y) {
    int em = g.getFont().getSize();
    g.setColor(colour);
    g.fillRect(x, y - em / 2, em, em / 4);
    g.setColor(Color.BLACK);
    g.drawString(text, x + 3 * em / 2, y);
    return x + 5 * em / 2 + g.getFontMetrics().stringWidth(text);
  }
}
