package ecm.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.command.OpenImages;
import ecm.files.FileBytes;
import ecm.ij.open.TiffFile;
import ij.ImagePlus;
import ij.WindowManager;
import ij.measure.ResultsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginService;

/**
 * Escape, pressed at moments spread over a whole run, leaves windows, files and the image as they
 * were.
 */
@Tag("slow")
class EscapeTest {

  private static final int MOMENTS = 4;

  @TempDir Path data;
  private Path output;
  private ImagePlus image;
  private Context context;

  @BeforeEach
  void start() {
    OpenImages.closeAll();
    output = data.resolve("out");
    context = new Context(CommandService.class, ConvertService.class);
    image = wire(3);
    image.show();
  }

  @AfterEach
  void stop() {
    context.dispose();
    OpenImages.closeAll();
  }

  /** So slow that no null is simulated, whose updates would only come in the first run. */
  private static ImagePlus wire(long seed) {
    ImagePlus image = Wires.image(Wires.SMALL.withSeed(seed));
    image.setTitle("wire" + seed + ".tif");
    return image;
  }

  /** Whether it ran to its end. */
  private boolean run(Class<? extends Command> command, Map<String, Object> inputs)
      throws InterruptedException, ExecutionException {
    CommandInfo info = new CommandInfo(command, command.getAnnotation(Plugin.class));
    PluginService plugins = context.service(PluginService.class);
    if (context.service(CommandService.class).getCommand(command) == null) {
      plugins.addPlugin(info);
    }
    Module module = context.service(CommandService.class).run(command, true, inputs).get();
    return !((Cancelable) module).isCanceled();
  }

  private static List<String> windows() {
    int[] ids = WindowManager.getIDList();
    return Arrays.stream(ids == null ? new int[0] : ids)
        .mapToObj(id -> WindowManager.getImage(id).getTitle())
        .sorted()
        .toList();
  }

  private Map<String, byte[]> files() {
    return Files.exists(output) ? FileBytes.below(output) : new TreeMap<>();
  }

  /** Every file that a run writes, with other content. */
  private void putOldFiles(Map<String, byte[]> written) throws IOException {
    for (String name : written.keySet()) {
      Path file = output.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "old " + name);
    }
  }

  /** The numbers of the updates at which Escape is pressed, from the first to the last but one. */
  private static int[] moments(int updates) {
    assertTrue(updates > MOMENTS, updates + " updates");
    int[] moments = new int[MOMENTS];
    Arrays.setAll(moments, i -> 1 + (int) ((long) i * (updates - 2) / (MOMENTS - 1)));
    return moments;
  }

  private void assertNothingChanges(Class<? extends Command> command, Map<String, Object> options)
      throws Exception {
    Map<String, Object> inputs = new HashMap<>(options);
    inputs.put("image", image);
    EscapedCommand.escapeAt(0);
    assertTrue(run(command, inputs));
    int updates = EscapedCommand.updates();
    Map<String, byte[]> written = files();
    OpenImages.closeAll();
    image.show();
    putOldFiles(written);
    Map<String, byte[]> old = files();
    List<String> windows = windows();
    int rows = ResultsTable.getResultsTable().size();
    for (int k : moments(updates)) {
      EscapedCommand.escapeAt(k);
      assertFalse(run(command, inputs), "cancelled at update " + k + " of " + updates);
      assertEquals(windows, windows(), "windows after " + k + " of " + updates);
      FileBytes.assertSame(old, files());
      assertEquals(rows, ResultsTable.getResultsTable().size());
      assertFalse(image.isLocked());
    }
  }

  @Test
  void anAnalysis() throws Exception {
    assertNothingChanges(
        EscapedCommand.Analysis.class,
        Map.of("output", output.toFile(), "bulkDepth", 2, "saveRegistered", true));
  }

  @Test
  void relaxationMaps() throws Exception {
    assertNothingChanges(EscapedCommand.Maps.class, Map.of());
  }

  @Test
  void aRegistration() throws Exception {
    assertNothingChanges(
        EscapedCommand.Registering.class, Map.of("table", output.resolve("drift.csv").toFile()));
    EscapedCommand.escapeAt(0);
    assertTrue(run(EscapedCommand.Registering.class, Map.of("image", image)), "it is forgotten");
  }

  @Test
  void aFourPointFunction() throws Exception {
    assertNothingChanges(EscapedCommand.FourPoints.class, Map.of("output", output.toFile()));
  }

  /** Stacks that were done before Escape are not lost: their folders are whole and new. */
  @Test
  void anExperiment() throws Exception {
    TiffFile.write(data.resolve("one.tif"), image);
    TiffFile.write(data.resolve("two.tif"), wire(4));
    Path table =
        Files.writeString(
            data.resolve("e.csv"),
            "file,temperature_K,frame_interval_s,pixel_nm\none.tif,520,,\ntwo.tif,510,,\n");
    Map<String, Object> inputs =
        Map.of("experiment", table.toFile(), "output", output.toFile(), "bulkDepth", 2);
    EscapedCommand.escapeAt(0);
    assertTrue(run(EscapedCommand.Experiment.class, inputs));
    int updates = EscapedCommand.updates();
    Map<String, byte[]> written = files();
    int[] done = new int[3];
    for (int k : moments(updates)) {
      putOldFiles(written);
      Map<String, byte[]> old = files();
      EscapedCommand.escapeAt(k);
      assertFalse(run(EscapedCommand.Experiment.class, inputs), k + " of " + updates);
      done[assertWhole(old, written)]++;
    }
    assertTrue(done[0] > 0 && done[1] > 0 && done[2] > 0, Arrays.toString(done));
    EscapedCommand.escapeAt(0);
    assertTrue(run(EscapedCommand.Experiment.class, inputs));
    FileBytes.assertSame(written, files());
  }

  /** How many of the stacks' folders are new. */
  private int assertWhole(Map<String, byte[]> old, Map<String, byte[]> written) {
    Map<String, byte[]> now = files();
    int rows = 0;
    for (String folder : List.of("01-one/", "02-two/")) {
      boolean isNew = isSame(now, written, folder + "summary.json");
      rows += isNew ? 1 : 0;
      for (String name : written.keySet()) {
        // drawn again for the whole experiment once all stacks are done
        boolean redrawn = name.endsWith("/tau-map.png") || name.endsWith("/report.html");
        if (name.startsWith(folder) && !redrawn) {
          assertTrue(isSame(now, isNew ? written : old, name), name);
        } else if (name.startsWith(folder)) {
          assertEquals(isNew, !isSame(now, old, name), name);
        }
      }
    }
    Map<String, byte[]> expected = new TreeMap<>(old);
    if (rows > 0) {
      expected.remove("experiment.json");
    }
    assertEquals(expected.keySet(), now.keySet());
    for (String name : expected.keySet()) {
      assertTrue(name.contains("/") || isSame(now, old, name), name);
    }
    return rows;
  }

  private static boolean isSame(Map<String, byte[]> a, Map<String, byte[]> b, String name) {
    return Arrays.equals(a.get(name), b.get(name));
  }
}
