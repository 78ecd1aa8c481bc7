package ecm.files;

import ecm.base.InvalidInput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A table with a header line, as a CSV file: commas, decimal points, UTF-8, line feeds.
 *
 * @param header column names, with units: {@code time_s}
 * @param rows one list per row, as long as the header
 */
public record CsvTable(List<String> header, List<List<String>> rows) {

  private static final CSVFormat FORMAT = format(',');

  /** Built by the method that older versions of the library, which Fijis have, know too. */
  @SuppressWarnings("deprecation")
  private static CSVFormat format(char separator) {
    return CSVFormat.DEFAULT
        .builder()
        .setDelimiter(separator)
        .setRecordSeparator('\n')
        .setTrim(true)
        .build();
  }

  public CsvTable {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /** A table of numbers given by columns of one length. */
  public static CsvTable ofColumns(List<String> header, double[]... columns) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < columns[0].length; i++) {
      List<String> row = new ArrayList<>();
      for (double[] column : columns) {
        row.add(number(column[i]));
      }
      rows.add(row);
    }
    return new CsvTable(header, rows);
  }

  /** The table with one more column of numbers at its right. */
  public CsvTable with(String column, double[] values) {
    return withText(column, java.util.Arrays.stream(values).mapToObj(CsvTable::number).toList());
  }

  /** The table with one more column of text at its right. */
  public CsvTable withText(String column, List<String> values) {
    List<String> names = new ArrayList<>(header);
    names.add(column);
    List<List<String>> wider = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> row = new ArrayList<>(rows.get(i));
      row.add(values.get(i));
      wider.add(row);
    }
    return new CsvTable(names, wider);
  }

  /** A number as all tables write it: up to 9 significant digits, decimal point, NaN as such. */
  public static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return Double.toString(Double.parseDouble(String.format(Locale.ROOT, "%.8e", value)));
  }

  /**
   * Reads a file, also as spreadsheets save it: UTF-8 or UTF-16, columns separated by commas,
   * semicolons or tabs, decimal commas where commas do not separate, rows and columns that are
   * empty left out.
   *
   * @throws InvalidInput if it cannot be read, is empty or ambiguous, or a row has not as many
   *     values as the header
   */
  public static CsvTable read(Path file) {
    try {
      CsvText source = CsvText.read(file);
      List<CSVRecord> records;
      try (CSVParser parser = CSVParser.parse(source.text(), format(source.separator()))) {
        records = parser.getRecords();
      }
      if (records.isEmpty()) {
        throw new InvalidInput(file + " is empty; a header line and rows are expected");
      }
      return new CsvRecords(file, records).table(source.separator() != ',');
    } catch (IOException | java.io.UncheckedIOException e) {
      IOException cause = e instanceof IOException io ? io : (IOException) e.getCause();
      throw new InvalidInput("cannot read " + file + ": " + WholeFile.reason(cause), e);
    }
  }

  /** Writes the file, whole or not at all. */
  public void write(Path file) {
    WholeFile.write(
        file,
        out -> {
          CSVPrinter printer =
              new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), FORMAT);
          printer.printRecord(header);
          for (List<String> row : rows) {
            printer.printRecord(row);
          }
          printer.flush();
        });
  }

  public boolean has(String column) {
    return header.contains(column);
  }

  /**
   * The text of one cell.
   *
   * @throws InvalidInput if there is no such column
   */
  public String text(int row, String column) {
    int index = header.indexOf(column);
    if (index < 0) {
      throw new InvalidInput("column " + column + " is missing; the table has " + header);
    }
    return rows.get(row).get(index);
  }

  /**
   * The number in one cell; NaN if the cell says so.
   *
   * @param name of the table, for the error
   * @throws InvalidInput if the cell is not a number
   */
  public double number(String name, int row, String column) {
    String text = text(row, column);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT, "%s, row %d, %s: '%s' is not a number", name, row + 2, column, text),
          e);
    }
  }
}
