package ecm.ij.window;

import ecm.chart.FigureCanvas;
import ecm.ij.figure.ColourScale;
import ecm.ij.figure.QualityFooter;
import ecm.ij.figure.RelaxationFigures;
import ecm.ij.open.MapInput;
import ecm.report.QualityLine;
import ecm.stack.FloatMap;
import ecm.stack.StackInfo;
import ij.ImagePlus;

/** The map of tau of a homogeneous sample with title, scale and colour bar, and the map itself. */
public final class NullFigure {

  private NullFigure() {}

  /**
   * Shows the figure {@code <stack>-tau-null-map} in the grid's next window, and puts the map into
   * the one after that.
   *
   * @param map of the homogeneous sample
   * @param times of the sample itself, whose colours are taken [s]
   * @param limit T/12 [s]
   */
  public static void show(
      ScreenGrid grid, ImagePlus map, double[] times, double limit, QualityLine trust) {
    FloatMap film = MapInput.of(map);
    StackInfo info = new StackInfo(map.getTitle(), Double.NaN, MapInput.pixelSizeIfKnown(map));
    FigureCanvas canvas = grid.canvas(film.width(), film.height());
    ImagePlus figure =
        new ImagePlus(
            map.getTitle() + "-map",
            QualityFooter.under(
                RelaxationFigures.homogeneous(
                    film, info, limit, ColourScale.ofTimes(times), canvas),
                trust.text()));
    grid.put(figure);
    figure.show();
    grid.put(map);
  }
}
