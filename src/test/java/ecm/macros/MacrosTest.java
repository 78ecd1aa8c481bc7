package ecm.macros;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ecm.command.OpenImages;
import ecm.files.CsvTable;
import ecm.ij.open.TiffFile;
import ecm.registration.DriftTable;
import ecm.report.SummaryKeys;
import ecm.stack.Drift;
import ecm.standalone.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every macro runs without windows, and its numbers are right. */
class MacrosTest {

  private static final Path MACROS = Path.of("macros");

  private static final List<String> FILES =
      List.of(
          "drift.csv",
          "tau.tif",
          "beta.tif",
          "contrast.tif",
          "tau-sd.tif",
          "tau-corrected.tif",
          "residual.tif",
          "flags.tif",
          "mask.tif",
          "mean-mask.png",
          "drift.png",
          "tau-map.png",
          "beta-map.png",
          "tau-histogram.png",
          "beta-vs-tau.png",
          "surface-profile.png",
          "tau-histogram.csv",
          "beta-vs-tau.csv",
          "surface-profile.csv",
          "report.html",
          "summary.json");

  @TempDir Path folder;

  @BeforeEach
  @AfterEach
  void close() {
    OpenImages.closeAll();
  }

  private static void run(String macro, String argument) {
    String file = MACROS.resolve(macro).toString();
    assertEquals("", CommandLine.run("-macro", file, argument).complaint());
  }

  private static JsonNode summary(Path analysis) throws IOException {
    return new ObjectMapper().readTree(analysis.resolve("summary.json").toFile());
  }

  private static void assertBetween(double low, double high, double value, String what) {
    assertTrue(value >= low && value <= high, () -> what + " is " + value);
  }

  @Test
  void everyMacroIsTestedHere() throws IOException {
    try (Stream<Path> files = Files.list(MACROS)) {
      assertEquals(
          List.of(
              "analyze-sample.ijm",
              "batch-folder.ijm",
              "documentation-figures.ijm",
              "make-samples.ijm",
              "relaxation-maps.ijm",
              "reproduce-paper.ijm",
              "simulate-and-check.ijm"),
          files
              .filter(Files::isRegularFile)
              .map(f -> f.getFileName().toString())
              .sorted()
              .toList());
    }
  }

  @Test
  void theMainJobFindsWhatTheSampleIs() throws IOException {
    Path output = folder.resolve("my results");
    run("analyze-sample.ijm", output.toString());
    for (String file : FILES) {
      assertTrue(Files.size(output.resolve(file)) > 0, file);
    }
    JsonNode summary = summary(output);
    assertContract(summary);
    assertPhysics(summary, new SampleTruth(523));
    assertDrift(new SampleTruth(523), output.resolve("drift.csv"));
  }

  private static void assertContract(JsonNode summary) {
    for (String key : SummaryKeys.NUMBERS) {
      boolean known = summary.path(key).isNumber();
      assertTrue(known || summary.path(key).isNull(), key);
      assertEquals(known, !summary.hasNonNull(key + "_reason"), key + "_reason");
    }
    assertTrue(summary.path("bulk_definition").isTextual());
    assertTrue(summary.path("input_sha256").asText().matches("[0-9a-f]{64}"));
    assertTrue(summary.path("version").isTextual());
    assertEquals(100, summary.path("parameters").path("lags").asInt());
  }

