package ecm.temperature;

import ecm.base.InvalidInput;
import ecm.files.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A temperature series as a CSV file: {@code temperature_K}, {@code tau_s} and the other columns of
 * {@link Quantity}; rows of the same temperature are several wires. An empty cell is not known; NaN
 * is refused, as it may hide a failed analysis.
 */
public final class SeriesTable {

  private static final String TEMPERATURE = "temperature_K";
  private static final String TEMPERATURE_SD = "temperature_sd_K";

  /** Columns that say something about a row, and that the fits do not need. */
  private static final List<String> REMARKS = List.of("wire", "wires", "failed");

  private SeriesTable() {}

  /**
   * Reads a table.
   *
   * @throws InvalidInput naming file, row and column, if a column is unknown or given twice, a
   *     value is no number, a temperature, time or length is not positive, a standard error is
   *     negative or zero
   */
  public static List<SeriesRow> read(Path file) {
    CsvTable table = CsvTable.read(file);
    checkColumns(file, table.header());
    List<SeriesRow> rows = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      rows.add(new Row(file.toString(), table, i).read());
    }
    if (rows.isEmpty()) {
      throw new InvalidInput(file + " has no rows below its header");
    }
    return List.copyOf(rows);
  }

  private static void checkColumns(Path file, List<String> header) {
    Set<String> allowed = new HashSet<>(REMARKS);
    allowed.add(TEMPERATURE);
    allowed.add(TEMPERATURE_SD);
    for (Quantity quantity : Quantity.values()) {
      allowed.add(quantity.column());
      allowed.add(quantity.errorColumn());
    }
    Set<String> seen = new HashSet<>();
    for (String column : header) {
      if (!allowed.contains(column)) {
        throw new InvalidInput(
            file + ", row 1: column '" + column + "' is unknown; known are " + known());
      }
      if (!seen.add(column)) {
        throw new InvalidInput(file + ", row 1: column " + column + " is there twice");
      }
    }
    for (String needed : List.of(TEMPERATURE, Quantity.TAU.column())) {
      if (!seen.contains(needed)) {
        throw new InvalidInput(file + ", row 1: column " + needed + " is missing");
      }
    }
  }

  private static String known() {
    List<String> names = new ArrayList<>(List.of(TEMPERATURE, TEMPERATURE_SD));
    for (Quantity quantity : Quantity.values()) {
      names.add(quantity.column());
      names.add(quantity.errorColumn());
    }
    names.addAll(REMARKS);
    return String.join(", ", names);
  }

  /** One row of a file. */
  private record Row(String file, CsvTable table, int index) {

    SeriesRow read() {
      double temperature = positive(TEMPERATURE);
      if (Double.isNaN(temperature)) {
        throw wrong(TEMPERATURE, "is empty; a temperature is needed");
      }
      Map<Quantity, Measured> values = new EnumMap<>(Quantity.class);
      for (Quantity quantity : Quantity.values()) {
        Measured measured =
            new Measured(positive(quantity.column()), positive(quantity.errorColumn()));
        if (measured.isKnown()) {
          values.put(quantity, measured);
        }
      }
      return new SeriesRow(temperature, positive(TEMPERATURE_SD), values);
    }

    /** A positive number, NaN if there is no such column or nothing in it. */
    private double positive(String column) {
      if (!table.has(column) || table.text(index, column).isBlank()) {
        return Double.NaN;
      }
      double value = table.number(file, index, column);
      if (!(value > 0) || Double.isInfinite(value)) {
        throw wrong(
            column,
            String.format(
                Locale.ROOT, "is %s; a positive number is needed, or nothing", number(value)));
      }
      return value;
    }

    private static String number(double value) {
      return CsvTable.number(value);
    }

    private InvalidInput wrong(String column, String what) {
      return new InvalidInput(
          String.format(Locale.ROOT, "%s, row %d, %s %s", file, index + 2, column, what));
    }
  }

  /** The points of a series as a table that can be read again; nothing where nothing is known. */
  public static CsvTable of(List<TemperaturePoint> points) {
    return table(
            points.stream()
                .map(p -> new Line(p.temperature(), p.temperatureSd(), p.values()))
                .toList())
        .withText("wires", points.stream().map(p -> Integer.toString(p.wires())).toList());
  }

  /** The wires of a series as a table that can be read again; nothing where nothing is known. */
  public static CsvTable ofWires(List<SeriesRow> rows) {
    return table(
        rows.stream().map(r -> new Line(r.temperature(), r.temperatureSd(), r.values())).toList());
  }

  /** What stands in a line of a table. */
  private record Line(double temperature, double temperatureSd, Map<Quantity, Measured> values) {

    private Measured get(Quantity quantity) {
      return values.getOrDefault(quantity, Measured.NONE);
    }
  }

  private static CsvTable table(List<Line> lines) {
    List<Quantity> measured = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      boolean always = quantity == Quantity.TAU || quantity == Quantity.XI;
      if (always || lines.stream().anyMatch(p -> p.get(quantity).isKnown())) {
        measured.add(quantity);
      }
    }
    List<String> header = new ArrayList<>(List.of(TEMPERATURE));
    measured.forEach(q -> header.addAll(List.of(q.column(), q.errorColumn())));
    header.add(TEMPERATURE_SD);
    List<List<String>> rows = new ArrayList<>();
    for (Line line : lines) {
      List<String> row = new ArrayList<>(List.of(cell(line.temperature())));
      for (Quantity quantity : measured) {
        row.add(cell(line.get(quantity).value()));
        row.add(cell(line.get(quantity).sd()));
      }
      row.add(cell(line.temperatureSd()));
      rows.add(row);
    }
    return new CsvTable(header, rows);
  }

  private static String cell(double value) {
    return Double.isNaN(value) ? "" : CsvTable.number(value);
  }
}
