package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ecm.command.OpenImages;
import ecm.files.FileBytes;
import ecm.ij.open.TiffFile;
import ecm.standalone.CommandLine;
import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders with unusual names, a full disk and a disk that is read-only. */
class PlacesTest {

  private static final String ANALYZE = "Analyze ECM Stack...";

  @TempDir Path folder;

  @BeforeEach
  @AfterEach
  void closeImages() {
    OpenImages.closeAll();
  }

  private static ImagePlus mask() {
    ImagePlus mask = IJ.createImage("mask", "8-bit black", 24, 24, 1);
    mask.getProcessor().setValue(255);
    mask.setRoi(0, Wire.TOP, 24, Wire.BOTTOM - Wire.TOP);
    mask.getProcessor().fill(mask.getRoi());
    mask.deleteRoi();
    return mask;
  }

  /** Registers a stack into a drift table, then maps it with a mask, all in one folder. */
  private Map<String, byte[]> mapped(Door door, Path place) throws IOException {
    Path mask = place.resolve("Maske für 515 K.tif");
    TiffFile.write(mask, mask());
    Path table = place.resolve("dérive µm.csv");
    accepted(door, "Register ECM Stack...", Map.of("table", table.toString(), "maxShift", "2"));
    accepted(door, "Apply Drift Table...", Map.of("table", table.toString()));
    accepted(
        door,
        ANALYZE,
        Map.of(
            "register",
            "false",
            "mask",
            mask.toString(),
            "lags",
            "10",
            "bulkDepth",
            "0.5",
            "output",
            place.resolve("résultats 1").toString()));
    return FileBytes.below(place);
  }

  private void accepted(Door door, String label, Map<String, String> options) {
    assertNull(door.refusal(new Door.Call(label, Wire.small(), options), folder), label);
    OpenImages.closeAll();
  }

  /** A macro is a file in Latin-1, whose names cannot have other letters. */
  @ParameterizedTest
  @CsvSource({"MACRO, séries à 515 K µ", "RUN, 試料 τ Ω 1"})
  void namesWithSpacesAndLettersOfAnyKind(Door door, String name) throws IOException {
    Charset letters = Charset.forName(System.getProperty("sun.jnu.encoding"));
    assumeTrue(
        letters.newEncoder().canEncode(name),
        "skipped: file names of this locale, in " + letters + ", cannot hold " + name);
    Path plain = Files.createDirectory(folder.resolve("plain"));
    Path place = Files.createDirectory(folder.resolve(name));
    Map<String, byte[]> expected = mapped(Door.SERVICE, plain);
    Map<String, byte[]> files = mapped(door, place);
    assertEquals(expected.keySet(), files.keySet());
    for (String file : expected.keySet()) {
      if (!file.endsWith("summary.json") && !file.endsWith("report.html")) {
        assertArrayEquals(expected.get(file), files.get(file), file);
      }
    }
    assertTrue(files.containsKey("dérive µm.csv"), files.keySet()::toString);
    assertTrue(files.containsKey("résultats 1/tau.tif"), files.keySet()::toString);
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void aTableThatIsAFolderIsNamed(Door door) {
    Map<String, String> options = Map.of("table", folder.toString());
    String sentence = door.refusal(new Door.Call("Temperature Series...", null, options), folder);
    assertTrue(sentence.contains("cannot read " + folder), sentence);
    options = Map.of("frameTimes", folder.toString());
    sentence = door.refusal(new Door.Call(ANALYZE, Wire.small(), options), folder);
    assertTrue(sentence.contains("cannot read " + folder), sentence);
    options = Map.of("experiment", folder.toString(), "output", folder + "/out");
    sentence = door.refusal(new Door.Call("Analyze ECM Experiment...", null, options), folder);
    assertTrue(sentence.contains("cannot read " + folder), sentence);
    assertFalse(Files.exists(folder.resolve("out")));
  }

  private CommandLine analyze(Path stack, Path output, int lags) {
    OpenImages.closeAll();
    String options = "register=false,mask=\"none\",lags=" + lags + ",output=\"" + output + "\"";
    return CommandLine.run("--run", ANALYZE, options, "--image", stack.toString());
  }

  private static void assertRefused(CommandLine done, String... words) {
    assertEquals(1, done.status(), done.toString());
    assertEquals(1, done.err().lines().count(), done.err());
    assertFalse(done.err().matches("(?s).*(Exception|unexpected|\\.part).*"), done.err());
    for (String word : words) {
      assertTrue(done.err().contains(word), done.err());
    }
  }

  private static void assertSame(Map<String, byte[]> before, Path folder) {
    Map<String, byte[]> now = FileBytes.below(folder);
    assertEquals(before.keySet(), now.keySet());
    before.forEach((name, bytes) -> assertArrayEquals(bytes, now.get(name), name));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 200_000})
  void aFullDiskKeepsWhatItHad(long left) throws IOException {
    Path stack = folder.resolve("wire.tif");
    TiffFile.write(stack, Wire.small());
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 8)) {
      Path output = disk.folder().resolve("out");
      assertEquals("", analyze(stack, output, 10).complaint());
      Path table = disk.folder().resolve("drift.csv");
      Files.writeString(table, "an earlier table");
      disk.fill("filling", left);
      Map<String, byte[]> before = FileBytes.below(disk.folder());
      assertRefused(analyze(stack, output, 12), "No space left on device", output.toString());
      assertSame(before, disk.folder());
      Path other = disk.folder().resolve("new");
      assertRefused(analyze(stack, other, 12), "No space left on device", other.toString());
      assertSame(before, disk.folder());
      if (left == 0) {
        String options = "maxShift=2,table=\"" + table + "\"";
        assertRefused(
            CommandLine.run("--run", "Register ECM Stack...", options, "--image", stack.toString()),
            "No space left on device",
            table.toString());
        assertSame(before, disk.folder());
      }
    }
  }

  @Test
  void aDiskThatIsReadOnlyIsReadAndNotWritten() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 4)) {
      Path stack = disk.folder().resolve("wire.tif");
      TiffFile.write(stack, Wire.small());
      Path output = Files.createDirectory(disk.folder().resolve("out"));
      disk.makeReadOnly();
      assertRefused(
          analyze(stack, output, 10), output + ": Read-only file system; choose a folder that");
      assertRefused(analyze(stack, disk.folder().resolve("new"), 10), "Read-only file system");
      assertEquals("", analyze(stack, folder.resolve("elsewhere"), 10).complaint());
    }
  }
}
