package ecm.chart;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;

/**
 * A bar of round length in a corner of an image.
 *
 * @param pixelSize [nm]; NaN for a length in pixels
 * @param zoom screen pixels per image pixel
 */
public record ScaleBar(double pixelSize, int zoom) {

  /** Longest bar, as a fraction of the image's width. */
  private static final double LONGEST = 0.25;

  /** Length of the bar in nm, or in pixels if the pixel size is not known. */
  double length(int imageWidth) {
    return Ticks.atMost(LONGEST * imageWidth / zoom * unitsPerPixel());
  }

  private double unitsPerPixel() {
    return pixelSize > 0 ? pixelSize : 1;
  }

  /** Draws the bar at the lower left of an image drawn at (left, top), in the current font. */
  public void draw(Graphics2D g, int left, int top, int width, int height) {
    double length = length(width);
    int px = (int) Math.round(length / unitsPerPixel() * zoom);
    FontMetrics metrics = g.getFontMetrics();
    int em = metrics.getFont().getSize();
    String text = Ticks.label(length) + (pixelSize > 0 ? " nm" : " px");
    int textWidth = metrics.stringWidth(text);
    int boxWidth = Math.max(px, textWidth) + em;
    int boxHeight = 2 * em;
    int x = left + em / 2;
    int y = top + height - em / 2 - boxHeight;
    g.setColor(new Color(255, 255, 255, 215));
    g.fillRect(x, y, boxWidth, boxHeight);
    g.setColor(Color.BLACK);
    g.drawString(text, x + (boxWidth - textWidth) / 2, y + em);
    int thick = Math.max(3, em / 4);
    g.fillRect(x + (boxWidth - px) / 2, y + boxHeight - em / 4 - thick, px, thick);
  }
}
