package ecm.files;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CsvTableTest {

  @TempDir Path folder;

  private CsvTable read(String text) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.writeString(file, text);
    return CsvTable.read(file);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "3,3",
    "-120,-120",
    "1e14,100000000000000",
    "1e15,1.0E15",
    "0.1,0.1",
    "0.1234567890123,0.123456789",
    "123456.7890123,123456.789",
    "1e-9,1.0E-9",
    "NaN,NaN",
    "-Infinity,-Infinity",
    "-0.0,0"
  })
  void numbersAreShortAndHaveADecimalPoint(double value, String text) {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals(text, CsvTable.number(value));
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void aTableIsWrittenInTheseBytesAndReadBack() throws IOException {
    Path file = folder.resolve("out/t.csv");
    CsvTable table =
        CsvTable.ofColumns(
            List.of("t_s", "a,b"), new double[] {0, 0.5}, new double[] {Double.NaN, -3});
    table.write(file);
    assertEquals("t_s,\"a,b\"\n0,NaN\n0.5,-3\n", Files.readString(file));
    assertEquals(table, CsvTable.read(file));
    assertTrue(Double.isNaN(table.number("t", 0, "a,b")));
    assertEquals(0.5, table.number("t", 1, "t_s"));
  }

  @Test
  void spreadsheetsFilesAreRead() throws IOException {
    CsvTable table = read("\uFEFFa, b \r\n\r\n 1 ,\"x, y\"\r\n");
    assertEquals(List.of("a", "b"), table.header());
    assertEquals(List.of(List.of("1", "x, y")), table.rows());
    assertTrue(table.has("a") && !table.has("c"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | is empty; a header line and rows are expected",
        "'a,b;1,2;3' | row 3: 1 values, but the header names 2 columns",
        "'a,b;1,2;3,4,5' | row 3: 3 values, but the header names 2 columns",
        "'a,b;1,\"2' | cannot read",
      })
  void aBrokenFileIsRefused(String text, String sentence) {
    InvalidInput refusal = assertThrows(InvalidInput.class, () -> read(text.replace(';', '\n')));
    assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("table.csv"), refusal.getMessage());
    assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
  }

  static Stream<Arguments> spreadsheets() {
    String plain = "temperature_K,tau_s\n507,20.1\n511,9.8\n";
    return Stream.of(
        Arguments.of(
            "byte order mark, quotes",
            "\uFEFF\"temperature_K\",\"tau_s\"\r\n507,20.1\r\n511,9.8\r\n",
            UTF_8),
        Arguments.of("empty column", "temperature_K,tau_s,\n507,20.1,\n511,9.8,\n,,\n,,\n", UTF_8),
        Arguments.of("empty rows", "temperature_K,tau_s\n507,20.1\n,\n511,9.8\n,\n", UTF_8),
        Arguments.of("decimal commas", "temperature_K;tau_s\n507;20,1\n511;9,8\n", UTF_8),
        Arguments.of("semicolons", "temperature_K;tau_s\n507;20.1\n511;9.8\n", UTF_8),
        Arguments.of("tabs", "temperature_K\ttau_s\n507\t20,1\n511\t9,8\n", UTF_8),
        Arguments.of("sep line", "sep=,\n" + plain, UTF_8),
        Arguments.of(
            "sep line, semicolon",
            "sep=;\r\ntemperature_K;tau_s\r\n507;20,1\r\n511;9,8\r\n",
            UTF_8),
        Arguments.of("UTF-16, little endian", "\uFEFF" + plain, UTF_16LE),
        Arguments.of("UTF-16, big endian", "\uFEFF" + plain, UTF_16BE),
        Arguments.of("UTF-16 without mark", plain, UTF_16LE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spreadsheets")
  void everySpreadsheetsTableIsTheSame(String name, String text, Charset charset)
      throws IOException {
    Path file = folder.resolve("table.csv");
    Files.write(file, text.getBytes(charset));
    CsvTable table = CsvTable.read(file);
    assertEquals(List.of("temperature_K", "tau_s"), table.header());
    assertEquals(List.of(List.of("507", "20.1"), List.of("511", "9.8")), table.rows());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a,b;c\n1,2;3\n' | more than one of comma, semicolon and tab",
        "'a;b\n0,5;1.5\n' | some numbers have a decimal comma and others a decimal point",
        "'a,b,\n1,2,3\n' | row 2: 3 values, but the header names 2 columns",
        "',,\n,,\n' | is empty",
      })
  void whatIsAmbiguousIsRefused(String text, String sentence) {
    InvalidInput refusal = assertThrows(InvalidInput.class, () -> read(text.replace("\\n", "\n")));
    assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
  }

  @Test
  void blankLinesAreNoRows() throws IOException {
    InvalidInput refusal = assertThrows(InvalidInput.class, () -> read("a,b\n1,2\n\n3\n"));
    assertTrue(refusal.getMessage().contains("row 3: 1 values"), refusal.getMessage());
  }

  @Test
  void aMissingFileAColumnAndANumberAreNamed() throws IOException {
    assertEquals(
        "cannot read " + folder.resolve("none.csv") + ": no such file",
        assertThrows(InvalidInput.class, () -> CsvTable.read(folder.resolve("none.csv")))
            .getMessage());
    assertTrue(
        assertThrows(InvalidInput.class, () -> CsvTable.read(folder))
            .getMessage()
            .startsWith("cannot read " + folder));
    CsvTable table = read("a,b\n1,1,5\n".replace("1,1,5", "1,\"1,5\""));
    assertEquals(
        "column c is missing; the table has [a, b]",
        assertThrows(InvalidInput.class, () -> table.text(0, "c")).getMessage());
    assertEquals(
        "t.csv, row 2, b: '1,5' is not a number",
        assertThrows(InvalidInput.class, () -> table.number("t.csv", 0, "b")).getMessage());
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = folder.resolve("latin.csv");
    Files.write(file, "a,b\n\u00b5,1\n".getBytes(StandardCharsets.ISO_8859_1));
    InvalidInput refusal = assertThrows(InvalidInput.class, () -> CsvTable.read(file));
    assertTrue(refusal.getMessage().contains("UTF-8"), refusal.getMessage());
  }
}
