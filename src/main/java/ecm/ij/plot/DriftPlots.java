package ecm.ij.plot;

import ecm.ij.figure.PlotStyle;
import ecm.ij.figure.PlotStyle.Curve;
import ecm.stack.Drift;
import ij.gui.Plot;
import java.util.Arrays;
import java.util.List;

/** The drift of a stack as ImageJ plots. */
public final class DriftPlots {

  private DriftPlots() {}

  /** Drift, and below it the quality of the match, for one figure. */
  public static List<Plot> both(String title, Drift drift, double frameInterval) {
    return List.of(drift(title, drift, frameInterval), quality(title, drift, frameInterval));
  }

  /**
   * Drift against time.
   *
   * @param drift of the frames [px]
   * @param frameInterval [s]
   */
  public static Plot drift(String title, Drift drift, double frameInterval) {
    double[] time = times(drift.frames(), frameInterval);
    Plot plot = PlotStyle.plot(title, "time t (s)", "drift (px)");
    double low = Math.min(PlotStyle.min(drift.dx()), PlotStyle.min(drift.dy()));
    double high = Math.max(PlotStyle.max(drift.dx()), PlotStyle.max(drift.dy()));
    double margin = 0.08 * Math.max(1, high - low);
    plot.setLimits(0, PlotStyle.end(time), low - margin, high + margin);
    PlotStyle.add(
        plot, new Curve("dx, to the right", time, drift.dx()), PlotStyle.DATA, Plot.LINE, 2);
    PlotStyle.add(plot, new Curve("dy, downwards", time, drift.dy()), PlotStyle.FIT, Plot.LINE, 2);
    addBadFrames(plot, drift, time);
    PlotStyle.legend(plot, "auto");
    return plot;
  }

  private static void addBadFrames(Plot plot, Drift drift, double[] time) {
    double[] x = new double[time.length];
    double[] y = new double[time.length];
    int n = 0;
    for (int i = 0; i < time.length; i++) {
      if (drift.bad()[i]) {
        x[n] = time[i];
        y[n++] = drift.dx()[i];
      }
    }
    if (n > 0) {
      Curve bad = new Curve("frames not used", Arrays.copyOf(x, n), Arrays.copyOf(y, n));
      PlotStyle.add(plot, bad, PlotStyle.SECOND, Plot.X, 1.5f);
    }
  }

  /** Quality of the match of every frame with the template, -1 to 1, against time. */
  public static Plot quality(String title, Drift drift, double frameInterval) {
    double[] time = times(drift.frames(), frameInterval);
    Plot plot = PlotStyle.plot(title, "time t (s)", "match (-1 to 1)");
    double low =
        Double.isNaN(PlotStyle.min(drift.quality()))
            ? 0
            : Math.min(0, PlotStyle.min(drift.quality()));
    plot.setFrameSize(PlotStyle.WIDTH, PlotStyle.HEIGHT / 2);
    plot.setLimits(0, PlotStyle.end(time), low, 1.05);
    PlotStyle.add(plot, new Curve(null, time, drift.quality()), PlotStyle.DATA, Plot.LINE, 1.5f);
    return plot;
  }

  private static double[] times(int frames, double frameInterval) {
    double[] time = new double[frames];
    for (int i = 0; i < frames; i++) {
      time[i] = i * frameInterval;
    }
    return time;
  }
}