  /**
   * The bulk is seen through the fast layer above and below it, which takes a tenth off its tau;
   * the rest of each range is the scatter of some 270 speckles.
   */
  private static void assertPhysics(JsonNode summary, SampleTruth truth) {
    double bulk = truth.get("tau_bulk_median_s");
    double surface = truth.get("tau_surface_median_s");
    double raw = summary.path("tau_bulk_median_s").asDouble();
    assertBetween(0.5 * bulk, 0.75 * bulk, raw, "the fitted median, biased by the short record");
    double corrected = summary.path("tau_bulk_corrected_s").asDouble();
    assertBetween(0.8 * bulk, 1.1 * bulk, corrected, "the corrected median");
    double layer = summary.path("tau_surface_corrected_s").asDouble();
    assertBetween(0.8 * surface, 1.3 * surface, layer, "the surface");
    assertBetween(0.8, 1.2, summary.path("surface_width_shell_nm").asDouble(), "the layer");
    double sigma = summary.path("sigma_ln_tau").asDouble();
    double sigmaNull = summary.path("sigma_ln_tau_null").asDouble();
    assertBetween(0.45, 0.58, sigmaNull, "the estimator's scatter");
    assertTrue(sigma > sigmaNull, "the sample's own scatter adds to the estimator's");
    double xi = summary.path("xi_nm").asDouble();
    assertEquals(truth.get("xi_nm"), xi, 2 * summary.path("xi_sd_nm").asDouble());
    assertBetween(0.9, 1.1, summary.path("speckle_fwhm_nm").asDouble(), "the speckle");
  }

  private static void assertDrift(SampleTruth truth, Path found) {
    Drift real = DriftTable.read(truth.drift(), 1600);
    Drift measured = DriftTable.read(found, 1600);
    int exact = 0;
    for (int t = 0; t < 1600; t++) {
      double dx = Math.abs(real.dx()[t] - measured.dx()[t]);
      double dy = Math.abs(real.dy()[t] - measured.dy()[t]);
      exact += dx == 0 && dy == 0 ? 1 : 0;
      assertTrue(dx <= 1 && dy <= 1, "frame " + (t + 1));
      assertFalse(measured.bad()[t], "frame " + (t + 1));
    }
    assertBetween(0.98 * 1600, 1600, exact, "the number of frames with their exact drift");
  }

  @Test
  void aSampleIsMadeAgainByteForByte() throws IOException {
    run("make-samples.ijm", folder + ",507");
    SampleTruth truth = new SampleTruth(507);
    assertSameBytes(truth.stack(), folder.resolve("wire-507K.tif"));
    assertSameBytes(truth.drift(), folder.resolve("truth").resolve("wire-507K-drift.csv"));
    assertSameBytes(truth.tau(), folder.resolve("truth").resolve("wire-507K-tau.tif"));
  }

  private static void assertSameBytes(Path expected, Path actual) throws IOException {
    assertEquals(-1, Files.mismatch(expected, actual), actual.toString());
  }

  @Tag("slow")
  @Test
  void singleStepsLeadToTheSameMapsAsTheWholeAnalysis() {
    run("relaxation-maps.ijm", folder.toString());
    CsvTable results = CsvTable.read(folder.resolve("results.csv"));
    assertEquals(2, results.rows().size());
    SampleTruth truth = new SampleTruth(523);
    assertResult(results, 0, "sigma_ln_tau", 0.6, 0.95);
    assertResult(results, 0, "tau_median_s", 0.4 * truth.get("tau_s"), 0.6 * truth.get("tau_s"));
    double bulk = truth.get("tau_bulk_median_s");
    assertResult(results, 1, "tau_bulk_median_s", 0.5 * bulk, 0.75 * bulk);
    double surface = truth.get("tau_surface_median_s");
    assertResult(results, 1, "tau_surface_median_s", 0.75 * surface, 1.15 * surface);
    assertEquals("NaN", results.text(0, "tau_surface_median_s"), "not computed in this row");
    assertDrift(truth, folder.resolve("drift.csv"));
    float[] tau = pixels("tau.tif");
    float[] beta = pixels("beta.tif");
    assertEquals(62 * 46, tau.length);
    for (int i = 0; i < tau.length; i++) {
      assertEquals(Float.isNaN(tau[i]), Float.isNaN(beta[i]));
      assertTrue(Float.isNaN(tau[i]) || tau[i] >= 0.125 && tau[i] <= 400, "tau " + tau[i]);
    }
  }

