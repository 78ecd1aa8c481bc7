package ecm.ij;

import ecm.report.ExperimentResult;
import ecm.report.SeriesPoint;
import ij.measure.ResultsTable;

/** The table of an experiment's temperatures as a window. */
public final class ExperimentWindow {

  private ExperimentWindow() {}

  /** Shows one row for each temperature, the highest first. */
  public static void show(ExperimentResult result) {
    ResultsTable table = new ResultsTable();
    table.setNaNEmptyCells(true);
    for (SeriesPoint point : result.points()) {
      table.incrementCounter();
      table.addValue("temperature_K", point.temperature());
      table.addValue("wires", point.wires());
      table.addValue("tau_s", point.tau().value());
      table.addValue("tau_sd_s", point.tau().sd());
      table.addValue("tau_surface_s", point.surface().value());
      table.addValue("tau_surface_sd_s", point.surface().sd());
      table.addValue("xi_nm", point.xi().value());
      table.addValue("xi_sd_nm", point.xi().sd());
      table.addValue("failed", String.join("; ", point.failed()));
    }
    table.show(ImageInfo.stem(result.name()) + "-temperatures");
  }
}
