package ecm.ij.result;

import ecm.acquisition.Finding;
import ecm.acquisition.Finding.Grade;
import ecm.acquisition.FindingWarnings;
import ecm.base.Warning;
import ecm.files.CsvTable;
import ecm.files.Version;
import ecm.files.WholeFile;
import ecm.ij.base.ImageInfo;
import ecm.report.Summary;
import ij.IJ;
import ij.WindowManager;
import ij.gui.GUI;
import ij.measure.ResultsTable;
import java.awt.Frame;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Findings about a record as a window, as lines of the log, and as a file. */
public final class FindingsTable {

  private static final int WIDTH = 1100;
  private static final int HEIGHT = 480;

  private FindingsTable() {}

  /** Opens a table {@code verdict, quantity, remark, value} and logs one line. */
  public static void show(String title, List<Finding> findings) {
    ResultsTable table = new ResultsTable();
    for (Finding finding : findings) {
      table.incrementCounter();
      table.addValue("verdict", word(finding));
      table.addValue("quantity", finding.text());
      table.addValue("remark", finding.remark());
      table.addValue("value", ImageInfo.number(finding.value()));
    }
    table.showRowNumbers(false);
    table.show(title);
    widen(title);
    IJ.log(title + ": " + line(findings));
  }

  /** A table's window hides its last columns at the size that ImageJ gives it. */
  private static void widen(String title) {
    Frame window = WindowManager.getFrame(title);
    if (window != null) {
      Rectangle screen = GUI.getMaxWindowBounds(window);
      window.setSize(
          Math.min(WIDTH, screen.width),
          Math.max(window.getHeight(), Math.min(HEIGHT, screen.height)));
    }
  }

  private static String line(List<Finding> findings) {
    List<String> warnings =
        findings.stream()
            .filter(f -> f.grade() == Grade.WARNING)
            .map(f -> "WARNING " + f.text() + " (" + f.remark() + ")")
            .toList();
    return warnings.isEmpty() ? "no warning" : String.join(" · ", warnings);
  }

  private static String word(Finding finding) {
    return switch (finding.grade()) {
      case OK -> "ok";
      case ADVICE -> "advice";
      case WARNING -> "WARNING";
    };
  }

  /** Writes the findings, as CSV if the file's name ends so, else as JSON with the parameters. */
  public static void write(Path file, List<Finding> findings, Map<String, Object> parameters) {
    if (file.toString().endsWith(".csv")) {
      List<List<String>> rows = new ArrayList<>();
      for (Finding f : findings) {
        rows.add(List.of(f.key(), ImageInfo.number(f.value()), word(f), f.text(), f.remark()));
      }
      new CsvTable(List.of("key", "value", "verdict", "text", "remark"), rows).write(file);
      return;
    }
    Summary summary = new Summary();
    findings.forEach(f -> summary.number(f.key(), f.value(), f.remark()));
    summary.value("warnings", Warning.entries(FindingWarnings.of(findings)));
    summary.value("parameters", parameters);
    summary.value("version", Version.get());
    WholeFile.write(file, summary.toJson());
  }
}
