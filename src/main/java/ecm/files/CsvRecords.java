package ecm.files;

import ecm.base.InvalidInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/**
 * The lines of a table, of which the empty rows and columns are left out that spreadsheets add.
 *
 * @param file for what is said of it
 * @param records the header first
 */
record CsvRecords(Path file, List<CSVRecord> records) {

  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+(?:[eE][+-]?\\d+)?");
  private static final Pattern DECIMAL_POINT =
      Pattern.compile("[+-]?\\d*\\.\\d+(?:[eE][+-]?\\d+)?");

  /**
   * The table.
   *
   * @param decimalCommas whether a comma in a number can be a decimal comma
   * @throws InvalidInput if a row has not as many values as the header, values stand in a column
   *     without name, or numbers have commas and points
   */
  CsvTable table(boolean decimalCommas) {
    List<CSVRecord> filled = records.stream().filter(r -> width(r) > 0).toList();
    if (filled.isEmpty()) {
      throw new InvalidInput(file + " is empty; a header line and rows are expected");
    }
    int columns = width(filled.get(0));
    List<List<String>> rows = new ArrayList<>();
    for (CSVRecord record : filled.subList(1, filled.size())) {
      if (record.size() != filled.get(0).size() && record.size() != columns
          || width(record) > columns) {
        throw new InvalidInput(
            String.format(
                Locale.ROOT,
                "%s, row %d: %d values, but the header names %d columns",
                file,
                record.getRecordNumber(),
                record.size(),
                columns));
      }
      rows.add(record.toList().subList(0, columns));
    }
    return new CsvTable(
        filled.get(0).toList().subList(0, columns), decimalCommas ? withPoints(rows) : rows);
  }

  /** The number of columns up to the last that is not blank. */
  private static int width(CSVRecord record) {
    int width = record.size();
    while (width > 0 && record.get(width - 1).isBlank()) {
      width--;
    }
    return width;
  }

  private List<List<String>> withPoints(List<List<String>> rows) {
    if (rows.stream().noneMatch(r -> r.stream().anyMatch(matches(DECIMAL_COMMA)))) {
      return rows;
    }
    if (rows.stream().anyMatch(r -> r.stream().anyMatch(matches(DECIMAL_POINT)))) {
      throw new InvalidInput(
          file + ": some numbers have a decimal comma and others a decimal point; use one of them");
    }
    return rows.stream().map(r -> r.stream().map(CsvRecords::withPoint).toList()).toList();
  }

  private static java.util.function.Predicate<String> matches(Pattern pattern) {
    return pattern.asMatchPredicate();
  }

  private static String withPoint(String cell) {
    return DECIMAL_COMMA.matcher(cell).matches() ? cell.replace(',', '.') : cell;
  }
}
