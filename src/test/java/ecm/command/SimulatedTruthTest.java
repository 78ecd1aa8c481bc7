package ecm.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.ij.provenance.Provenance;
import ecm.registration.DriftTable;
import ecm.stack.Drift;
import ij.ImagePlus;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.Module;

/** The refinements of a simulation, from the command. */
class SimulatedTruthTest {

  @TempDir Path folder;
  private Context context;

  @BeforeEach
  void start() {
    context = new Context(CommandService.class, ConvertService.class);
    context.service(LogService.class).setLevel(LogLevel.NONE);
    OpenImages.closeAll();
  }

  @AfterEach
  void stop() {
    OpenImages.closeAll();
    context.dispose();
  }

  private Module run(Map<String, Object> refinements)
      throws InterruptedException, ExecutionException {
    Map<String, Object> inputs = new HashMap<>(refinements);
    inputs.putAll(Map.of("width", 40, "height", 36, "frames", 60, "radius", 4.0));
    return context
        .service(CommandService.class)
        .run(SimulateStackCommand.class, true, inputs)
        .get();
  }

  private static ImagePlus image(Module module, String output) {
    return (ImagePlus) module.getOutput(output);
  }

  @Test
  void withoutRefinementsThereAreTwoImagesThatSayNothingOfThem() throws Exception {
    Module module = run(Map.of());
    assertNull(image(module, "betaTruth"));
    assertNull(image(module, "brightnessTruth"));
    assertNull(image(module, "historyTruth"));
    String info = Provenance.of(image(module, "stack")).get(Provenance.SIMULATION).orElseThrow();
    assertFalse(info.contains("modes"), info);
  }

  @Test
  void mapsOfTruthHaveTheirTitlesAndUnits() throws Exception {
    Module module = run(Map.of("betaSd", 0.1, "brightnessSd", 0.2, "domainLife", 10.0, "modes", 2));
    ImagePlus history = image(module, "historyTruth");
    assertEquals("simulated-tau-history", history.getTitle());
    // A life of 200 frames changes every 4.
    assertEquals(15, history.getNFrames());
    assertEquals(0.4, history.getCalibration().frameInterval, 1e-9);
    assertEquals("s", history.getCalibration().getValueUnit());
    assertEquals("simulated-beta-truth", image(module, "betaTruth").getTitle());
    ImagePlus brightness = image(module, "brightnessTruth");
    assertEquals("simulated-brightness-truth", brightness.getTitle());
    assertEquals(0.25, brightness.getCalibration().pixelWidth);
    assertTrue(Float.isNaN(brightness.getProcessor().getf(0, 0)));
    assertTrue(brightness.getProcessor().getf(20, 20) > 0);
    String info = Provenance.of(image(module, "stack")).get(Provenance.SIMULATION).orElseThrow();
    assertTrue(info.contains("modes=2"), info);
  }

  @Test
  void theDriftTableHasTheJitter() throws Exception {
    Path table = folder.resolve("truth.csv");
    run(Map.of("jitter", 0.3, "speckle", 0.7, "drift", 0.0, "table", table.toFile()));
    Drift drift = DriftTable.read(table, 60);
    double square = 0;
    for (int t = 1; t < 60; t++) {
      square += drift.dx()[t] * drift.dx()[t] / 59;
    }
    assertEquals(0.09, square, 3 * 0.09 * Math.sqrt(2.0 / 59));
    assertEquals(0, drift.dx()[0]);
  }

  @Test
  void theCameraActs() throws Exception {
    Module module = run(Map.of("gain", 10.0, "offset", 300.0, "readNoise", 1.0, "afterglow", 0.2));
    assertEquals(300, image(module, "stack").getProcessor().getStatistics().min, 60);
    assertTrue(image(module, "stack").getProcessor().getStatistics().max > 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gain | 0 | gain is 0, but must be above 0 and at most 10000 ADU per electron",
        "betaXi | -0.5 | betaXi is -0.5, but must be 0 to 10000 nm, or -1 for xi",
        "domainLife | 0.01 | domainLife is 0.01, but must be 0.1 to 1000000 tau, or 0 for ever",
        "afterglow | 0.95 | afterglow is 0.95; allowed: a number from 0 to 0.9",
      })
  void aWrongValueIsRefusedInOneSentence(String field, double value, String reason) {
    Throwable cause = assertThrows(ExecutionException.class, () -> run(Map.of(field, value)));
    while (!(cause instanceof InvalidInput)) {
      cause = cause.getCause();
    }
    assertEquals("Simulate ECM Stack: " + reason, cause.getMessage());
  }
}
