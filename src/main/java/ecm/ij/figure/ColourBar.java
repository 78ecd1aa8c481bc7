package ecm.ij.figure;

import ecm.chart.Ticks;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/**
 * A vertical colour bar with ticks at round values.
 *
 * @param scale of the colours
 * @param quantity name and unit, written along the bar
 * @param limit a value marked on the bar; NaN for none
 * @param limitLabel what the mark says
 */
record ColourBar(ColourScale scale, String quantity, double limit, String limitLabel) {

  /** Draws the bar with its upper left corner at (left, top), in the current font. */
  void draw(Graphics2D g, int left, int top, int height) {
    FontMetrics metrics = g.getFontMetrics();
    int em = metrics.getFont().getSize();
    int width = 5 * em / 4;
    for (int y = 0; y < height; y++) {
      g.setColor(new Color(scale.rgbAt(1 - y / (height - 1.0))));
      g.fillRect(left, top + y, width, 1);
    }
    g.setColor(Color.BLACK);
    g.drawRect(left - 1, top - 1, width + 1, height + 1);
    int widest = 0;
    for (double tick : scale.ticks()) {
      int y = row(tick, top, height);
      g.drawLine(left + width, y, left + width + em / 3, y);
      String text = Ticks.label(tick);
      // a label next to the limit's would be printed over it
      if (!isMarked() || Math.abs(y - row(limit, top, height)) > em) {
        g.drawString(text, left + width + em / 2, y + 3 * em / 8);
      }
      widest = Math.max(widest, metrics.stringWidth(text));
    }
    if (isMarked()) {
      widest = Math.max(widest, metrics.stringWidth(limitLabel));
      drawLimit(g, left, row(limit, top, height), width);
    }
    drawAlong(g, left + width + em + widest, top, height);
  }

  private boolean isMarked() {
    return limit >= scale.min() && limit <= scale.max();
  }

  /** The row of a value; its fraction of the height from the top is 1 - position. */
  int row(double value, int top, int height) {
    return top + (int) Math.round((1 - scale.position(value)) * (height - 1));
  }

  private void drawLimit(Graphics2D g, int left, int y, int width) {
    int em = g.getFont().getSize();
    g.setColor(Color.WHITE);
    g.fillRect(left, y - 2, width, 5);
    g.setColor(new Color(0xc00000));
    g.fillRect(left - em / 4, y - 1, width + em / 4 + em / 3, 3);
    g.drawString(limitLabel, left + width + em / 2, y + 3 * em / 8);
    g.setColor(Color.BLACK);
  }

  /** Writes the quantity upwards beside the labels. */
  private void drawAlong(Graphics2D g, int left, int top, int height) {
    AffineTransform upright = g.getTransform();
    int length = g.getFontMetrics().stringWidth(quantity);
    g.translate(left + g.getFont().getSize(), top + (height + length) / 2);
    g.rotate(-Math.PI / 2);
    g.drawString(quantity, 0, 0);
    g.setTransform(upright);
  }
}
