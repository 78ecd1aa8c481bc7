package ecm.standalone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ecm.command.OpenImages;
import ecm.files.FileBytes;
import ecm.files.Version;
import ecm.ij.open.TiffFile;
import ecm.reliability.ChildJvm;
import ij.ImagePlus;
import ij.WindowManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every entry of the menu opens in ImageJ's window, runs with its defaults and records a macro that
 * gives the same bytes without windows. Needs a display: {@code xvfb-run mvn -B verify}.
 */
@Tag("slow")
class GuiTest {

  @TempDir static Path data;

  @BeforeAll
  static void tryEveryEntryInTheWindow() throws IOException {
    boolean display = System.getenv("DISPLAY") != null;
    if (!display) {
      System.out.println("GuiTest: no display, so the dialogs are not tried; use xvfb-run");
    }
    assumeTrue(display, "no display");
    prepare();
    System.out.println(ChildJvm.windowed(2048, GuiProgram.class, data.toString()));
  }

  /** A small wire, its drift, its map of tau, a series, an experiment. */
  private static void prepare() throws IOException {
    runMacro(
        "run('Simulate ECM Stack...', 'width=48 height=40 frames=280 tau=1 pixelsize=0.5"
            + " speckle=1 radius=9 spot=12');\n"
            + ("saveAs('Tiff', '" + data + "/wire.tif');\n")
            + ("run('Register ECM Stack...', 'table=[" + data + "/drift.csv]');\n")
            + "run('Relaxation Maps...');\n"
            + "selectImage('wire-registered-tau');\n"
            + ("saveAs('Tiff', '" + data + "/wire-tau.tif');\n"));
    OpenImages.closeAll();
    Files.copy(Path.of("src/test/resources/golden/temperature.csv"), data.resolve("series.csv"));
    Files.writeString(
        data.resolve("experiment.csv"),
        "file,temperature_K,frame_interval_s,pixel_nm\nwire.tif,523,0.1,0.5\n");
  }

  @AfterEach
  void close() {
    OpenImages.closeAll();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void runMacro(String text) throws IOException {
    Path macro = Files.writeString(data.resolve("test.ijm"), text);
    assertEquals("", CommandLine.run("-macro", macro.toString()).complaint(), text);
  }

  static List<String> labels() {
    Suite suite = Suite.start();
    try {
      return suite.commands().stream().map(Suite::label).toList();
    } finally {
      suite.context().dispose();
    }
  }

  @ParameterizedTest
  @MethodSource("labels")
  void theRecordedMacroGivesTheSameBytes(String label) throws IOException {
    GuiTask task = GuiTask.of(label, data);
    String expected = task.asks() ? "dialog " + label.replace("...", "") + "\n" : "";
    if (!label.equals("About ECM")) {
      assertEquals(expected, read(task.messages()));
    }
    Path replay = data.resolve("replay").resolve(task.folder().getFileName());
    Files.createDirectories(replay);
    String select = label.equals("Inspect Pixel g2") ? "makePoint(24, 20);\n" : "";
    String open = task.image() == null ? "" : "open('" + task.image() + "');\n" + select;
    String recorded = read(task.macro());
    assertTrue(recorded.startsWith("run(\"" + label + "\""), recorded);
    runMacro(open + recorded.replace(task.folder().toString(), replay.toString()));
    if (task.writes()) {
      assertSameFiles(task.files(), replay.resolve("files"));
    } else if (!label.equals("Inspect Pixel g2")) { // whose window shows no image
      assertSameImages(task, replay);
    }
  }

  private static void assertSameFiles(Path gui, Path replay) {
    Map<String, byte[]> expected = filesOf(gui);
    assertFalse(expected.isEmpty(), gui + " is empty");
    FileBytes.assertSame(expected, filesOf(replay));
  }

  /** All but the log, which holds times of day. */
  private static Map<String, byte[]> filesOf(Path folder) {
    Map<String, byte[]> files = FileBytes.below(folder);
    files.keySet().removeIf(name -> Path.of(name).endsWith("run.log"));
    return files;
  }

  /** Pictures in colour are drawn for the size of the screen. */
  private static void assertSameImages(GuiTask task, Path replay) throws IOException {
    int[] ids = WindowManager.getIDList();
    for (int id : ids == null ? new int[0] : ids) {
      ImagePlus image = WindowManager.getImage(id);
      if (task.image() == null || !image.getTitle().equals(task.image().getFileName().toString())) {
        GuiTask.save(image, replay);
      }
    }
    Map<String, byte[]> shown = filesOf(task.images());
    try (Stream<Path> files = Files.list(replay)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] other = shown.remove(file.getFileName().toString());
        assertNotNull(other, file + " was not shown in a window");
        if (TiffFile.open(file).getBitDepth() != 24) {
          assertArrayEquals(other, Files.readAllBytes(file), file.toString());
        }
      }
    }
    assertEquals(Set.of(), shown.keySet(), "shown in a window only");
  }

  /** The field, which is what is recorded, follows the list beside it. */
  @Test
  void aMaskCanBeChosenFromAList() {
    String call = read(GuiTask.of("Relaxation Maps...", data).macro());
    assertTrue(call.contains(" mask=none "), call);
  }

  @Test
  void aboutTellsVersionAndCitation() {
    String said = read(GuiTask.of("About ECM", data).messages());
    assertTrue(said.contains("ECM " + Version.get()), said);
    assertTrue(said.contains("Nature Communications 9, 1129 (2018)"), said);
  }
}
