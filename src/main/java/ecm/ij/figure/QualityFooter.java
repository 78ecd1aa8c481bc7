package ecm.ij.figure;

import ij.gui.Plot;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;

/**
 * The line at a figure that says how far it can be trusted, wherever it is pasted: under a picture,
 * or above the frame of a plot, where it stays when the window is resized or saved.
 */
public final class QualityFooter {

  /** Rows that are enough for the line under a picture of a window [px]. */
  public static final int ROOM = 40;

  private static final int SMALLEST = 12;

  /** As ImageJ writes: letters that begin at whole pixels. */
  private static final FontRenderContext LETTERS = new FontRenderContext(null, true, false);

  /** Letters are so many times smaller than the figure is wide. */
  private static final int LETTERS_ACROSS = 70;

  private static final int PLOT_LETTERS = 13;

  private static final int SMALLEST_IN_PLOT = 9;

  /** From the line's foot to the frame of a plot [px]. */
  private static final double ABOVE_FRAME = 5;

  private QualityFooter() {}

  /**
   * Writes the line above the frame of a plot that is complete, in letters that let it fit, and
   * makes room for it.
   *
   * @return the plot
   */
  public static Plot on(Plot plot, String line) {
    plot.setOptions("addvspace=" + PLOT_LETTERS);
    Rectangle frame = plot.getDrawingFrame();
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, PLOT_LETTERS);
    while (font.getStringBounds(line, LETTERS).getWidth() > frame.width
        && font.getSize() > SMALLEST_IN_PLOT) {
      font = font.deriveFont(font.getSize() - 1f);
    }
    Font before = plot.getCurrentFont();
    plot.setFont(font);
    plot.setColor(Color.DARK_GRAY);
    plot.setJustification(Plot.LEFT);
    plot.addLabel(0, -ABOVE_FRAME / frame.height, line);
    plot.setFont(before);
    plot.setColor(Color.BLACK);
    return plot;
  }

  /**
   * A figure with a line of text under it, in letters that let the line fit.
   *
   * @param figure drawn
   * @param line of text
   */
  public static BufferedImage under(BufferedImage figure, String line) {
    int em = Math.max(SMALLEST, figure.getWidth() / LETTERS_ACROSS);
    int height = 2 * em;
    BufferedImage footed =
        new BufferedImage(
            figure.getWidth(), figure.getHeight() + height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = footed.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, footed.getWidth(), footed.getHeight());
    g.drawImage(figure, 0, 0, null);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, em));
    double fits = (double) (footed.getWidth() - 2 * em) / g.getFontMetrics().stringWidth(line);
    if (fits < 1) {
      g.setFont(g.getFont().deriveFont((float) (em * fits)));
    }
    g.setColor(Color.DARK_GRAY);
    g.drawString(line, em, figure.getHeight() + em + em / 3);
    g.dispose();
    return footed;
  }
}
