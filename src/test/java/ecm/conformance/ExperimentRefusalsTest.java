package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.standalone.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Experiments and plans that cannot be run. */
class ExperimentRefusalsTest extends RefusalTest {

  private static final String EXPERIMENT = "Analyze ECM Experiment...";
  private static final String CHECK = "Check Acquisition...";
  private static final String HEADER = "file,temperature_K,frame_interval_s,pixel_nm\n";

  private void refused(String label, Map<String, String> options, String... words) {
    assertRefused(new Case(label, () -> null, options, List.of(words)));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void aTableIsRefusedBeforeAnythingIsWritten() throws IOException {
    String out = folder + "/out";
    refused(EXPERIMENT, Map.of("output", out), "experiment is empty", "CSV file");
    String good = file("good.csv", HEADER + "a.tif,500,1,1\n");
    refused(EXPERIMENT, Map.of("experiment", good), "output is empty", "folder");
    refused(
        EXPERIMENT,
        Map.of("experiment", folder + "/no.csv", "output", out),
        "no.csv",
        "no such file");
    refused(
        EXPERIMENT,
        Map.of("experiment", file("c.csv", HEADER.replace("pixel_nm", "pixels")), "output", out),
        "c.csv, row 1: column 'pixels' is not known");
    refused(
        EXPERIMENT,
        Map.of("experiment", file("n.csv", HEADER + "a.tif,500,-1,1\n"), "output", out),
        "n.csv, row 2: frame_interval_s is '-1'");
    refused(
        EXPERIMENT,
        Map.of(
            "experiment", file("d.csv", HEADER + "a.tif,500,1,1\na.tif,510,1,1\n"), "output", out),
        "d.csv, row 3: a.tif stands in row 2 already");
    refused(
        EXPERIMENT,
        Map.of("experiment", good, "output", good + "/in"),
        "Not a directory",
        "folder that can be written");
  }

  @Test
  void stacksThatFailAreNamedInOneLineAfterTheRest() throws IOException {
    Path out = folder.resolve("out");
    file("text.tif", "no image");
    String table = file("e.csv", HEADER + "text.tif,500,1,1\ngone.tif,510,1,1\n");
    CommandLine done =
        CommandLine.run("--run", EXPERIMENT, "experiment=\"" + table + "\",output=\"" + out + "\"");
    assertEquals(1, done.status());
    assertEquals(1, done.err().lines().count(), done.err());
    assertTrue(
        done.err()
            .startsWith("ecm: Analyze ECM Experiment: 2 of 2 stacks failed: row 2 (text.tif): "),
        done.err());
    assertTrue(done.err().contains("; row 3 (gone.tif): cannot open gone.tif: no such file"));
    for (String name : List.of("experiment.json", "temperature-series.csv", "report.html")) {
      assertTrue(Files.readString(out.resolve(name)).contains("gone.tif"), name);
    }
    assertTrue(Files.readString(out.resolve("temperature-series.json")).contains("gone.tif"));
  }

  @Test
  void aCheckNeedsAStackOrAPlan() throws IOException {
    refused(CHECK, Map.of(), "no image is open", "tau to plan a record", "doseTable");
    refused(CHECK, Map.of("tau", "20", "output", folder + "/x.txt"), "x.txt", ".json or .csv");
    refused(CHECK, Map.of("tau", "20", "beta", "2"), "beta is 2", "0.2 to 1");
    refused(
        CHECK,
        Map.of("doseTable", file("t.csv", "dose_rate_e_nm2_s,tau_s\n1,2\n")),
        "t.csv: column tau_sd_s is missing");
  }
}
