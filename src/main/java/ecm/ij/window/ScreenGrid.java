package ecm.ij.window;

import ecm.chart.FigureCanvas;
import ecm.ij.base.Screen;
import ecm.ij.figure.QualityFooter;
import ecm.report.QualityLine;
import ij.ImagePlus;
import ij.gui.Plot;
import ij.gui.PlotWindow;
import java.awt.Rectangle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The windows of one command side by side: each takes the next cell of a grid over the screen, row
 * by row. Without ImageJ's window, or in a macro's batch mode, they are shown as they come.
 */
public final class ScreenGrid {

  private static final int COLUMNS = 3;
  private static final int ROWS = 2;

  /** Enough for a few rows; the columns are many. */
  private static final int TABLE_HEIGHT = 240;

  private final Deque<Rectangle> cells;

  private ScreenGrid(List<Rectangle> cells) {
    this.cells = new ArrayDeque<>(cells);
  }

  /** A grid of six empty cells; without any if nobody looks at the screen. */
  public static ScreenGrid empty() {
    return new ScreenGrid(
        Screen.isWatched()
            ? WindowPlaces.cells(WindowPlaces.area(), COLUMNS, ROWS)
            : new ArrayList<>());
  }

  /** Whether windows are placed at all. */
  public boolean isSeen() {
    return !cells.isEmpty();
  }

  /** Opens a plot in the next cell. */
  public void show(Plot plot) {
    if (cells.isEmpty()) {
      PlotWindows.show(plot);
      return;
    }
    Rectangle room = cells.remove();
    PlotWindows.fit(plot, room);
    PlotWindow window = plot.show();
    window.setLocation(room.x, room.y);
  }

  /** As {@link #show(Plot)}, with the line that says how far the plot can be trusted. */
  public void show(Plot plot, QualityLine trust) {
    if (!cells.isEmpty()) {
      PlotWindows.fit(plot, cells.peek()); // the letters of the line depend on it
    }
    show(QualityFooter.on(plot, trust.text()));
  }

  /** Opens plots as one window with a slider in all that is left of the row. */
  public void showTogether(String title, List<Plot> plots) {
    if (cells.isEmpty()) {
      PlotWindows.showTogether(title, plots);
    } else if (plots.size() == 1) {
      show(plots.get(0));
    } else {
      PlotWindows.show(title, plots, restOfRow());
    }
  }

  private Rectangle restOfRow() {
    Rectangle room = cells.remove();
    while (!cells.isEmpty() && cells.peek().y == room.y) {
      room = room.union(cells.remove());
    }
    return room;
  }

  /** The image will open in the next cell. */
  public void put(ImagePlus image) {
    if (!cells.isEmpty()) {
      WindowPlaces.into(cells.remove(), image);
    }
  }

  /** The room inside the next cell's window; empty if nobody looks. */
  public Rectangle room() {
    Rectangle next = cells.isEmpty() ? new Rectangle() : cells.peek();
    return new Rectangle(
        Math.max(0, next.width - WindowPlaces.BESIDE),
        Math.max(0, next.height - WindowPlaces.ABOVE));
  }

  /** Measures for the figure of a map, with a trust line, that fits into the next cell. */
  FigureCanvas canvas(int imageWidth, int imageHeight) {
    Rectangle room = room();
    return isSeen()
        ? FigureCanvas.fitting(
            imageWidth, imageHeight, room.width, room.height - QualityFooter.ROOM)
        : FigureCanvas.of(imageWidth, imageHeight);
  }

  /** Lets the Results table, if it is open, take all that is left of the row. */
  public void results() {
    if (!cells.isEmpty()) {
      WindowPlaces.stretch("Results", restOfRow(), TABLE_HEIGHT);
    }
  }
}
