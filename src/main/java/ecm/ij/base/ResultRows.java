package ecm.ij.base;

import ecm.files.CsvTable;
import ij.measure.ResultsTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One row of ImageJ's Results table, in the order in which it is filled. */
public final class ResultRows {

  private static final int DIGITS = 4;

  private final Map<String, Object> cells = new LinkedHashMap<>();

  /** Adds a number. */
  public ResultRows number(String column, double value) {
    cells.put(column, value);
    return this;
  }

  /** Adds text; an empty text adds nothing. */
  public ResultRows text(String column, String value) {
    if (!value.isEmpty()) {
      cells.put(column, value);
    }
    return this;
  }

  /** The row as a table of its own. */
  public CsvTable table() {
    List<String> row = new ArrayList<>();
    for (Object cell : cells.values()) {
      row.add(cell instanceof Double number ? CsvTable.number(number) : cell.toString());
    }
    return new CsvTable(List.copyOf(cells.keySet()), List.of(row));
  }

  /** Appends the row to the Results table, where a macro reads it with getResult. */
  public void show() {
    ResultsTable table = ResultsTable.getResultsTable();
    table.setNaNEmptyCells(true);
    table.incrementCounter();
    cells.forEach(
        (column, value) -> {
          if (value instanceof Double number) {
            table.addValue(column, number);
            int index = table.getColumnIndex(column);
            table.setDecimalPlaces(index, isWhole(table, index) ? 0 : DIGITS);
          } else {
            table.addValue(column, value.toString());
          }
        });
    table.show("Results");
  }

  /** Whether a column holds counts only, as of pixels. */
  private static boolean isWhole(ResultsTable table, int column) {
    for (int row = 0; row < table.size(); row++) {
      double value = table.getValueAsDouble(column, row);
      if (!Double.isNaN(value) && value != Math.rint(value)) {
        return false;
      }
    }
    return true;
  }
}
