package ecm.extension;

import ecm.files.CsvTable;
import ecm.ij.result.AnalysisFigure;
import ecm.ij.result.FigureSource;
import ecm.pipeline.whole.StackAnalysis;
import ij.gui.Plot;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A figure added as a stranger would add one: this class, and its name in {@code
 * META-INF/services/ecm.ij.result.FigureSource}. Of one stack only, so that other tests see what
 * users see.
 */
public final class MeanFigure implements FigureSource {

  static final String TITLE = "stack-of-mean-figure";
  static final String CAPTION = "Mean intensity of the middle row.";

  @Override
  public Optional<AnalysisFigure> of(StackAnalysis analysis) {
    if (!analysis.stack().info().title().equals(TITLE)) {
      return Optional.empty();
    }
    double[] x = IntStream.range(0, analysis.stack().width()).asDoubleStream().toArray();
    int row = analysis.stack().height() / 2;
    float[] mean = analysis.moments().mean().values();
    double[] y = IntStream.range(0, x.length).mapToDouble(i -> mean[row * x.length + i]).toArray();
    return Optional.of(
        AnalysisFigure.ofPlot("mean-row", CAPTION, 99, () -> plot(x, y))
            .withTable("mean-row", () -> CsvTable.ofColumns(List.of("x_px", "mean"), x, y)));
  }

  private static Plot plot(double[] x, double[] y) {
    Plot plot = new Plot(TITLE + "-mean-row", "x (px)", "mean");
    plot.add("line", x, y);
    return plot;
  }
}
