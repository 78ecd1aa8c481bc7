package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.command.OpenImages;
import ecm.ij.open.TiffFile;
import ecm.standalone.CommandLine;
import ij.IJ;
import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that cannot be read, and places that cannot be written to. */
class FileRefusalsTest extends RefusalTest {

  private static final String APPLY = "Apply Drift Table...";
  private static final String HEADER = "frame,time_s,dx_px,dy_px,quality\n";

  private void refused(String label, Map<String, String> options, String... words) {
    assertRefused(new Case(label, Wire::small, options, List.of(words)));
  }

  private static String rows(int frames) {
    StringBuilder rows = new StringBuilder(HEADER);
    IntStream.rangeClosed(1, frames).forEach(t -> rows.append(t).append(",0,0,0,1\n"));
    return rows.toString();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void aDriftTableMustFitTheStack() throws IOException {
    String good = rows(40);
    refused(APPLY, Map.of(), "table is empty", "CSV file");
    refused(APPLY, Map.of("table", folder + "/no.csv"), folder + "/no.csv", "no such file");
    refused(APPLY, Map.of("table", folder.toString()), folder.toString(), "cannot read");
    refused(APPLY, Map.of("table", file("0.csv", "")), "0.csv is empty", "header");
    refused(APPLY, Map.of("table", file("h.csv", HEADER)), "h.csv: frame 1 is missing", "1 to 40");
    refused(
        APPLY,
        Map.of("table", file("m.csv", good.replace("\n7,0,0,0,1", ""))),
        "m.csv: frame 7 is missing",
        "frames 1 to 40");
    refused(
        APPLY,
        Map.of("table", file("x.csv", good + "41,0,0,0,1\n")),
        "x.csv, row 42: frame 41",
        "frames 1 to 40");
    refused(
        APPLY,
        Map.of("table", file("d.csv", good.replace("\n7,", "\n6,"))),
        "d.csv, row 8: frame 6 stands twice");
    refused(
        APPLY,
        Map.of("table", file("n.csv", good.replace("\n7,0,0,", "\n7,0,NaN,"))),
        "n.csv, row 8 (frame 7): dx_px is NaN",
        "finite number of pixels");
    refused(
        APPLY,
        Map.of("table", file("i.csv", good.replace("\n7,0,0,0", "\n7,0,0,-Infinity"))),
        "i.csv, row 8 (frame 7): dy_px is -Infinity",
        "finite number of pixels");
    refused(
        APPLY,
        Map.of("table", file("t.csv", good.replace("\n7,0,0,", "\n7,0,left,"))),
        "t.csv, row 8, dx_px: 'left' is not a number");
    refused(
        APPLY,
        Map.of("table", file("f.csv", good.replace("\n7,", "\n7.5,"))),
        "f.csv, row 8: frame 7.5",
        "frames 1 to 40");
    refused(
        APPLY,
        Map.of("table", file("c.csv", good.replace("dx_px", "dx"))),
        "c.csv: column dx_px is missing",
        "dy_px");
    refused(
        APPLY,
        Map.of("table", file("s.csv", good.replace("\n7,0,0,0,1", "\n7,0,0"))),
        "s.csv, row 8: 3 values",
        "5 columns");
    refused(
        APPLY,
        Map.of("table", file("q.csv", good.replace("\n7,0,0,0,1", "\n7,0,0,\"0,1"))),
        "q.csv");
    refused(
        APPLY,
        Map.of("table", file("b.csv", good.replace("\n7,0,0", "\n7,0,1e9"))),
        "b.csv: frame 7 is shifted by 1000000000, 0 px",
        "24 x 24");
    Files.write(folder.resolve("bin.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2});
    refused(APPLY, Map.of("table", folder + "/bin.csv"), "bin.csv", "UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Register ECM Stack...",
        "Apply Drift Table...",
        "Make ECM Mask...",
        "Relaxation Maps...",
        "Analyze ECM Stack..."
      })
  void frameTimesMustFitTheStack(String label) throws IOException {
    StringBuilder times = new StringBuilder("frame,time_s\n");
    IntStream.rangeClosed(1, 40).forEach(t -> times.append(t + "," + t * 0.5 + "\n"));
    String good = times.toString();
    refused(label, Map.of("frameTimes", folder + "/no.csv"), "no.csv", "no such file");
    refused(
        label,
        Map.of("frameTimes", file("l.csv", good + "41,20.5\n")),
        "l.csv: 41 rows",
        "40 frames");
    refused(
        label,
        Map.of("frameTimes", file("a.csv", good.replace("\n7,3.5", "\n7,2.9"))),
        "a.csv, row 8: time_s is 2.9",
        "above 3");
    refused(
        label,
        Map.of("frameTimes", file("n.csv", good.replace("\n7,3.5", "\n7,NaN"))),
        "n.csv, row 8: time_s is NaN",
        "above 3");
    refused(
        label,
        Map.of("frameTimes", file("i.csv", good.replace("\n7,3.5", "\n7,3.75"))),
        "i.csv: frame times: frame 7 comes 1.50 intervals after the one before");
    refused(
        label,
        Map.of("frameTimes", folder + "/i.csv", "firstFrame", "4", "lastFrame", "30"),
        "i.csv: frame times: frame 7 comes 1.50 intervals after the one before");
    refused(
        label,
        Map.of("frameTimes", file("g.csv", good), "frameInterval", "0.5"),
        "frameInterval and frameTimes",
        "only one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Relaxation Maps...", "Analyze ECM Stack..."})
  void aMaskMustFitTheStack(String label) throws IOException {
    save("other", IJ.createImage("other", "8-bit white", 20, 24, 1));
    save("empty", IJ.createImage("empty", "8-bit black", 24, 24, 1));
    save("colour", IJ.createImage("colour", "RGB white", 24, 24, 1));
    save("stack", IJ.createImage("stack", "8-bit white", 24, 24, 3));
    String at = folder + "/";
    refused(label, Map.of("mask", at + "other.tif"), "other.tif", "20 x 24", "24 x 24");
    refused(label, Map.of("mask", at + "empty.tif"), "empty.tif is empty", "0");
    refused(label, Map.of("mask", at + "colour.tif"), "colour.tif", "single grey image");
    refused(label, Map.of("mask", at + "stack.tif"), "stack.tif", "single grey image");
    refused(label, Map.of("mask", file("text.tif", "mask")), "text.tif", "not a TIFF");
    refused(label, Map.of("mask", folder.toString()), "no mask", folder.toString());
  }

  private void save(String name, ImagePlus image) {
    TiffFile.write(folder.resolve(name + ".tif"), image);
  }

  @Test
  void aPlaceThatCannotBeWrittenToIsToldBeforeTheWork() throws IOException {
    String way = file("way", "x");
    refused("Analyze ECM Stack...", Map.of("output", way), way, "folder that can be written");
    refused(
        "Analyze ECM Stack...",
        Map.of("output", way + "/in"),
        way,
        "Not a directory",
        "folder that can be written");
    refused(
        "Analyze ECM Stack...",
        Map.of("output", "/proc/ecm/out"),
        "/proc/ecm",
        "folder that can be written");
    refused(
        "Register ECM Stack...", Map.of("table", way + "/drift.csv"), way, "a file is in the way");
    refused("Register ECM Stack...", Map.of("table", "/proc/drift.csv"), "cannot write into /proc");
    Files.createDirectory(folder.resolve("empty"));
    refused(
        "Register ECM Stack...",
        Map.of("table", folder + "/empty"),
        folder + "/empty",
        "it is a folder");
  }

  @Test
  void aRefusedAnalysisLeavesAnEarlierOneAlone() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.writeString(out.resolve("summary.json"), "{}");
    refused("Analyze ECM Stack...", Map.of("output", out.toString(), "mask", "nowhere"), "nowhere");
    refused(
        "Analyze ECM Stack...",
        Map.of("output", out.toString(), "lastFrame", "9"),
        "at least 10 are needed");
    refused(
        "Analyze ECM Stack...",
        Map.of("output", folder + "/new/deep", "mask", "nowhere"),
        "nowhere");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "empty.tif~~the file is empty (0 bytes)",
        "text.tif~frames~not a TIFF file",
        "short.tif~II~not a TIFF file",
        "movie.dm4~garbage garbage~.dm4 files cannot be read here, open it in Fiji through Plugins"
            + " > Bio-Formats",
        "movie.mrc~garbage garbage~.mrc files cannot be read here, open it in Fiji through Plugins"
            + " > Bio-Formats",
      })
  void anImageThatCannotBeReadIsNamed(String name, String text, String words) throws IOException {
    assertCannotOpen(file(name, text == null ? "" : text), words);
  }

  @Test
  void aTruncatedStackIsRefusedAtAnyLength() throws IOException {
    save("whole", Wire.small());
    byte[] whole = Files.readAllBytes(folder.resolve("whole.tif"));
    for (int length : new int[] {7, 8, 20, 100, 200, whole.length / 2, whole.length * 9 / 10}) {
      Files.write(folder.resolve("cut.tif"), Arrays.copyOf(whole, length));
      assertCannotOpen(folder + "/cut.tif", "");
    }
  }

  @Test
  void aFolderWithoutImagesIsRefused() throws IOException {
    assertCannotOpen(Files.createDirectory(folder.resolve("none")).toString(), "no image");
    assertCannotOpen(folder.resolve("missing").toString(), "no such file");
  }

  private void assertCannotOpen(String file, String words) {
    OpenImages.closeAll();
    Before before = Before.now(folder);
    CommandLine done = CommandLine.run("--run", "Make ECM Mask...", "--image", file);
    assertEquals(1, done.status(), done.toString());
    assertEquals(1, done.err().lines().count(), done.err());
    assertTrue(done.err().startsWith("ecm: "), done.err());
    assertTrue(done.err().contains(file) && done.err().contains(words), done.err());
    assertFalse(done.err().matches("(?s).*(Exception|null|unexpected).*"), done.err());
    assertEquals("", done.out());
    before.assertUnchanged(folder, null);
  }
}
