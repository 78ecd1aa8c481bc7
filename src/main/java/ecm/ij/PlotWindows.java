package ecm.ij;

import ij.gui.Plot;
import java.awt.GraphicsEnvironment;

/** Shows plots. */
public final class PlotWindows {

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
}
