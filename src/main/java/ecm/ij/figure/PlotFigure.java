package ecm.ij.figure;

import ij.gui.Plot;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Plots as pictures for reports, at twice the size of their windows. */
public final class PlotFigure {

  private static final float ENLARGED = 2;

  private PlotFigure() {}

  /** One plot. */
  public static BufferedImage of(Plot plot) {
    // a plot has no size before it is first drawn
    plot.draw();
    return plot.makeHighResolution(plot.getTitle(), ENLARGED, true, false)
        .getProcessor()
        .convertToRGB()
        .getBufferedImage();
  }

  /** Plots one above the other. */
  public static BufferedImage of(List<Plot> plots) {
    List<BufferedImage> pictures = plots.stream().map(PlotFigure::of).toList();
    int width = pictures.stream().mapToInt(BufferedImage::getWidth).max().orElse(1);
    int height = pictures.stream().mapToInt(BufferedImage::getHeight).sum();
    BufferedImage figure = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = figure.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, width, height);
    int top = 0;
    for (BufferedImage picture : pictures) {
      g.drawImage(picture, width - picture.getWidth(), top, null);
      top += picture.getHeight();
    }
    g.dispose();
    return figure;
  }
}
