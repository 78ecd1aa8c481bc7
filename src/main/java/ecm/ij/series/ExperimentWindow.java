package ecm.ij.series;

import ecm.ij.base.ImageInfo;
import ecm.report.ExperimentResult;
import ecm.report.ExperimentSeries;
import ecm.temperature.Quantity;
import ecm.temperature.TemperaturePoint;
import ij.measure.ResultsTable;
import java.util.List;

/** The table of an experiment's temperatures as a window. */
public final class ExperimentWindow {

  private ExperimentWindow() {}

  /** Shows one row for each temperature, the highest first. */
  public static void show(ExperimentResult result) {
    ResultsTable table = new ResultsTable();
    table.setNaNEmptyCells(true);
    ExperimentSeries series = result.series();
    for (TemperaturePoint point : series.points()) {
      table.incrementCounter();
      table.addValue("temperature_K", point.temperature());
      table.addValue("wires", point.wires());
      for (Quantity quantity : List.of(Quantity.TAU, Quantity.TAU_SURFACE, Quantity.XI)) {
        table.addValue(quantity.column(), point.get(quantity).value());
        table.addValue(quantity.errorColumn(), point.get(quantity).sd());
      }
      table.addValue("failed", String.join("; ", series.failed(point)));
    }
    table.show(ImageInfo.stem(result.name()) + "-temperatures");
  }
}
