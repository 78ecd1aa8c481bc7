package ecm.pipeline.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.stack.Rect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentTableTest {

  private static final String HEADER = "file,temperature_K,frame_interval_s,pixel_nm";

  @TempDir Path folder;

  private Path table(String... lines) throws IOException {
    return Files.writeString(folder.resolve("e.csv"), String.join("\n", lines) + "\n");
  }

  @Test
  void everyColumnIsRead() throws IOException {
    Path file =
        table(
            HEADER
                + ",wire,roi,first_frame,last_frame,drift_table,mask,hold_s,dose_rate_e_nm2_s,"
                + "temperature_sd_K,dark,gain",
            "in/a b.tif,523.5,0.25,0.5,w1,1 2 30 40,5,90,d.csv,m.tif,100,7e3,0.1,dark.tif,",
            "b.tif,519,,0,,,,,,,,,,,");
    List<ExperimentRow> rows = ExperimentTable.read(file);
    ExperimentRow first = rows.get(0);
    assertEquals(2, first.line());
    assertEquals("row 2 (in/a b.tif)", first.name());
    assertEquals(folder.resolve("in/a b.tif"), first.source().path());
    assertEquals("01-a_b", first.source().folder());
    assertEquals(
        new ExperimentRow.Reading(
            0.25,
            0.5,
            5,
            90,
            Optional.of(folder.resolve("d.csv")),
            folder.resolve("m.tif").toString(),
            Optional.of(new Rect(1, 2, 30, 40)),
            folder.resolve("dark.tif").toString(),
            ""),
        first.reading());
    assertEquals(new ExperimentRow.State(523.5, 0.1, "w1", 100, 7000), first.state());
    assertEquals("7e3", first.cells().get("dose_rate_e_nm2_s"));
    assertEquals(
        new ExperimentRow.Reading(0, 0, 1, 0, Optional.empty(), "auto", Optional.empty(), "", ""),
        rows.get(1).reading(),
        "an empty cell is as the image says");
    assertEquals(3, rows.get(1).cells().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "../../etc/passwd~01-passwd",
        "..~01-",
        "a/..\\..\\b.tif~01-b",
        "<i>x'y|z.tif~01-_i_x_y_z",
        "tiefe Temperatur ü.tif~01-tiefe_Temperatur_ü",
        "scan.0012.dm4~01-scan.0012"
      })
  void aFolderStaysInsideTheOutput(String file, String name) throws IOException {
    List<ExperimentRow> rows = ExperimentTable.read(table(HEADER, "\"" + file + "\",500,1,1"));
    assertEquals(name, rows.get(0).source().folder());
  }

  @Test
  void manyRowsHaveThreeDigits() throws IOException {
    StringBuilder lines = new StringBuilder(HEADER);
    for (int i = 0; i < 100; i++) {
      lines.append("\ns").append(i).append(".tif,500,1,1");
    }
    List<ExperimentRow> rows = ExperimentTable.read(table(lines.toString()));
    assertEquals("001-s0", rows.get(0).source().folder());
    assertEquals("100-s99", rows.get(99).source().folder());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "x~a.tif,500,1,1,2~row 1: column 'x' is not known; allowed: file, temperature_K",
        "wire,wire~a.tif,500,1,1,2,3~row 1: column wire stands twice",
        "wire~a.tif,500,1,1~row 2: 4 values, but the header names 5 columns",
        "wire~,500,1,1,w~row 2: file is ''; allowed: a TIFF file",
        "wire~a.tif,,1,1,w~row 2: temperature_K is ''; allowed: a temperature above 0 K",
        "wire~a.tif,0,1,1,w~row 2: temperature_K is '0'",
        "wire~a.tif,warm,1,1,w~row 2, temperature_K: 'warm' is not a number",
        "wire~a.tif,500,-1,1,w~row 2: frame_interval_s is '-1'; allowed: a number not below 0",
        "wire~a.tif,500,1,NaN,w~row 2: pixel_nm is 'NaN'",
        "hold_s~a.tif,500,1,1,-5~row 2: hold_s is '-5'",
        "dose_rate_e_nm2_s~a.tif,500,1,1,-3~row 2: dose_rate_e_nm2_s is '-3'",
        "temperature_sd_K~a.tif,500,1,1,-0.1~row 2: temperature_sd_K is '-0.1'",
        "first_frame~a.tif,500,1,1,1.5~row 2: first_frame is '1.5'; allowed: a whole number",
        "roi~a.tif,500,1,1,1 2 3~row 2: roi is '1 2 3'; allowed: x y width height",
        "roi~a.tif,500,1,1,1 2 0 4~row 2: roi is '1 2 0 4'; allowed: a width and a height above 0",
      })
  void aMistakeIsNamedWithItsRow(String column, String row, String words) throws IOException {
    assertRefused(words, HEADER + "," + column, row);
  }

  @Test
  void aRowMustNotStandTwice() throws IOException {
    assertRefused(
        "row 3: ./a.tif stands in row 2 already", HEADER, "a.tif,500,1,1", "./a.tif,510,1,1");
    assertRefused("has no row", HEADER);
    assertRefused("row 1: column pixel_nm is missing", "file,temperature_K,frame_interval_s");
  }

  @Test
  void twoRegionsOfOneStackAreTwoRows() throws IOException {
    Path file = table(HEADER + ",roi", "a.tif,500,1,1,0 0 9 9", "a.tif,500,1,1,9 0 9 9");
    assertEquals(2, ExperimentTable.read(file).size());
  }

  private void assertRefused(String words, String... lines) throws IOException {
    Path file = table(lines);
    InvalidInput refusal = assertThrows(InvalidInput.class, () -> ExperimentTable.read(file));
    assertTrue(
        refusal.getMessage().startsWith(file.toString()) && refusal.getMessage().contains(words),
        refusal.getMessage());
  }
}
