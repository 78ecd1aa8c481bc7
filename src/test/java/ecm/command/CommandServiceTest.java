package ecm.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.command.base.ProbeCommand;
import ecm.registration.DriftTable;
import ecm.stack.Drift;
import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginService;

class CommandServiceTest {

  private static final Map<String, Object> SMALL =
      Map.of("width", 40, "height", 36, "frames", 60, "geometry", "film", "drift", 0.0);

  @TempDir Path folder;
  private Context context;

  @BeforeEach
  void start() {
    context = new Context(CommandService.class, ConvertService.class);
    context.service(LogService.class).setLevel(LogLevel.NONE);
    context
        .service(PluginService.class)
        .addPlugin(
            new CommandInfo(ProbeCommand.class, ProbeCommand.class.getAnnotation(Plugin.class)));
    OpenImages.closeAll();
  }

  @AfterEach
  void stop() {
    OpenImages.closeAll();
    context.dispose();
  }

  private Module run(Class<? extends Command> command, Map<String, Object> inputs)
      throws InterruptedException, ExecutionException {
    return context.service(CommandService.class).run(command, true, inputs).get();
  }

  private String refusal(Class<? extends Command> command, Map<String, Object> inputs) {
    Throwable cause = assertThrows(ExecutionException.class, () -> run(command, inputs));
    while (!(cause instanceof InvalidInput)) {
      cause = cause.getCause();
    }
    return cause.getMessage();
  }

  @Test
  void aSimulatedStackHasItsUnitsAndItsTruth() throws Exception {
    Module module = run(SimulateStackCommand.class, SMALL);
    ImagePlus stack = (ImagePlus) module.getOutput("stack");
    ImagePlus truth = (ImagePlus) module.getOutput("truth");
    assertEquals(60, stack.getNFrames());
    assertEquals(0.1, stack.getCalibration().frameInterval);
    assertEquals(0.25, truth.getCalibration().pixelWidth);
    assertEquals(40 * 36, truth.getWidth() * truth.getHeight());
  }

  @Test
  void aSimulatedDriftTableTellsWhereTheSampleWent() throws Exception {
    Path table = folder.resolve("a b").resolve("truth.csv");
    Map<String, Object> wire =
        Map.of(
            "width",
            40,
            "height",
            36,
            "frames",
            60,
            "drift",
            0.3,
            "spot",
            50.0,
            "radius",
            4.0,
            "table",
            table.toFile());
    ImagePlus stack = (ImagePlus) run(SimulateStackCommand.class, wire).getOutput("stack");
    Drift drift = DriftTable.read(table, 60);
    int moved = 0;
    for (int t = 0; t < 60; t++) {
      ImageProcessor frame = stack.getStack().getProcessor(t + 1);
      int brightest = brightest(frame);
      assertEquals(19 + drift.wholeDx()[t], brightest % 40, 1);
      assertEquals(6 + drift.wholeDy()[t], brightest / 40, 1);
      moved = Math.max(moved, Math.abs(drift.wholeDx()[t]) + Math.abs(drift.wholeDy()[t]));
    }
    assertTrue(moved >= 2, "the sample moved by " + moved + " px");
  }

  private static int brightest(ImageProcessor frame) {
    int at = 0;
    for (int i = 1; i < frame.getPixelCount(); i++) {
      at = frame.get(i) > frame.get(at) ? i : at;
    }
    return at;
  }

  @Test
  void aDriftTableWrittenByRegisterGivesTheSameStackAgain() throws Exception {
    ImagePlus stack = (ImagePlus) run(SimulateStackCommand.class, SMALL).getOutput("stack");
    Path table = folder.resolve("a b").resolve("drift.csv");
    Map<String, Object> register =
        Map.of("image", stack, "maxShift", 4, "table", table.toFile(), "reference", "first");
    ImagePlus once = (ImagePlus) run(RegisterStackCommand.class, register).getOutput("registered");
    assertTrue(Files.exists(table));
    Map<String, Object> apply = Map.of("image", stack, "table", table.toString());
    ImagePlus again = (ImagePlus) run(ApplyDriftTableCommand.class, apply).getOutput("registered");
    assertEquals("simulated-registered", again.getTitle());
    for (int t = 1; t <= 60; t++) {
      short[] expected = (short[]) once.getStack().getPixels(t);
      org.junit.jupiter.api.Assertions.assertArrayEquals(
          expected, (short[]) again.getStack().getPixels(t));
    }
    assertFalse(stack.isLocked(), "the image is free again");
  }

  @Test
  void aCroppedStackHasOnlyCoveredPixels() throws Exception {
    ImagePlus stack = (ImagePlus) run(SimulateStackCommand.class, SMALL).getOutput("stack");
    StringBuilder table = new StringBuilder("frame,time_s,dx_px,dy_px,quality\n");
    for (int t = 0; t < 60; t++) {
      table.append(t + 1).append(",0,").append(t % 4).append(",").append(-(t % 3)).append(",1\n");
    }
    Path file = Files.writeString(folder.resolve("drift.csv"), table);
    ImagePlus cropped =
        (ImagePlus)
            run(ApplyDriftTableCommand.class, Map.of("image", stack, "table", file, "crop", true))
                .getOutput("registered");
    assertEquals(37, cropped.getWidth());
    assertEquals(34, cropped.getHeight());
    assertEquals(0.25, cropped.getCalibration().pixelWidth);
    int frame = 6; // t = 5: dx 1, dy -2
    int expected = stack.getStack().getProcessor(frame).get(10 + 1, 10 + 2 - 2);
    assertEquals(expected, cropped.getStack().getProcessor(frame).get(10, 10));
  }

