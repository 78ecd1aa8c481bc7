package ecm.ij.series;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.files.WholeFile;
import ecm.files.WritableFolder;
import ecm.report.SeriesReport;
import ecm.report.Summary;
import ecm.temperature.SeriesTable;
import ecm.temperature.TemperatureSeries;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder of a temperature series: {@code temperature-series.csv}, {@code .html}, figures as PNG
 * and SVG and, last, {@code temperature-series.json}.
 */
public final class SeriesFolder {

  private static final String NAME = "temperature-series";

  private final Path folder;

  private SeriesFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes sure that a folder can be written; changes nothing in it.
   *
   * @throws InvalidInput if it cannot be written
   */
  public static SeriesFolder prepare(Path folder) {
    WritableFolder.check(folder);
    return new SeriesFolder(folder);
  }

  /**
   * Writes everything.
   *
   * @param name of the table that was read, without folder
   * @param summary of the same series
   */
  public void write(String name, TemperatureSeries series, Summary summary, Progress progress) {
    SeriesTable.of(series.points()).write(folder.resolve(NAME + ".csv"));
    progress.update(0, 1, "drawing figures");
    Map<String, byte[]> figures = SeriesFigures.write(SeriesFigures.of(series), folder);
    progress.check();
    WholeFile.write(
        folder.resolve(NAME + ".html"), SeriesReport.html(name, series, summary, figures));
    WholeFile.write(folder.resolve(NAME + ".json"), summary.toJson());
  }
}
