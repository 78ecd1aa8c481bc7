package ecm.ij.window;

import ecm.chart.FigureCanvas;
import ecm.ij.base.Screen;
import ecm.ij.figure.QualityFooter;
import ecm.ij.figure.RelaxationFigures;
import ecm.pipeline.maps.RelaxationMaps;
import ecm.report.QualityLine;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The windows of relaxation maps: the map of tau with its colour bar, and the maps themselves. */
public final class MapWindows {

  /** Figure and maps stand in so many columns; the figure takes two of them. */
  private static final int COLUMNS = 5;

  private MapWindows() {}

  /**
   * Shows the map of tau as a figure, on a screen at the upper left, and makes the maps open around
   * it.
   *
   * @param images maps that will be shown, in the order in which they stand on the screen
   * @param maps of which to draw tau
   * @param info of the stack
   * @param trust how far the figure can be trusted
   */
  public static void show(
      Collection<ImagePlus> images, RelaxationMaps maps, StackInfo info, QualityLine trust) {
    if (!Screen.isWatched()) {
      BufferedImage figure = RelaxationFigures.tau(maps, info);
      new ImagePlus(info.title() + "-tau-map", QualityFooter.under(figure, trust.text())).show();
      return;
    }
    int rows = (images.size() + 2 + COLUMNS - 1) / COLUMNS;
    List<Rectangle> cells = new ArrayList<>(WindowPlaces.cells(WindowPlaces.area(), COLUMNS, rows));
    figure(cells.remove(0).union(cells.remove(0)), maps, info, trust);
    int next = 0;
    for (ImagePlus image : images) {
      WindowPlaces.into(cells.get(next++), image);
    }
  }

  /** Shows the map of tau, with its colour bar, in a part of the screen. */
  private static void figure(
      Rectangle room, RelaxationMaps maps, StackInfo info, QualityLine trust) {
    FigureCanvas canvas =
        FigureCanvas.fitting(
            maps.tau().width(),
            maps.tau().height(),
            room.width - WindowPlaces.BESIDE,
            room.height - WindowPlaces.ABOVE - QualityFooter.ROOM);
    ImagePlus figure =
        new ImagePlus(
            info.title() + "-tau-map",
            QualityFooter.under(RelaxationFigures.tau(maps, info, canvas), trust.text()));
    WindowPlaces.into(room, figure);
    figure.show();
  }
}
