package ecm.ij.window;

import ecm.ij.base.Screen;
import ecm.ij.figure.PlotStyle;
import ecm.ij.figure.QualityFooter;
import ij.ImagePlus;
import ij.gui.Plot;
import ij.gui.PlotVirtualStack;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.util.List;

/** Shows plots. */
public final class PlotWindows {

  /** What a plot needs beside its frame for labels, about [px]. */
  private static final int MARGINS = 100;

  /** In a frame less wide than this, letters of the usual size hide the data [px]. */
  private static final int SMALL = 480;

  private PlotWindows() {}

  /** Opens a plot window; without a display its picture becomes an open image of that title. */
  public static void show(Plot plot) {
    if (GraphicsEnvironment.isHeadless()) {
      plot.draw();
      plot.getImagePlus().show();
    } else {
      plot.show();
    }
  }

  /**
   * Opens plots: in ImageJ's GUI as one window with a slider in the right half of the screen, else,
   * and in a macro's batch mode, as an image each. A macro without a screen has both.
   *
   * @param title of the one window
   * @param plots of which the first is seen
   */
  public static void showTogether(String title, List<Plot> plots) {
    if (Screen.isWatched() && plots.size() > 1) {
      show(title, plots, WindowPlaces.cells(WindowPlaces.area(), 2, 1).get(1));
      return;
    }
    if (Screen.isReplayed() && plots.size() > 1) {
      stack(title, plots).show();
    }
    plots.forEach(PlotWindows::show);
  }

  /**
   * Opens plots as one window with a slider, on a screen in its lower left quarter, with a line
   * that says how far to trust them.
   */
  public static void showAtLowerLeft(String title, List<Plot> plots, String trust) {
    if (Screen.isWatched()) {
      show(title, plots, WindowPlaces.quarter(2), trust);
    } else {
      plots.forEach(plot -> QualityFooter.on(plot, trust));
      stack(title, plots).show();
    }
  }

  /** Makes a plot no larger than a part of the screen. */
  static void fit(Plot plot, Rectangle room) {
    int width = Math.min(PlotStyle.WIDTH, room.width - WindowPlaces.BESIDE - MARGINS);
    int height = Math.min(PlotStyle.HEIGHT, room.height - WindowPlaces.ABOVE - MARGINS);
    plot.setFrameSize(width, height);
    if (width < SMALL) {
      PlotStyle.smallLetters(plot);
    }
  }

  /**
   * Opens plots as one window with a slider, in a part of the screen.
   *
   * @param title of the window
   * @param plots of which the first is seen
   */
  public static void show(String title, List<Plot> plots, Rectangle room) {
    plots.forEach(plot -> fit(plot, room));
    open(title, plots, room);
  }

  /**
   * As {@link #show(String, List, Rectangle)}, with a line that says how far to trust the plots.
   */
  public static void show(String title, List<Plot> plots, Rectangle room, String trust) {
    plots.forEach(plot -> fit(plot, room));
    plots.forEach(plot -> QualityFooter.on(plot, trust));
    open(title, plots, room);
  }

  private static void open(String title, List<Plot> plots, Rectangle room) {
    ImagePlus image = stack(title, plots);
    WindowPlaces.into(room, image);
    image.show();
  }

  /** Plots of one size, that of the first: a stack of others could not be saved. */
  static ImagePlus stack(String title, List<Plot> plots) {
    Dimension size = plots.get(0).getSize();
    PlotVirtualStack stack = new PlotVirtualStack(size.width, size.height);
    for (Plot plot : plots) {
      if (!plot.getSize().equals(size)) {
        plot.setSize(size.width, size.height);
      }
      stack.addPlot(plot);
    }
    return new ImagePlus(title, stack);
  }
}
