package ecm.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Quantiles;
import ecm.command.OpenImages;
import ecm.ij.open.TiffFile;
import ecm.registration.DriftTable;
import ecm.stack.Drift;
import ecm.standalone.CommandLine;
import ij.ImagePlus;
import ij.WindowManager;
import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample stacks are what their README says. */
class SamplesTest {

  @AfterEach
  void close() {
    OpenImages.closeAll();
  }

  @ParameterizedTest
  @ValueSource(ints = {523, 519, 515, 511, 507})
  void aSampleOpensFromTheMenu(int temperature) throws IOException {
    SampleTruth truth = new SampleTruth(temperature);
    String label = "ECM Wire " + temperature + " K";
    assertEquals("", CommandLine.run("--run", label).complaint());
    ImagePlus stack = WindowManager.getImage(truth.name() + ".tif");
    assertEquals(1600, stack.getNFrames());
    assertEquals(64 * 48, stack.getWidth() * stack.getHeight());
    assertEquals(8, stack.getBitDepth());
    assertEquals(0.5, stack.getCalibration().pixelWidth);
    assertEquals("nm", stack.getCalibration().getUnit());
    double interval = stack.getCalibration().frameInterval;
    assertEquals(truth.get("tau_s") / 80, interval, 1e-9 * interval);
    assertEquals(truth.get("frame_interval_s"), interval, 1e-9 * interval);
    assertTrue(Files.size(truth.stack()) <= 5 << 20);
  }

  @ParameterizedTest
  @ValueSource(ints = {523, 519, 515, 511, 507})
  void theTruthTableDescribesTheTruthMap(int temperature) {
    SampleTruth truth = new SampleTruth(temperature);
    ImageProcessor tau = TiffFile.open(truth.tau()).getProcessor();
    double[] bulk = lnTau(tau, 7, 14);
    double[] surface = lnTau(tau, 0, 1);
    assertEquals(28 * 48, bulk.length);
    assertEquals(4 * 48, surface.length);
    assertEquals(truth.get("tau_bulk_median_s"), Math.exp(Quantiles.median(bulk)), 0.006);
    assertEquals(truth.get("tau_surface_median_s"), Math.exp(Quantiles.median(surface)), 6e-4);
    assertEquals(truth.get("sigma_bulk"), sd(bulk), 6e-4);
    assertEquals(truth.get("tau_s"), truth.get("tau_bulk_median_s"), 0.05 * truth.get("tau_s"));
  }

  @ParameterizedTest
  @ValueSource(ints = {523, 519, 515, 511, 507})
  void theTruthTableDescribesTheDrift(int temperature) {
    SampleTruth truth = new SampleTruth(temperature);
    Drift drift = DriftTable.read(truth.drift(), 1600);
    assertEquals(truth.get("dx_min_px"), Arrays.stream(drift.dx()).min().orElseThrow());
    assertEquals(truth.get("dx_max_px"), Arrays.stream(drift.dx()).max().orElseThrow());
    assertEquals(truth.get("dy_min_px"), Arrays.stream(drift.dy()).min().orElseThrow());
    assertEquals(truth.get("dy_max_px"), Arrays.stream(drift.dy()).max().orElseThrow());
  }

  /** 3.70 eV between the first and the last sample, and Adam-Gibbs through their xi. */
  @Test
  void theSamplesFollowTheLawsOfThePaper() {
    SampleTruth hot = new SampleTruth(523);
    SampleTruth cold = new SampleTruth(507);
    double lnRatio = Math.log(cold.get("tau_s") / hot.get("tau_s"));
    double inverse = (1 / 507.0 - 1 / 523.0) / 8.617333262e-5;
    assertEquals(3.70, lnRatio / inverse, 0.01);
    for (int temperature : new int[] {523, 519, 515, 511, 507}) {
      SampleTruth sample = new SampleTruth(temperature);
      double part = Math.log(sample.get("tau_s") / hot.get("tau_s")) / lnRatio;
      assertEquals(0.82 + part * (1.41 - 0.82), sample.get("xi_nm"), 6e-4);
      assertEquals(sample.get("tau_s") / 8, sample.get("tau_surface_s"), 6e-4);
    }
  }

  /** ln tau of the pixels at a distance from a to b nm from the edge of the wire. */
  private static double[] lnTau(ImageProcessor tau, double a, double b) {
    double[] values = new double[tau.getPixelCount()];
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      double distance = 14 - Math.abs(i % tau.getWidth() - 31.5) * 0.5;
      if (distance >= a && distance < b) {
        values[n++] = Math.log(tau.getf(i));
      }
    }
    return Arrays.copyOf(values, n);
  }

  private static double sd(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  @Test
  void theReadmeShowsTheTruthTable() throws IOException {
    String readme = Files.readString(Path.of("sample-stacks", "README.md"));
    List<String> header = SampleTruth.table().header();
    for (List<String> row : SampleTruth.table().rows()) {
      List<String> shown =
          readme
              .lines()
              .filter(line -> line.startsWith("| " + row.get(0) + " |"))
              .flatMap(line -> Arrays.stream(line.split("\\||to")))
              .map(String::strip)
              .toList();
      for (int i = 0; i < header.size(); i++) {
        double number = Double.parseDouble(row.get(i));
        assertTrue(
            shown.stream().anyMatch(cell -> isNumber(cell) && Double.parseDouble(cell) == number),
            header.get(i) + " " + number + " in " + shown);
      }
    }
  }

  private static boolean isNumber(String cell) {
    return cell.matches("-?\\d+(\\.\\d+)?");
  }
}
