package ecm.macros;

import ecm.files.CsvTable;
import java.nio.file.Path;

/** The published truth of one sample stack. */
record SampleTruth(int temperature) {

  private static final Path FOLDER = Path.of("sample-stacks");
  private static final Path TABLE = FOLDER.resolve("truth").resolve("truth.csv");

  static CsvTable table() {
    return CsvTable.read(TABLE);
  }

  String name() {
    return "wire-" + temperature + "K";
  }

  Path stack() {
    return FOLDER.resolve(name() + ".tif");
  }

  Path drift() {
    return FOLDER.resolve("truth").resolve(name() + "-drift.csv");
  }

  Path tau() {
    return FOLDER.resolve("truth").resolve(name() + "-tau.tif");
  }

  /** A number of this sample from the table. */
  double get(String column) {
    CsvTable table = table();
    for (int row = 0; row < table.rows().size(); row++) {
      if (table.text(row, "temperature_K").equals(String.valueOf(temperature))) {
        return table.number(TABLE.toString(), row, column);
      }
    }
    throw new IllegalArgumentException("no sample at " + temperature + " K");
  }
}
