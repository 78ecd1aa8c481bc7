package ecm.command;

import ecm.stack.Drift;
import ecm.stack.FrameStack;
import ij.gui.Plot;
import ij.macro.Interpreter;
import ij.measure.ResultsTable;
import java.awt.Color;

/** The drift as a plot and a table, in a GUI outside batch mode. */
final class DriftWindow {

  private DriftWindow() {}

  static void show(Drift drift, FrameStack stack) {
    if (Failure.hasWindows() && !Interpreter.isBatchMode()) {
      String title = stack.info().title() + "-drift";
      plot(drift, stack, title).show();
      table(drift, stack).show(title);
    }
  }

  private static Plot plot(Drift drift, FrameStack stack, String title) {
    Plot plot = new Plot(title, "time (s)", "drift (px)");
    double[] time = new double[drift.frames()];
    for (int t = 0; t < time.length; t++) {
      time[t] = t * stack.frameInterval();
    }
    plot.setColor(Color.BLUE);
    plot.add("line", time, drift.dx());
    plot.setColor(Color.RED);
    plot.add("line", time, drift.dy());
    plot.setLimitsToFit(true);
    plot.addLegend("dx\ndy");
    return plot;
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
