package ecm.ij.result;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import ecm.base.Cancelled;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.files.FileBytes;
import ecm.ij.open.MapInput;
import ecm.pipeline.likelihood.LikelihoodAnalysis;
import ecm.pipeline.whole.SmallAnalysis;
import ecm.pipeline.whole.StackAnalysis;
import ecm.report.StackSummary;
import ecm.report.Summary;
import ij.ImagePlus;
import ij.io.Opener;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisFolderTest {

  private static final Set<String> CONTRACT =
      Set.of(
          "drift.csv",
          "tau.tif",
          "beta.tif",
          "contrast.tif",
          "tau-sd.tif",
          "tau-corrected.tif",
          "residual.tif",
          "flags.tif",
          "mask.tif",
          "registered.tif",
          "mean-mask.png",
          "drift.png",
          "tau-likelihood.tif",
          "tau-likelihood-sd.tif",
          "tau-likelihood-map.png",
          "tau-likelihood-map-null.png",
          "tau-likelihood-sd-map.png",
          "tau-map.png",
          "beta-map.png",
          "tau-histogram.png",
          "beta-vs-tau.png",
          "surface-profile.png",
          "report.html",
          "summary.json");

  @TempDir static Path first;
  @TempDir static Path second;
  @TempDir Path other;

  @BeforeAll
  static void analyze() {
    write(first, Progress.NONE);
  }

  private static void write(Path folder, Progress progress) {
    StackAnalysis analysis = SmallAnalysis.get();
    Summary summary = StackSummary.of(analysis, Map.of("lags", 100), "1.2.3");
    AnalysisFolder.prepare(folder).write(analysis, summary, true, progress);
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void everyFileOfTheContractIsThereAndNothingHalfWritten() throws IOException {
    Set<String> names = names(first);
    assertTrue(names.containsAll(CONTRACT), names::toString);
    assertTrue(names.stream().noneMatch(name -> name.startsWith(".")), names::toString);
  }

  @Test
  void everyPlottedCurveIsATableWithUnits() throws IOException {
    Map<String, String> headers =
        Map.of(
            "g2-pooled.csv", "time_s,g2,g2_sd",
            "g2-pixel.csv", "time_s,g2,g2_fit",
            "beta-vs-tau.csv", "tau_s,beta",
            "tau-histogram.csv",
                "tau_s,tau_from_s,tau_to_s,count,density_per_ln_tau,lognormal,homogeneous",
            "surface-profile.csv",
                "distance_nm,tau_median_s,tau_lower_quartile_s,tau_upper_quartile_s,pixels,"
                    + "tau_fit_s,beta_median,contrast_median,speckles",
            "surface-profile-likelihood.csv",
                "distance_nm,tau_geomean_s,ln_tau_mean,ln_tau_mean_sd,pixels",
            "xi-halves.csv", "distance_nm,covariance_ln_tau",
            "g4-tau.csv",
                "dt_s,R_px,mean_distance_nm,g4_raw,g4_raw_sd,g4_raw_fit,g4_normalised,"
                    + "g4_normalised_sd,g4_normalised_fit,g4_null");
    for (Map.Entry<String, String> table : headers.entrySet()) {
      assertEquals(table.getValue(), Files.readAllLines(first.resolve(table.getKey())).get(0));
    }
  }

  /** Every picture but that of the verdict, of which the page has all in other form. */
  @Test
  void theReportHasEveryPicture() throws IOException {
    long pictures = names(first).stream().filter(name -> name.endsWith(".png")).count();
    assertTrue(names(first).contains("verdict.png"));
    String page = Files.readString(first.resolve("report.html"));
    assertEquals(pictures - 1, page.split("data:image/png;base64,", -1).length - 1);
  }

  @Test
  void theSummaryIsJson() throws IOException {
    var json = new ObjectMapper().readTree(first.resolve("summary.json").toFile());
    assertEquals("1.2.3", json.get("version").asText());
    assertEquals(100, json.get("parameters").get("lags").asInt());
    assertEquals(64, json.get("input_sha256").asText().length());
  }

  @Test
  void twoRunsGiveTheSameBytes() throws IOException {
    write(second, Progress.NONE);
    assertEquals(names(first), names(second));
    for (String name : names(first)) {
      byte[] expected = Files.readAllBytes(first.resolve(name));
      assertArrayEquals(expected, Files.readAllBytes(second.resolve(name)), name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tau",
        "beta",
        "contrast",
        "tau-sd",
        "tau-corrected",
        "residual",
        "flags",
        "mask",
        "tau-likelihood",
        "tau-likelihood-sd"
      })
  void aMapReopensWithItsCalibration(String name) {
    ImagePlus image = new Opener().openImage(first.resolve(name + ".tif").toString());
    assertEquals(40, image.getWidth());
    assertEquals(36, image.getHeight());
    assertEquals("nm", image.getCalibration().getUnit());
    assertEquals(0.5, image.getCalibration().pixelWidth, 1e-12);
    assertEquals(0.5, image.getCalibration().pixelHeight, 1e-12);
  }

  @Test
  void theMapOfTauHoldsTheValuesOfTheAnalysis() {
    ImagePlus tau = new Opener().openImage(first.resolve("tau.tif").toString());
    assertArrayEquals(
        SmallAnalysis.get().maps().tau().values(), (float[]) tau.getProcessor().getPixels());
    assertEquals("s", tau.getCalibration().getValueUnit());
  }

  @Test
  void theMapByTheLikelihoodHoldsTheValuesOfTheAnalysis() {
    LikelihoodAnalysis maps =
        SmallAnalysis.get().likelihood().orElseThrow().analysis().value().orElseThrow();
    ImagePlus tau = new Opener().openImage(first.resolve("tau-likelihood.tif").toString());
    assertArrayEquals(maps.tau().values(), (float[]) tau.getProcessor().getPixels());
    assertEquals("s", tau.getCalibration().getValueUnit());
    assertEquals(Double.POSITIVE_INFINITY, MapInput.censoringLimit(tau));
    assertEquals(SmallAnalysis.get().stack().coverage().always(), MapInput.known(tau));
    ImagePlus sd = new Opener().openImage(first.resolve("tau-likelihood-sd.tif").toString());
    assertArrayEquals(maps.tauSd().values(), (float[]) sd.getProcessor().getPixels());
  }

  @Test
  void theMapByTheLikelihoodComesFirst() throws IOException {
    String page = Files.readString(first.resolve("report.html"));
    String caption = page.substring(page.indexOf("<figcaption>"));
    assertTrue(caption.startsWith("<figcaption>Relaxation time tau by the likelihood"), caption);
  }

  @Test
  void theRegisteredStackReopensWithItsTimes() {
    ImagePlus stack = new Opener().openImage(first.resolve("registered.tif").toString());
    assertEquals(400, stack.getNFrames());
    assertEquals(0.1, stack.getCalibration().frameInterval, 1e-12);
    assertEquals(0.5, stack.getCalibration().pixelWidth, 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tau-map", "tau-histogram", "g2-pooled", "mean-mask"})
  void aPictureIsLargeEnoughForPrint(String name) throws IOException {
    BufferedImage picture = ImageIO.read(first.resolve(name + ".png").toFile());
    assertTrue(picture.getWidth() >= 600 && picture.getHeight() >= 500, name);
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefusedBeforeTheWork() throws IOException {
    Path file = Files.writeString(other.resolve("file"), "in the way");
    InvalidInput refusal =
        assertThrows(InvalidInput.class, () -> AnalysisFolder.prepare(file.resolve("results")));
    assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("choose a folder that can be written"));
    assertEquals(Set.of("file"), names(other));
  }

  @Test
  void preparingChangesNothing() throws IOException {
    Files.writeString(other.resolve("summary.json"), "{}");
    Files.writeString(other.resolve("notes.txt"), "mine");
    AnalysisFolder.prepare(other);
    assertEquals(Set.of("notes.txt", "summary.json"), names(other));
    assertEquals("{}", Files.readString(other.resolve("summary.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"drawing figures", "writing frames"})
  void aCancelledRunLeavesTheFolderAsItWas(String stage) throws IOException {
    Files.writeString(other.resolve("summary.json"), "{}");
    Files.writeString(other.resolve("tau.tif"), "old");
    Map<String, byte[]> before = FileBytes.below(other);
    Progress cancelled = new CancelledAt(stage);
    assertThrows(Cancelled.class, () -> write(other, cancelled));
    FileBytes.assertSame(before, FileBytes.below(other));
    assertThrows(Cancelled.class, () -> write(other.resolve("new/deep"), cancelled));
    assertEquals(Set.of("summary.json", "tau.tif"), names(other));
  }

  /** Is cancelled as soon as a stage is reached. */
  private static final class CancelledAt implements Progress {

    private final String last;
    private boolean reached;

    CancelledAt(String last) {
      this.last = last;
    }

    @Override
    public void update(long done, long total, String stage) {
      reached |= stage.equals(last);
    }

    @Override
    public boolean isCancelled() {
      return reached;
    }
  }
}