  private static void assertResult(
      CsvTable table, int row, String column, double low, double high) {
    assertBetween(low, high, table.number("results.csv", row, column), column);
  }

  private float[] pixels(String file) {
    return (float[]) TiffFile.open(folder.resolve(file)).getProcessor().getPixels();
  }

  /** Of few frames, which have no null. */
  @Tag("slow")
  @Test
  void theFiguresOfTheDocumentationAreMade() throws IOException {
    run("documentation-figures.ijm", folder + ",160");
    for (String figure :
        List.of("tau-map", "tau-histogram", "g2-pooled", "surface-profile", "g4-tau", "g4-plane")) {
      assertTrue(Files.size(folder.resolve(figure + ".png")) > 5000, figure);
      assertTrue(Files.exists(Path.of("docs", "images", figure + ".png")), figure);
    }
  }

  @Tag("slow")
  @Test
  void aSimulationIsComparedWithItsTruth() {
    run("simulate-and-check.ijm", folder.toString());
    CsvTable check = CsvTable.read(folder.resolve("check.csv"));
    double[] found = new double[4];
    double[] real = new double[4];
    for (int row = 0; row < 4; row++) {
      found[row] = check.number("check.csv", row, "found");
      real[row] = check.number("check.csv", row, "true");
    }
    assertBetween(0.5, 0.75, found[0] / real[0], "fitted over true tau of the bulk");
    assertBetween(0.8, 1.1, found[1] / real[1], "corrected over true tau of the bulk");
    assertBetween(0.75, 1.15, found[2] / real[2], "fitted over true tau of the surface");
    assertBetween(0.98, 1, found[3] / real[3], "exact frames");
  }

  @Tag("slow")
  @Test
  void aBatchTakesTheStacksOfAFolder() throws IOException {
    Path stacks = Files.createDirectory(folder.resolve("stacks of a day"));
    Path macro = folder.resolve("prepare.ijm");
    Files.writeString(
        macro,
        "for (seed = 1; seed <= 2; seed++) {\n"
            + "  run('Simulate ECM Stack...', 'width=48 height=40 frames=400 tau=2 sigma=0'\n"
            + "      + ' pixelsize=0.5 speckle=1 radius=9 spot=12 drift=0 seed=' + seed);\n"
            + ("  saveAs('Tiff', '" + stacks + "/run-' + seed + '.tif');\n")
            + "}\n"
            + "newImage('single', '8-bit black', 8, 8, 1);\n"
            + ("saveAs('Tiff', '" + stacks + "/overview.tif');\n")
            + ("File.saveString('no stack', '" + stacks + "/notes.txt');\n"));
    assertEquals("", CommandLine.run("-macro", macro.toString()).complaint());
    Path output = folder.resolve("results");
    run("batch-folder.ijm", stacks + "," + output);
    CsvTable results = CsvTable.read(output.resolve("results.csv"));
    assertEquals(2, results.rows().size());
    for (int row = 0; row < 2; row++) {
      assertEquals("run-" + (row + 1) + ".tif", results.text(row, "file"));
      double median =
          summary(output.resolve("run-" + (row + 1))).path("tau_bulk_median_s").asDouble();
      assertEquals(median, results.number("results.csv", row, "tau_bulk_median_s"), 5e-5);
      assertBetween(0.4 * 2, 0.8 * 2, median, "tau of the bulk");
    }
    assertFalse(Files.exists(output.resolve("overview")));
  }

  @Test
  void aBatchWithoutAFolderSaysSo() {
    String macro = MACROS.resolve("batch-folder.ijm").toString();
    assertEquals(
        "ecm: " + macro + ": there is no folder " + folder + "/none\n",
        CommandLine.run("-macro", macro, folder + "/none").complaint());
    assertArrayEquals(
        new String[] {"ecm: " + macro + ": give the folder with the stacks as argument"},
        CommandLine.run("-macro", macro).complaint().lines().toArray());
  }
}
