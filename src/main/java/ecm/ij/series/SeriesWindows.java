package ecm.ij.series;

import ecm.ij.base.ImageInfo;
import ecm.ij.window.PlotWindows;
import ecm.ij.window.WindowPlaces;
import ecm.report.Numbers;
import ecm.report.Summary;
import ecm.temperature.TemperatureSeries;
import ij.IJ;
import ij.measure.ResultsTable;
import java.util.Map;

/** The windows of a temperature series: its plots and a table of the fits. */
public final class SeriesWindows {

  private SeriesWindows() {}

  /** Shows the plots and, for every law, each value with what is to be said of it. */
  public static void show(String name, TemperatureSeries series, Summary summary) {
    String title = ImageInfo.stem(name);
    PlotWindows.showTogether(
        title + "-plots", SeriesFigures.of(series).stream().map(SeriesFigures::plot).toList());
    ResultsTable table = new ResultsTable();
    series
        .warnings()
        .forEach(
            w ->
                row(
                    table,
                    "",
                    w.severity().key(),
                    w.advice().isEmpty() ? w.text() : w.text() + ": " + w.advice()));
    row(table, "", "ranking", summary.entries().get("ranking").toString());
    rows(table, "", summary.entries());
    table.showRowNumbers(false);
    table.show(title + "-fits");
    if (IJ.getInstance() != null) {
      WindowPlaces.move(title + "-fits", WindowPlaces.cells(WindowPlaces.area(), 2, 1).get(0));
    }
  }

  private static void rows(ResultsTable table, String law, Map<?, ?> entries) {
    entries.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner && !key.equals("parameters")) {
            rows(table, law.isEmpty() ? key.toString() : law + " " + key, inner);
          } else if (value instanceof Number number) {
            row(table, law, key.toString(), Numbers.four(number.doubleValue()));
          } else if (value == null) {
            row(table, law, key.toString(), "not known: " + entries.get(key + "_reason"));
          }
        });
  }

  private static void row(ResultsTable table, String law, String quantity, String value) {
    table.incrementCounter();
    table.addValue("law", law);
    table.addValue("quantity", quantity);
    table.addValue("value", value);
  }
}
