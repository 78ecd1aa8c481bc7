package ecm.temperature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTableTest {

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("series.csv"), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tau_s,colour;1,2|row 1: column 'colour' is unknown",
        "tau_s;1|row 1: column temperature_K is missing",
        "temperature_K;507|row 1: column tau_s is missing",
        "temperature_K,tau_s,tau_s;507,1,1|row 1: column tau_s is there twice",
        "temperature_K,tau_s,tau_sd_s;507,1,.1;511,2,-0.1|row 3, tau_sd_s is -0.1; a positive number",
        "temperature_K,tau_s;507,1;511,abc|row 3, tau_s: 'abc' is not a number",
        "temperature_K,tau_s;-507,1|row 2, temperature_K is -507; a positive number",
        "temperature_K,tau_s;,1|row 2, temperature_K is empty",
        "temperature_K,tau_s;507,1;511,NaN|row 3, tau_s is NaN; a positive number",
        "temperature_K,tau_s;507|row 2: 1 values, but the header names 2 columns",
        "temperature_K,tau_s|has no rows",
      })
  void refusals(String text, String sentence) throws IOException {
    Path file = file(text.replace(";", "\n") + "\n");
    String message = assertThrows(InvalidInput.class, () -> SeriesTable.read(file)).getMessage();
    assertTrue(message.contains(sentence), message);
    assertTrue(message.startsWith(file.toString()), message);
  }

  @Test
  void emptyCellsAreNotKnown() throws IOException {
    List<SeriesRow> rows =
        SeriesTable.read(
            file("temperature_K,tau_s,tau_sd_s,xi_nm,wire\n507,10,,,a\n507,12,1,0.8,b\n"));
    assertFalse(rows.get(0).get(Quantity.TAU).hasError());
    assertFalse(rows.get(0).get(Quantity.XI).isKnown());
    assertEquals(0.8, rows.get(1).get(Quantity.XI).value());
  }

  @Test
  void pointsCanBeReadAgain() throws IOException {
    List<TemperaturePoint> points = TemperaturePoint.pool(Series.random(5));
    Path file = folder.resolve("points.csv");
    SeriesTable.of(points).write(file);
    List<TemperaturePoint> again = TemperaturePoint.pool(SeriesTable.read(file));
    assertEquals(points.size(), again.size());
    for (int i = 0; i < points.size(); i++) {
      assertEquals(points.get(i).temperatureSd(), again.get(i).temperatureSd(), 1e-8);
      for (Quantity quantity : List.of(Quantity.TAU, Quantity.XI)) {
        Measured expected = points.get(i).get(quantity);
        assertEquals(expected.value(), again.get(i).get(quantity).value(), 1e-7 * expected.value());
        assertEquals(expected.sd(), again.get(i).get(quantity).sd(), 1e-7 * expected.sd());
      }
    }
  }
}
