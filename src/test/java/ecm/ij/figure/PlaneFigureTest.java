package ecm.ij.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.ij.base.Luts;
import ecm.stack.FloatMap;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** A plane of 3 rings of 0.5 nm and 4 lags of 2 s, the first row the shortest lag. */
class PlaneFigureTest {

  private static final float[] VALUES = {8, 2, 1, 6, 2, 1, 5, 2, 1, 4, 2, Float.NaN};
  private static final int TOP = 40;
  private static final int LEFT = 80;
  private static final int WHITE = 0xffffff;

  private static BufferedImage figure() {
    return new PlaneFigure("plane", new FloatMap(3, 4, VALUES), 0.5, 2, 6.5)
        .draw(LEFT + 300 + 128, TOP + 200 + 56);
  }

  /** The colour in the middle of a ring's column, at a lag. */
  private static int at(BufferedImage figure, int ring, double lag) {
    int x = LEFT + 100 * ring + 50;
    int y = TOP + (int) Math.round(200 * (1 - lag / 8));
    return figure.getRGB(x, y) & WHITE;
  }

  private static int viridis(double position) {
    return Luts.viridis().getRGB((int) Math.round(255 * position)) & WHITE;
  }

  @Test
  void lagsGoUpwardsAndColoursAreLogarithmic() {
    BufferedImage figure = figure();
    assertEquals(viridis(1), at(figure, 0, 1));
    assertEquals(viridis(Math.log(4) / Math.log(8)), at(figure, 0, 7.5));
    assertEquals(viridis(1.0 / 3), at(figure, 1, 1));
    assertEquals(viridis(0), at(figure, 2, 1));
    assertEquals(MapFigure.EMPTY.getRGB() & WHITE, at(figure, 2, 7.5));
  }

  @Test
  void tauIsMarkedByADashedLine() {
    BufferedImage figure = figure();
    int y = TOP + (int) Math.round(200 * (1 - 6.5 / 8));
    int white = 0;
    for (int x = LEFT; x < LEFT + 300; x++) {
      white += (figure.getRGB(x, y) & WHITE) == WHITE ? 1 : 0;
    }
    assertTrue(white > 100 && white < 200, white + " of 300 pixels are white");
  }

  /** A plane of few rings and a small window still give room for the labels. */
  @Test
  void itIsNeverTooSmallToBeRead() {
    BufferedImage figure =
        new PlaneFigure("p", new FloatMap(2, 1, new float[] {3, 1}), 0.5, 2, 2).draw(50, 50);
    assertTrue(figure.getWidth() >= 300 && figure.getHeight() >= 200, figure.toString());
  }
}
