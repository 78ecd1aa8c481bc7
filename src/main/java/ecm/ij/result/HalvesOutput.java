package ecm.ij.result;

import ecm.base.Quantiles;
import ecm.files.CsvTable;
import ecm.ij.base.ResultRows;
import ecm.ij.figure.PlotStyle;
import ecm.ij.figure.PlotStyle.Curve;
import ecm.ij.image.MapImages;
import ecm.ij.image.MapOrigin;
import ecm.ij.provenance.Provenance;
import ecm.pipeline.maps.MapEstimator;
import ecm.pipeline.time.HalfComparison;
import ecm.report.QualityLine;
import ecm.stack.StackInfo;
import ij.ImagePlus;
import ij.gui.Plot;
import java.util.List;

/**
 * The comparison of two halves as images, plot and tables.
 *
 * @param halves what was found
 * @param info of the stack
 * @param trust how far the plot can be trusted
 * @param noNull why the null was not simulated; empty if it was
 */
public record HalvesOutput(
    HalfComparison halves, StackInfo info, QualityLine trust, String noNull) {

  /**
   * The maps of tau of both halves, in one colour scale.
   *
   * @param origin what they remember of the sample
   */
  public ImagePlus[] maps(MapOrigin origin) {
    ImagePlus first =
        MapImages.times(halves.first().tau(), info.title() + "-tau-half1", info.pixelSize());
    ImagePlus second =
        MapImages.inColoursOf(first, halves.second().tau(), info.title() + "-tau-half2");
    Provenance said =
        WindowImages.estimated(origin.common(), halves.estimator(), halves.first().censoringLimit())
            .with(Provenance.QUANTITY, "relaxation time tau of a half")
            .with(Provenance.UNIT, "s")
            .with(Provenance.RECORD_LENGTH, halves.first().recordLength());
    said.writeTo(first);
    said.writeTo(second);
    return new ImagePlus[] {first, second};
  }

  /** tau of the second half against that of the first, over the unflagged pixels. */
  public Plot plot() {
    double[] x = halves.first().tau().inside(halves.unflagged());
    double[] y = halves.second().tau().inside(halves.unflagged());
    Plot plot = PlotStyle.plot(info.title() + "-halves", "τ, first half (s)", "τ, second half (s)");
    plot.setAxisXLog(true);
    plot.setAxisYLog(true);
    double low = Math.min(Quantiles.of(x, 0.001), Quantiles.of(y, 0.001)) / 1.2;
    double high = Math.max(Quantiles.of(x, 0.999), Quantiles.of(y, 0.999)) * 1.2;
    plot.setLimits(low, high, low, high);
    PlotStyle.add(plot, new Curve(null, x, y), PlotStyle.CLOUD, Plot.DOT, 1.5f);
    String label =
        String.format(
            java.util.Locale.ROOT,
            "pixels, r = %.2f (unrelated %.2f ± %.2f)",
            halves.pearson().r(),
            halves.nullMean(),
            halves.nullSd());
    // the cloud's pale colour cannot be read in the legend: a point out of sight stands for it
    Curve entry = new Curve(label, new double[] {low / 10}, new double[] {low / 10});
    PlotStyle.add(plot, entry, PlotStyle.GUIDE, Plot.DOT, 3);
    double[] ends = {low, high};
    PlotStyle.add(plot, new Curve("equal", ends, ends), PlotStyle.FIT, Plot.LINE, 1.5f);
    PlotStyle.legend(plot, "top-left");
    return plot;
  }

  /** The plotted points. */
  public CsvTable table() {
    CsvTable points =
        CsvTable.ofColumns(
            List.of("tau_first_s", "tau_second_s"),
            halves.first().tau().inside(halves.unflagged()),
            halves.second().tau().inside(halves.unflagged()));
    return EstimatorWords.beside(points, halves.estimator());
  }

  /** The numbers. */
  public ResultRows row() {
    ResultRows row = new ResultRows().text("map", info.title());
    if (halves.estimator() != MapEstimator.FIT) {
      row.text("estimator", EstimatorWords.key(halves.estimator()));
    }
    return row.number("pixels", halves.pearson().pairs())
        .number("pearson_ln_tau", halves.pearson().r())
        .number("pearson_null", halves.nullMean())
        .number("pearson_null_sd", halves.nullSd())
        .number("tau_geomean_first_s", Math.exp(halves.meanLnTau()[0]))
        .number("tau_geomean_second_s", Math.exp(halves.meanLnTau()[1]))
        .number("difference_of_means_in_sd", halves.difference())
        .text("remark", noNull.isEmpty() ? "" : "null from the number of speckles: " + noNull);
  }
}
