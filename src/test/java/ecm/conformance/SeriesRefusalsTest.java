package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.standalone.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tables of temperature series that cannot be used, and what a good one leaves behind. */
class SeriesRefusalsTest extends RefusalTest {

  private static final String SERIES = "Temperature Series...";
  private static final String HEADER = "temperature_K,tau_s,tau_sd_s\n";
  private static final Path GOLDEN = Path.of("src/test/resources/golden/temperature.csv");

  private void refused(Map<String, String> options, String... words) {
    assertRefused(new Case(SERIES, () -> null, options, List.of(words)));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void aBadTableIsNamedWithItsRow() throws IOException {
    refused(Map.of(), "table is empty", "CSV file");
    refused(Map.of("table", folder + "/no.csv"), "no.csv", "no such file");
    refused(Map.of("table", file("o.csv", HEADER + "507,1,1\n")), "o.csv", "two or more", "507 K");
    refused(
        Map.of("table", file("n.csv", HEADER + "507,1,1\n511,1,-1\n")),
        "n.csv, row 3, tau_sd_s is -1",
        "positive");
    refused(
        Map.of("table", file("a.csv", HEADER + "507,1,1\n511,NaN,1\n")),
        "a.csv, row 3, tau_s is NaN");
    refused(
        Map.of("table", file("t.csv", HEADER + "507,x,1\n")),
        "t.csv, row 2, tau_s",
        "not a number");
    refused(
        Map.of("table", file("c.csv", HEADER.replace("tau_sd_s", "error") + "507,1,1\n")),
        "c.csv, row 1: column 'error' is unknown");
  }

  @Test
  void valuesThatTheTableDoesNotAllowAreNamed() throws IOException {
    String good = GOLDEN.toString();
    refused(Map.of("table", good, "errors", "x"), "errors is 'x'", "effective, y");
    refused(Map.of("table", good, "exclude", "500"), "500 K can be left out", "507");
    refused(Map.of("table", good, "exclude", "507,warm"), "exclude is '507,warm'", "commas");
    refused(Map.of("table", good, "exclude", "523,519,515,511,507"), "one or more must remain");
    refused(Map.of("table", good, "t0", "510"), "T0 is 510 K", "below the lowest");
  }

  @Test
  void aRerunGivesTheSameFiles() throws IOException {
    Path first = run("first");
    Path second = run("second");
    assertEquals(names(first), names(second));
    for (String name : names(first)) {
      assertArrayEquals(
          Files.readAllBytes(first.resolve(name)), Files.readAllBytes(second.resolve(name)), name);
    }
    assertTrue(
        names(first)
            .containsAll(
                List.of(
                    "temperature-series.csv",
                    "temperature-series.html",
                    "temperature-series.json",
                    "arrhenius.png",
                    "arrhenius.svg",
                    "rfot.svg",
                    "surface-ratio.png")),
        names(first).toString());
  }

  private Path run(String name) {
    Path out = folder.resolve(name);
    String options = "table=\"" + GOLDEN + "\",output=\"" + out + "\",errors=\"y\"";
    CommandLine done = CommandLine.run("--run", SERIES, options);
    assertEquals(0, done.status(), done.err());
    return out;
  }

  private static TreeSet<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new TreeSet<>(files.map(f -> f.getFileName().toString()).toList());
    }
  }
}