  @Test
  void theMaskOfAStackIsABinaryImage() throws Exception {
    Map<String, Object> wire =
        Map.of("width", 64, "height", 32, "frames", 80, "radius", 4, "spot", 0);
    ImagePlus stack = (ImagePlus) run(SimulateStackCommand.class, wire).getOutput("stack");
    ImagePlus mask =
        (ImagePlus) run(MakeMaskCommand.class, Map.of("image", stack)).getOutput("sample");
    assertEquals("simulated-mask", mask.getTitle());
    int[] histogram = mask.getProcessor().getHistogram();
    assertEquals(64 * 32, histogram[0] + histogram[255]);
    assertEquals(32.0 / 64, histogram[255] / (64.0 * 32), 0.08, "8 nm of 16 nm are wire");
  }

  @Test
  void anEditedMaskIsHonoured() throws Exception {
    ImagePlus stack = (ImagePlus) run(SimulateStackCommand.class, SMALL).getOutput("stack");
    ImagePlus mask =
        (ImagePlus)
            run(MakeMaskCommand.class, Map.of("image", stack, "threshold", 0.5))
                .getOutput("sample");
    mask.getProcessor().setValue(0);
    mask.getProcessor().fill();
    mask.getProcessor().setValue(255);
    mask.getProcessor().fill(new ij.gui.Roi(4, 6, 20, 24));
    mask.show();
    Module module =
        run(
            RelaxationMapsCommand.class,
            Map.of("image", stack, "mask", "simulated-mask", "pixelSize", 0.25));
    ImagePlus flags = (ImagePlus) module.getOutput("flags");
    ImagePlus tau = (ImagePlus) module.getOutput("tau");
    for (int y = 0; y < 36; y++) {
      for (int x = 0; x < 40; x++) {
        boolean painted = x >= 4 && x < 24 && y >= 6 && y < 30;
        assertEquals(!painted, (flags.getProcessor().get(x, y) & 32768) != 0, x + ", " + y);
        assertTrue(painted || Float.isNaN(tau.getProcessor().getf(x, y)), x + ", " + y);
      }
    }
  }

  @Test
  void withoutAnImageTheCommandSaysSo() {
    assertEquals(
        "Register ECM Stack: no image is open; open a stack first",
        refusal(RegisterStackCommand.class, Map.of()));
  }

  @Test
  void anImageWithoutPixelsIsRefused() {
    assertEquals(
        "Make ECM Mask: no image is open; open a stack first",
        refusal(MakeMaskCommand.class, Map.of("image", new ImagePlus())));
  }

  @Test
  void aLockedImageIsRefused() throws Exception {
    ImagePlus stack = IJ.createImage("busy", "16-bit ramp", 8, 8, 5);
    assertTrue(stack.lock());
    assertEquals(
        "Make ECM Mask: busy is in use by another command",
        refusal(MakeMaskCommand.class, Map.of("image", stack)));
  }

  @Test
  void theRoiMustBeThereToGuideTheRegistration() throws Exception {
    ImagePlus stack = (ImagePlus) run(SimulateStackCommand.class, SMALL).getOutput("stack");
    assertEquals(
        "Register ECM Stack: region is roi, but simulated has no area selection; draw one, or"
            + " choose auto or whole",
        refusal(RegisterStackCommand.class, Map.of("image", stack, "region", "roi")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "fit~best~Probe: fit is 'best'; allowed: bounded, classic, full, moving-mean",
        "lags~3~Probe: lags is 3; allowed: a whole number from 4 to 1000",
        "frameInterval~-1~Probe: frameInterval is -1; allowed: a number not below 0",
        "frameInterval~NaN~Probe: frameInterval is NaN; allowed: a number not below 0",
        "outcome~refuse~Probe: drift.csv, row 3: 'x' is not a number",
        "outcome~link~Probe: unexpected error: java.lang.NoClassDefFoundError: org/missing/Library",
        "outcome~memory~Probe: not enough memory; see Edit > Options > Memory & Threads...",
      })
  void aMistakeIsAnException(String name, String value, String expected) {
    assertEquals(expected, refusal(ProbeCommand.class, Map.of(name, value)));
  }

  @Test
  void aCancelledCommandGivesNothingOut() throws Exception {
    Module module = run(ProbeCommand.class, Map.of("outcome", "cancel"));
    assertTrue(((Cancelable) module).isCanceled());
    assertEquals("Probe: cancelled", ((Cancelable) module).getCancelReason());
    assertNull(module.getOutput("result"));
    assertNull(ij.WindowManager.getCurrentImage());
  }
}
