package ecm.ij.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecm.base.Progress;
import ecm.files.FileBytes;
import ecm.ij.figure.TauMap;
import ecm.ij.image.StackOutput;
import ecm.ij.open.TiffFile;
import ecm.pipeline.experiment.ExperimentRun;
import ecm.pipeline.experiment.ExperimentSettings;
import ecm.pipeline.experiment.ExperimentTable;
import ecm.pipeline.whole.Wires;
import ecm.report.ExperimentResult;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.SimulationParameters;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentAnalysisTest {

  private static final String HEADER = "file,temperature_K,frame_interval_s,pixel_nm,mask,hold_s\n";
  private static final String FAST = "fast.tif,520,0.1,0.5,,8\n";
  private static final String SLOW = "slow.tif,510,0.1,0.5,mask.tif,8\n";
  private static final String TABLE = HEADER + FAST + "gone.tif,515,0.1,0.5,,\n" + SLOW;

  @TempDir static Path data;
  @TempDir Path scratch;
  private static Map<String, byte[]> whole;
  private static ExperimentResult result;

  /** Counts what was analysed anew, and may end the process at a stage. */
  private static final class Watch implements Progress {

    private final String last;
    private int times;
    private final List<String> said = new ArrayList<>();

    Watch(String last, int times) {
      this.last = last;
      this.times = times;
    }

    @Override
    public void update(long done, long total, String stage) {
      if (stage.startsWith(last) && --times == 0) {
        throw new Killed();
      }
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public void log(String sentence) {
      said.add(sentence);
    }

    long doneBefore() {
      return said.stream().filter(s -> s.endsWith("done before")).count();
    }
  }

  /** No error that the suite knows of. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @BeforeAll
  static void analyze() throws IOException {
    stack("fast", 1, 3);
    stack("slow", 2, 4);
    mask(data, 31);
    result = run(TABLE, data.resolve("whole"), Progress.NONE);
    whole = FileBytes.below(data.resolve("whole"));
  }

  private static void stack(String name, double tau, long seed) {
    SimulationParameters wire =
        SimulationParameters.defaults()
            .withSize(40, 36)
            .withFrames(300)
            .withSampling(0.1, 0.5)
            .withSpeckle(1)
            .withTau(tau)
            .withRadius(7)
            .withSeed(seed);
    TiffFile.write(
        data.resolve(name + ".tif"),
        StackOutput.copy(Simulation.of(wire, Progress.NONE).stack(), Progress.NONE));
  }

  private static void mask(Path folder, int right) {
    ByteProcessor mask = new ByteProcessor(40, 36);
    mask.setValue(255);
    mask.setRoi(8, 0, right - 8, 36);
    mask.fill();
    TiffFile.write(folder.resolve("mask.tif"), new ij.ImagePlus("mask", mask));
  }

  private static ExperimentResult run(String table, Path output, Progress progress)
      throws IOException {
    Path file = Files.writeString(data.resolve("e.csv"), table);
    ExperimentSettings settings =
        new ExperimentSettings(Wires.quickAnalysis(), Map.of("register", true), "1.2.3");
    return new ExperimentAnalysis(output, settings)
        .run("e.csv", ExperimentTable.read(file), progress);
  }

  private static void assertWhole(Path output) {
    FileBytes.assertSame(whole, FileBytes.below(output));
  }

  private static void copyWhole(Path output) throws IOException {
    for (Map.Entry<String, byte[]> file : whole.entrySet()) {
      Path to = output.resolve(file.getKey());
      Files.createDirectories(to.getParent());
      Files.write(to, file.getValue());
    }
  }

  private static String text(String name) {
    return new String(whole.get(name), java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void aFailingStackIsToldEverywhereAndTheRestGoOn() throws IOException {
    String sentence = ExperimentRun.failures(result.outcomes());
    assertEquals(
        "1 of 3 stacks failed: row 3 (gone.tif): cannot open gone.tif: no such file", sentence);
    JsonNode json = new ObjectMapper().readTree(text("experiment.json"));
    assertEquals("failed", json.get("rows").get(1).get("state").asText());
    assertEquals(
        "cannot open gone.tif: no such file", json.get("rows").get(1).get("reason").asText());
    assertEquals("done", json.get("rows").get(2).get("state").asText());
    assertTrue(json.get("temperatures").get(1).get("tau_s").isNull());
    List<String> table = text("temperature-series.csv").lines().toList();
    assertEquals(4, table.size());
    assertTrue(table.get(2).startsWith("515,,,") && table.get(2).endsWith("row 3 (gone.tif)"));
    assertEquals(3, text("temperature-series-wires.csv").lines().count(), "two stacks done");
    String page = text("report.html");
    assertTrue(page.contains("row 3 (gone.tif) failed:"));
    assertTrue(page.contains("<span class=\"bad\">failed: cannot open gone.tif"));
    assertTrue(page.contains("<a href=\"01-fast/report.html\">fast.tif</a>"));
    assertTrue(whole.containsKey("03-slow/summary.json"));
    assertTrue(whole.keySet().stream().noneMatch(name -> name.startsWith("02")));
  }

  @Test
  void noFileTellsWhereItWasMade() {
    whole.forEach(
        (name, bytes) ->
            assertFalse(
                new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .contains(data.toString()),
                name));
  }

  @Test
  void allMapsShareOneRangeThatHoldsEveryLimit() throws IOException {
    JsonNode json = new ObjectMapper().readTree(text("experiment.json"));
    double greatest = json.get("tau_map_greatest_s").asDouble();
    assertTrue(greatest >= 30.0 / 12, "T/12 is on the bar");
    for (String folder : List.of("01-fast", "03-slow")) {
      String png = Base64.getEncoder().encodeToString(whole.get(folder + "/tau-map.png"));
      assertTrue(text(folder + "/report.html").contains(png), "the stack's report shows it, too");
      assertTrue(text("report.html").contains(png));
      TauMap map =
          TauMap.read(data.resolve("whole/" + folder), 2.5, new ecm.stack.StackInfo("", 1, 0.5));
      assertTrue(json.get("tau_map_least_s").asDouble() <= map.ownScale().min() * (1 + 1e-8));
      assertTrue(greatest >= map.ownScale().max() * (1 - 1e-8));
    }
  }

  @Test
  void aRerunAnalysesNothingAndChangesNothing() throws IOException {
    copyWhole(scratch);
    Watch watch = new Watch("never", 0);
    run(TABLE, scratch, watch);
    assertEquals(2, watch.doneBefore());
    assertWhole(scratch);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "digest of the input, 1",
    "averaging, 2",
    "drawing figures, 3",
    "opening slow.tif, 1",
    "drawing figures, 13",
    "sharing one colour range, 1",
    "sharing one colour range, 2",
    "writing the experiment, 1"
  })
  void aRunKilledAtAnyStageGoesOnToTheSameBytes(String stage, int times) throws IOException {
    assertThrows(Throwable.class, () -> run(TABLE, scratch, new Watch(stage, times)));
    assertFalse(Files.exists(scratch.resolve("experiment.json")));
    Files.createDirectories(scratch.resolve("01-fast"));
    Files.writeString(scratch.resolve("01-fast/.ecm-killed.part"), "half a file");
    run(TABLE, scratch, Progress.NONE);
    assertWhole(scratch);
  }

  @ParameterizedTest
  @CsvSource({"tau-map.png", "report.html", "summary.json", "beta.tif"})
  void aFolderWithAMissingFileIsDoneAgain(String name) throws IOException {
    copyWhole(scratch);
    Files.delete(scratch.resolve("03-slow").resolve(name));
    Watch watch = new Watch("never", 0);
    run(TABLE, scratch, watch);
    assertEquals(1, watch.doneBefore());
    assertWhole(scratch);
  }

  @Test
  void aMapThatItsReportDoesNotShowIsDoneAgain() throws IOException {
    copyWhole(scratch);
    Files.write(scratch.resolve("01-fast/tau-map.png"), whole.get("03-slow/tau-map.png"));
    run(TABLE, scratch, Progress.NONE);
    assertWhole(scratch);
  }

  @Test
  void whatTheResultsDependOnMakesARowRunAgain() throws IOException {
    copyWhole(scratch);
    Watch interval = new Watch("never", 0);
    run(TABLE.replace(FAST, FAST.replace("0.1", "0.11")), scratch, interval);
    assertEquals(1, interval.doneBefore(), "another frame interval");
    Watch back = new Watch("never", 0);
    run(TABLE, scratch, back);
    assertEquals(1, back.doneBefore());
    assertWhole(scratch);
    Watch mask = new Watch("never", 0);
    mask(data, 30);
    try {
      run(TABLE, scratch, mask);
      assertEquals(1, mask.doneBefore(), "another mask in a file of the same name");
    } finally {
      mask(data, 31);
    }
  }
}
