package ecm.pipeline.experiment;

import ecm.base.InvalidInput;
import ecm.files.CsvTable;
import ecm.pipeline.experiment.ExperimentRow.Reading;
import ecm.pipeline.experiment.ExperimentRow.Source;
import ecm.pipeline.experiment.ExperimentRow.State;
import ecm.stack.Rect;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The table of an experiment: one stack a row, {@code file,temperature_K,frame_interval_s,pixel_nm}
 * and optional columns. Files are relative to the table. An empty cell, or 0 for a frame interval
 * or pixel size, means that the image says it.
 */
public final class ExperimentTable {

  private static final List<String> NEEDED =
      List.of("file", "temperature_K", "frame_interval_s", "pixel_nm");

  private static final List<String> OPTIONAL =
      List.of(
          "wire",
          "roi",
          "first_frame",
          "last_frame",
          "drift_table",
          "mask",
          "dark",
          "gain",
          "hold_s",
          "dose_rate_e_nm2_s",
          "temperature_sd_K");

  private static final int LONGEST_NAME = 80;

  private final Path file;
  private final CsvTable table;

  private ExperimentTable(Path file) {
    this.file = file;
    this.table = CsvTable.read(file);
  }

  /**
   * Reads a table.
   *
   * @throws InvalidInput naming the row: an unknown or missing column, a text in place of a number,
   *     a negative number, a row that stands twice. Whether the stacks exist is not looked at.
   */
  public static List<ExperimentRow> read(Path file) {
    ExperimentTable experiment = new ExperimentTable(file);
    experiment.checkColumns();
    List<ExperimentRow> rows = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < experiment.table.rows().size(); i++) {
      ExperimentRow row = experiment.row(i);
      Integer twin = seen.put(row.source().path() + "|" + row.reading(), row.line());
      if (twin != null) {
        throw new InvalidInput(
            String.format(
                Locale.ROOT,
                "%s, row %d: %s stands in row %d already, with the same frames and region; a stack"
                    + " is analysed once",
                file,
                row.line(),
                row.source().file(),
                twin));
      }
      rows.add(row);
    }
    if (rows.isEmpty()) {
      throw new InvalidInput(file + " has no row; one row for each stack is needed");
    }
    return List.copyOf(rows);
  }

  private void checkColumns() {
    List<String> header = table.header();
    for (String column : header) {
      if (!NEEDED.contains(column) && !OPTIONAL.contains(column)) {
        throw new InvalidInput(
            String.format(
                Locale.ROOT,
                "%s, row 1: column '%s' is not known; allowed: %s, %s",
                file,
                column,
                String.join(", ", NEEDED),
                String.join(", ", OPTIONAL)));
      }
      if (header.indexOf(column) != header.lastIndexOf(column)) {
        throw new InvalidInput(file + ", row 1: column " + column + " stands twice");
      }
    }
    for (String column : NEEDED) {
      if (!table.has(column)) {
        throw new InvalidInput(
            file + ", row 1: column " + column + " is missing; the table has " + header);
      }
    }
  }

  private ExperimentRow row(int i) {
    String name = text(i, "file");
    if (name.isEmpty()) {
      throw refused(i, "file", "", "a TIFF file, or a folder of images, relative to the table");
    }
    double kelvin = number(i, "temperature_K", Double.NaN);
    if (!(kelvin > 0)) {
      throw refused(i, "temperature_K", text(i, "temperature_K"), "a temperature above 0 K");
    }
    Reading reading =
        new Reading(
            number(i, "frame_interval_s", 0),
            number(i, "pixel_nm", 0),
            Math.max(1, whole(i, "first_frame")),
            whole(i, "last_frame"),
            Optional.of(text(i, "drift_table")).filter(t -> !t.isEmpty()).map(t -> beside(i, t)),
            mask(i),
            roi(i),
            image(i, "dark"),
            image(i, "gain"));
    State state =
        new State(
            kelvin,
            number(i, "temperature_sd_K", Double.NaN),
            text(i, "wire"),
            number(i, "hold_s", Double.NaN),
            number(i, "dose_rate_e_nm2_s", Double.NaN));
    return new ExperimentRow(
        i + 2, new Source(name, beside(i, name), folder(i, name)), reading, state, cells(i));
  }

  private Map<String, String> cells(int i) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (String column : table.header()) {
      if (!text(i, column).isEmpty()) {
        cells.put(column, text(i, column));
      }
    }
    return cells;
  }

  /** A name that stays inside the output folder whatever the file is called. */
  private String folder(int i, String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String stem = last.replaceFirst("(?<=.)\\.[A-Za-z][A-Za-z0-9]{0,4}$", "");
    String safe = stem.replaceAll("[^\\p{L}\\p{N}._-]", "_").replaceAll("^\\.+|\\.+$", "");
    String digits = table.rows().size() > 99 ? "%03d-%s" : "%02d-%s";
    return String.format(
        Locale.ROOT, digits, i + 1, safe.substring(0, Math.min(LONGEST_NAME, safe.length())));
  }

  private String mask(int i) {
    String text = text(i, "mask");
    return switch (text) {
      case "", "auto" -> "auto";
      case "none" -> "none";
      default -> beside(i, text).toString();
    };
  }

  private String image(int i, String column) {
    String text = text(i, column);
    return text.isEmpty() ? "" : beside(i, text).toString();
  }

  private Optional<Rect> roi(int i) {
    String text = text(i, "roi");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("\\d{1,6}([ ,;]+\\d{1,6}){3}")) {
      throw refused(i, "roi", text, "x y width height in whole pixels, separated by blanks");
    }
    String[] parts = text.split("[ ,;]+");
    int[] n = new int[parts.length];
    for (int k = 0; k < n.length; k++) {
      n[k] = Integer.parseInt(parts[k]);
    }
    if (n[2] == 0 || n[3] == 0) {
      throw refused(i, "roi", text, "a width and a height above 0");
    }
    return Optional.of(new Rect(n[0], n[1], n[2], n[3]));
  }

  private Path beside(int i, String name) {
    try {
      return file.toAbsolutePath().resolveSibling(name).normalize();
    } catch (InvalidPathException e) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT, "%s, row %d: '%s' cannot be the name of a file", file, i + 2, name),
          e);
    }
  }

  private String text(int i, String column) {
    return table.has(column) ? table.text(i, column) : "";
  }

  private int whole(int i, String column) {
    double value = number(i, column, 0);
    if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
      throw refused(i, column, text(i, column), "a whole number");
    }
    return (int) value;
  }

  /** A number that is finite and not negative. */
  private double number(int i, String column, double empty) {
    if (text(i, column).isEmpty()) {
      return empty;
    }
    double value = table.number(file.toString(), i, column);
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw refused(i, column, text(i, column), "a number not below 0");
    }
    return value;
  }

  private InvalidInput refused(int i, String column, String got, String allowed) {
    return new InvalidInput(
        String.format(
            Locale.ROOT, "%s, row %d: %s is '%s'; allowed: %s", file, i + 2, column, got, allowed));
  }
}
