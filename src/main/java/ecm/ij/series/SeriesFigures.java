package ecm.ij.series;

import ecm.chart.PngFile;
import ecm.files.CsvTable;
import ecm.files.WholeFile;
import ecm.ij.figure.PlotFigure;
import ecm.report.DoseRates;
import ecm.report.QualityLine;
import ecm.temperature.TemperatureSeries;
import ij.gui.Plot;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A figure of a temperature series: an ImageJ plot that can be edited, a PNG and an SVG.
 *
 * @param name of the figure and of its files
 * @param caption for a page
 * @param chart what it shows
 */
public record SeriesFigures(String name, String caption, Chart chart) {

  /** The figures of what was measured; those without a point are left out. */
  public static List<SeriesFigures> of(TemperatureSeries series) {
    SeriesCharts charts = new SeriesCharts(series);
    return Stream.of(
            figure("Arrhenius plot: relaxation times, bulk and surface layer.", charts.arrhenius()),
            figure("Correlation length against temperature.", charts.xiAgainstTemperature()),
            figure("Adam-Gibbs: ξ = a + b ln τ.", charts.adamGibbs()),
            figure("Inhomogeneous mode-coupling theory: ξ ~ τ^(1/z).", charts.imct()),
            figure("Random first-order transition: ln τ = c + k (ξ/kT)^n.", charts.rfot()),
            figure("Scatter of ln τ beside that of a homogeneous sample.", charts.sigma()),
            figure("Stretching exponent.", charts.beta()),
            figure("Width of the fast surface layer.", charts.surfaceWidth()),
            figure("How much faster the surface is.", charts.surfaceRatio()),
            figure("Characteristic time of the four-point function.", charts.nu()),
            figure(
                "Correlation length beside that of the two-dimensional fit of g4.", charts.xi2d()))
        .filter(f -> f.chart.hasPoints())
        .map(f -> f.withNote(QualityLine.of(series.points())))
        .toList();
  }

  private SeriesFigures withNote(String note) {
    return new SeriesFigures(name, caption, chart.withNote(note));
  }

  /** The figures of an experiment's dose rates, one for each temperature with two or more. */
  static List<SeriesFigures> ofDoseRates(List<DoseRates> temperatures) {
    return temperatures.stream()
        .map(
            d ->
                figure(
                        "Dose rates at "
                            + CsvTable.number(d.temperature())
                            + " K: the line ends at zero.",
                        SeriesCharts.dose(d))
                    .withNote(QualityLine.ofStacks(d.points().size())))
        .toList();
  }

  private static SeriesFigures figure(String caption, Chart chart) {
    String bars = chart.hasErrors() ? " Bars are standard errors." : "";
    String single = chart.hasSinglePoints() ? " Small points are single wires." : "";
    return new SeriesFigures(chart.title(), caption + bars + single, chart);
  }

  /** The plot, to be shown in a window. */
  public Plot plot() {
    return ChartPlot.of(chart);
  }

  /** Writes all as PNG and SVG into a folder; returns the PNGs by caption, for a page. */
  public static Map<String, byte[]> write(List<SeriesFigures> figures, Path folder) {
    Map<String, byte[]> byCaption = new LinkedHashMap<>();
    for (SeriesFigures figure : figures) {
      WholeFile.write(folder.resolve(figure.name + ".svg"), ChartSvg.of(figure.chart));
      byte[] png =
          PngFile.write(folder.resolve(figure.name + ".png"), PlotFigure.of(figure.plot()));
      byCaption.put(figure.caption, png);
    }
    return byCaption;
  }
}
