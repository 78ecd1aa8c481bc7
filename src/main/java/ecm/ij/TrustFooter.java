package ecm.ij;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** The line under a figure that says how far it can be trusted, wherever it is pasted. */
final class TrustFooter {

  private static final int SMALLEST = 12;

  /** Letters are so many times smaller than the figure is wide. */
  private static final int LETTERS_ACROSS = 70;

  private TrustFooter() {}

  /**
   * A figure with a line of text under it, in letters that let the line fit.
   *
   * @param figure drawn
   * @param line of text
   */
  static BufferedImage under(BufferedImage figure, String line) {
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
