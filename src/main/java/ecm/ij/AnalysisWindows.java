package ecm.ij;

import ecm.pipeline.StackAnalysis;
import ecm.report.Summary;
import ecm.report.Verdict;
import ecm.stack.StackInfo;
import ij.IJ;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import java.awt.GraphicsEnvironment;
import java.util.Map;

/** The windows of one analysis: maps, plots and a table of results. */
public final class AnalysisWindows {

  private final StackAnalysis analysis;

  private AnalysisWindows(StackAnalysis analysis) {
    this.analysis = analysis;
  }

  /**
   * Shows everything; without a display the images are only listed, as in a macro's batch mode.
   *
   * @param analysis of one stack
   * @param summary of the same analysis
   */
  public static void show(StackAnalysis analysis, Summary summary) {
    new AnalysisWindows(analysis).show(summary);
  }

  private void show(Summary summary) {
    StackInfo info = analysis.stack().info();
    AnalysisPlots plots = new AnalysisPlots(analysis);
    plots.drift().ifPresent(PlotWindows::show);
    plots.surfaceProfile().ifPresent(PlotWindows::show);
    PlotWindows.show(plots.pooled());
    PlotWindows.show(plots.betaAgainstTau());
    PlotWindows.show(plots.tauHistogram());
    Map<String, ImagePlus> maps = MapImages.of(analysis.maps(), info);
    maps.values().forEach(ImagePlus::show);
    MapImages.logTau(analysis.maps(), info).show();
    new ImagePlus(info.title() + "-tau-map", RelaxationFigures.tau(analysis.maps(), info)).show();
    IJ.log(info.title() + ": " + Verdict.of(analysis, summary).line());
    if (!GraphicsEnvironment.isHeadless()) {
      table(summary).show(info.title() + "-results");
    }
  }

  private static ResultsTable table(Summary summary) {
    ResultsTable table = new ResultsTable();
    summary
        .entries()
        .forEach(
            (key, value) -> {
              if (value instanceof Number || value == null) {
                table.incrementCounter();
                table.addValue("quantity", key);
                table.addValue("value", value == null ? "not known" : value.toString());
                table.addValue("remark", value == null ? summary.reason(key) : "");
              }
            });
    table.showRowNumbers(false);
    return table;
  }
}
