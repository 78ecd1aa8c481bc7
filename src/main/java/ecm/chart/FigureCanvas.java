package ecm.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;

/**
 * Measures shared by all figures of an image: how much it is enlarged, how large the letters are.
 *
 * @param zoom screen pixels per image pixel
 * @param width of the enlarged image
 * @param height of the enlarged image
 * @param em size of the letters [px]
 */
public record FigureCanvas(int zoom, int width, int height, int em) {

  /** The longer side is enlarged by a whole factor to about this many pixels. */
  private static final int SIZE = 600;

  private static final int SMALLEST_LETTERS = 16;

  public static FigureCanvas of(int imageWidth, int imageHeight) {
    int zoom = Math.max(1, Math.round((float) SIZE / Math.max(imageWidth, imageHeight)));
    int width = imageWidth * zoom;
    int height = imageHeight * zoom;
    return new FigureCanvas(
        zoom, width, height, Math.max(SMALLEST_LETTERS, Math.max(width, height) / 36));
  }

  /**
   * Measures for a figure with a colour bar that fits into a window.
   *
   * @param roomWidth of the whole figure [px]
   */
  public static FigureCanvas fitting(
      int imageWidth, int imageHeight, int roomWidth, int roomHeight) {
    int em = SMALLEST_LETTERS;
    int across = (roomWidth - 9 * em) / imageWidth;
    int down = (roomHeight - 11 * em / 2) / imageHeight;
    int most = Math.max(1, SIZE / Math.max(imageWidth, imageHeight));
    int zoom = Math.max(1, Math.min(most, Math.min(across, down)));
    return new FigureCanvas(zoom, imageWidth * zoom, imageHeight * zoom, em);
  }

  /** The same with letters of another size [px]. */
  public FigureCanvas withLetters(int size) {
    return new FigureCanvas(zoom, width, height, size);
  }

  /** Rows above the enlarged image, for the title. */
  public int top() {
    return 5 * em / 2;
  }

  /** A white figure, wide enough for the title over an image that starts at column em. */
  public BufferedImage blank(int figureWidth, int figureHeight, String title) {
    FontRenderContext context = new FontRenderContext(null, true, false);
    int titleWidth = (int) Math.ceil(bold().getStringBounds(title, context).getWidth());
    return new BufferedImage(
        Math.max(figureWidth, titleWidth + 2 * em), figureHeight, BufferedImage.TYPE_INT_RGB);
  }

  /** A pen for a blank figure, which it whitens and titles; then it writes plain letters. */
  public Graphics2D pen(BufferedImage figure, String title) {
    Graphics2D g = figure.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, figure.getWidth(), figure.getHeight());
    g.setColor(Color.BLACK);
    g.setFont(bold());
    g.drawString(title, em, top() - 3 * em / 4);
    g.setFont(plain());
    return g;
  }

  /** Width of a text in plain letters. */
  public int width(String text) {
    FontRenderContext context = new FontRenderContext(null, true, false);
    return (int) Math.ceil(plain().getStringBounds(text, context).getWidth());
  }

  private Font plain() {
    return new Font(Font.SANS_SERIF, Font.PLAIN, em);
  }

  private Font bold() {
    return new Font(Font.SANS_SERIF, Font.BOLD, em);
  }
}
