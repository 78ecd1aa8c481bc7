package ecm.ij.plot;

import ecm.files.CsvTable;
import ecm.ij.figure.PlotStyle;
import ecm.ij.figure.PlotStyle.Curve;
import ecm.ij.figure.PlotStyle.Look;
import ecm.likelihood.population.SpectrumCheck;
import ij.gui.Plot;
import java.util.Arrays;
import java.util.List;

/** The spectrum of a record against the one that the model of the likelihood expects. */
public final class SpectrumPlot {

  private SpectrumPlot() {}

  /** Both against the frequency, each over the spectrum expected at the pixel's own estimate. */
  static Plot of(String title, SpectrumCheck check) {
    double[] frequency = check.frequency();
    double[] errors = Arrays.stream(check.sd()).map(e -> e >= 0 ? e : 0).toArray();
    Plot plot = PlotStyle.plot(title, "frequency (Hz)", "power / expected of the pixel");
    plot.setAxisXLog(true);
    double low = Math.min(PlotStyle.min(check.measured()), PlotStyle.min(check.expected()));
    double high = Math.max(PlotStyle.max(check.measured()), PlotStyle.max(check.expected()));
    double margin = Math.max(0.05, 0.25 * (high - low));
    plot.setLimits(frequency[0] / 1.2, PlotStyle.end(frequency) * 1.2, low - margin, high + margin);
    PlotStyle.add(
        plot,
        new Curve("measured", frequency, check.measured()),
        errors,
        new Look(PlotStyle.DATA, Plot.CIRCLE, 1));
    Curve expected = new Curve("simulated record of the model", frequency, check.expected());
    PlotStyle.add(plot, expected, PlotStyle.FIT, Plot.LINE, 2);
    PlotStyle.legend(plot, "top-right");
    return plot;
  }

  /** The same as a table. */
  public static CsvTable table(SpectrumCheck check) {
    return CsvTable.ofColumns(
        List.of("frequency_Hz", "measured", "expected", "sd"),
        check.frequency(),
        check.measured(),
        check.expected(),
        check.sd());
  }
}
