package ecm.command.base;

import ecm.ij.base.Screen;
import ecm.ij.plot.DriftPlots;
import ecm.ij.window.PlotWindows;
import ecm.ij.window.WindowPlaces;
import ecm.registration.RegistrationResult;
import ecm.report.QualityLine;
import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ij.ImagePlus;
import ij.measure.ResultsTable;

/**
 * The drift, and the quality of each match, as plots and a table in a GUI outside batch mode; a
 * macro without windows has the plots.
 */
public final class DriftWindow {

  private DriftWindow() {}

  /** Shows them below the registered stack, which opens at the upper right. */
  public static void show(RegistrationResult result, FrameStack stack, ImagePlus registered) {
    Drift drift = result.drift();
    String title = stack.info().title() + "-drift";
    if (Screen.showsAll()) {
      PlotWindows.showAtLowerLeft(
          title, DriftPlots.both(title, drift, stack.frameInterval()), QualityLine.of(result));
    }
    if (Screen.isWatched()) {
      WindowPlaces.atUpperRight(registered);
      table(drift, stack).show(title + "-table");
      WindowPlaces.toLowerRight(title + "-table");
    }
  }

  private static ResultsTable table(Drift drift, FrameStack stack) {
    ResultsTable table = new ResultsTable();
    for (int t = 0; t < drift.frames(); t++) {
      table.incrementCounter();
      table.addValue("frame", t + 1.0);
      table.addValue("time_s", t * stack.frameInterval());
      table.addValue("dx_px", drift.dx()[t]);
      table.addValue("dy_px", drift.dy()[t]);
      table.addValue("quality", drift.bad()[t] ? Double.NaN : drift.quality()[t]);
    }
    table.showRowNumbers(false);
    return table;
  }
}
