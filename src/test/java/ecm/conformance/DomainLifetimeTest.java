package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.command.OpenImages;
import ecm.files.CsvTable;
import ecm.ij.open.TiffFile;
import ecm.report.Summary;
import ecm.standalone.CommandLine;
import ij.ImagePlus;
import ij.measure.ResultsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Domain Lifetime from a macro, on simulated films whose domains live for a known time. */
class DomainLifetimeTest {

  @TempDir Path folder;

  @BeforeEach
  @AfterEach
  void clean() {
    OpenImages.closeAll();
    ResultsTable.getResultsTable().reset();
  }

  private CommandLine run(String film, String options) {
    String macro =
        "run('Simulate ECM Stack...', 'width=64 height=64 frameinterval=0.1 pixelsize=0.25"
            + " tau=2 sigma=0.6 xi=0.6 beta=0.8 speckle=0.7 counts=20 drift=0 geometry=film spot=0 "
            + film
            + "');\n"
            + "if (isOpen('simulated-tau-history')) { selectImage('simulated-tau-history');\n"
            + ("saveAs('tiff', '" + folder + "/truth.tif'); }\n")
            + "selectImage('simulated');\n"
            + ("run('Domain Lifetime...', 'mask=none " + options)
            + (" output=[" + folder + "/out]');");
    return CommandLine.run("-macro", Maps.macro(macro, folder));
  }

  private Summary summary() throws IOException {
    return Summary.parse(Files.readString(folder.resolve("out/domain-lifetime.json")));
  }

  /** 60 tau; the true maps of the same windows, fitted here by another method, are the truth. */
  @Tag("slow")
  @Test
  void aLifeOfTenTauIsMeasured() throws IOException {
    CommandLine done = run("frames=1200 seed=21 domainlife=10", "");
    assertEquals("", done.complaint());
    Summary summary = summary();
    double tau = summary.get("tau_s");
    double exchange = summary.get("tau_exchange_s");
    double sd = summary.get("tau_exchange_sd_s");
    assertEquals(2, tau, 0.2);
    assertEquals(20, exchange, 2.5 * sd);
    assertTrue(sd < 5, "sd " + sd);
    assertEquals(exchange / tau, summary.get("tau_exchange_over_tau"), 1e-6);
    assertEquals(5 * tau, summary.get("window_s"), 0.06);
    assertEquals(trueExchange(), exchange, 1.5 * sd);
    for (String part : List.of("slow", "fast")) {
      double own = summary.get("tau_exchange_" + part + "_s");
      assertEquals(exchange, own, 2 * summary.get("tau_exchange_" + part + "_sd_s"), part);
    }
    CsvTable curve = CsvTable.read(folder.resolve("out/domain-lifetime.csv"));
    assertEquals(summary.get("windows"), curve.rows().size());
    assertEquals(summary.get("window_s"), curve.number("curve", 1, "separation_s"), 1e-6);
    ImagePlus windows = TiffFile.open(folder.resolve("out/tau-windows.tif"));
    assertEquals(summary.get("windows"), windows.getStackSize());
    assertTrue(Files.size(folder.resolve("out/domain-lifetime.png")) > 1000);
  }

  /**
   * Minus the slope of ln of the covariance of true maps of windows of 10 s, over 3 separations.
   */
  private double trueExchange() {
    ImagePlus history = TiffFile.open(folder.resolve("truth.tif"));
    int perWindow = (int) Math.round(10 / history.getCalibration().frameInterval);
    List<double[]> windows = new ArrayList<>();
    for (int k = 0; (k + 1) * perWindow <= history.getStackSize(); k++) {
      double[] sum = new double[history.getWidth() * history.getHeight()];
      for (int j = 0; j < perWindow; j++) {
        float[] map = (float[]) history.getStack().getPixels(k * perWindow + j + 1);
        Arrays.setAll(sum, i -> sum[i] + Math.log(map[i]));
      }
      double mean = DoubleStream.of(sum).average().orElseThrow();
      windows.add(DoubleStream.of(sum).map(v -> v - mean).toArray());
    }
    return 20 / Math.log(covariance(windows, 1) / covariance(windows, 3));
  }

  private static double covariance(List<double[]> maps, int apart) {
    double sum = 0;
    for (int k = 0; k + apart < maps.size(); k++) {
      for (int i = 0; i < maps.get(k).length; i++) {
        sum += maps.get(k)[i] * maps.get(k + apart)[i];
      }
    }
    return sum / (maps.size() - apart);
  }

  @Tag("slow")
  @Test
  void ofStaticDomainsThereIsOnlyABound() throws IOException {
    CommandLine done = run("frames=800 seed=22 domainlife=0", "");
    assertEquals("", done.complaint());
    Summary summary = summary();
    assertTrue(Double.isNaN(summary.get("tau_exchange_s")));
    assertTrue(summary.reason("tau_exchange_s").contains("does not decay"));
    assertNotEquals("", summary.reason("tau_exchange_over_tau"));
    assertTrue(summary.get("tau_exchange_lower_bound_s") > 80);
    assertEquals(List.of(), summary.warnings());
    assertTrue(summary.get("changed_area_fraction") < 0.02);
    assertEquals(0.6, summary.get("xi_lifetime_nm"), 2.5 * summary.get("xi_lifetime_sd_nm"));
    assertTrue(summary.get("xi_lifetime_sd_nm") < 0.15);
    CsvTable plane = CsvTable.read(folder.resolve("out/ln-tau-plane.csv"));
    assertEquals(17 * (summary.get("windows") - 1), plane.rows().size());
    assertTrue(summary.get("ageing_rate_p_value") > 0.01);
    ImagePlus ageing = TiffFile.open(folder.resolve("out/ageing-map.tif"));
    assertEquals(3, ageing.getStackSize());
    assertEquals("nm", ageing.getCalibration().getUnit());
    CsvTable course = CsvTable.read(folder.resolve("out/domain-lifetime-tau.csv"));
    assertEquals(summary.get("tau_s"), course.number("course", 0, "tau_s"), 0.3);
  }

  @Test
  void aShortRecordIsRefusedWithItsNumbers() {
    CommandLine done = run("frames=300 seed=23 domainlife=0", "window=9");
    assertTrue(done.err().contains("holds 3 windows of 9.000 s"), done.complaint());
    assertTrue(done.err().contains("at least 4 are needed"), done.err());
    assertTrue(Files.notExists(folder.resolve("out/domain-lifetime.json")));
  }
}
