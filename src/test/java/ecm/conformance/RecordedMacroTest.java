package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.command.OpenImages;
import ecm.files.FileBytes;
import ecm.standalone.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A macro recorded in ImageJ's GUI names each window that came to the front, among them those of
 * results that it also wrote to files. Without windows it runs as it stands.
 */
class RecordedMacroTest {

  private static final String ANALYZE = "Analyze ECM Stack...";
  private static final String OPTIONS = "register=false bulkdepth=1 output=";

  @TempDir Path folder;

  @BeforeEach
  @AfterEach
  void closeImages() {
    OpenImages.closeAll();
  }

  /** Runs lines with FOLDER replaced. */
  private void run(String lines) throws IOException {
    Path macro =
        Files.writeString(folder.resolve("test.ijm"), lines.replace("FOLDER", folder.toString()));
    assertEquals("", CommandLine.run("-macro", macro.toString()).complaint());
    Files.delete(macro);
  }

  private void simulate(String... names) throws IOException {
    for (String name : names) {
      run(
          "run('Simulate ECM Stack...', 'width=48 height=40 frames=200 tau=1 pixelsize=0.5 speckle=1"
              + " radius=9 spot=0 seed="
              + name.length()
              + "');\n"
              + ("saveAs('Tiff', 'FOLDER/" + name + ".tif');\n"));
      closeImages();
    }
  }

  private static String call(String label, String options) {
    return "run(\"" + label + "\", \"" + options + "\");\n";
  }

  private static String select(String... titles) {
    return Stream.of(titles)
        .map(title -> "selectImage(\"" + title + "\");\n")
        .collect(Collectors.joining());
  }

  private Map<String, byte[]> files(String name) {
    Map<String, byte[]> files = FileBytes.below(folder.resolve(name));
    assertTrue(files.size() > 1, () -> name + ": " + files.keySet());
    return files;
  }

  @Test
  void windowsOfEarlierResultsAreFound() throws IOException {
    simulate("wire");
    run(
        "open(\"FOLDER/wire.tif\");\n"
            + call(ANALYZE, OPTIONS + "FOLDER/analysis")
            + select("wire-plots", "wire-verdict", "wire-beta", "wire-tau")
            + call("Map Statistics...", "mask=none output=FOLDER/statistics")
            + select("wire-tau-histogram", "wire.tif")
            + call("Two-Time Correlation...", "output=FOLDER/two-time")
            + select("wire-two-time-plots", "wire-two-time"));
    closeImages();
    run("open('FOLDER/wire.tif');" + call(ANALYZE, OPTIONS + "FOLDER/other/analysis"));
    closeImages();
    String reopen = "open('FOLDER/analysis/MAP.tif'); rename('wire-MAP');\n";
    run(
        Stream.of("beta", "contrast", "tau-corrected", "flags", "tau")
                .map(map -> reopen.replace("MAP", map))
                .collect(Collectors.joining())
            + call("Map Statistics...", "mask=none output=FOLDER/other/statistics"));
    closeImages();
    run(
        "open('FOLDER/wire.tif');\n"
            + call("Two-Time Correlation...", "output=FOLDER/other/two-time"));
    FileBytes.assertSame(files("other"), other());
  }

  private Map<String, byte[]> other() {
    Map<String, byte[]> all = FileBytes.below(folder);
    all.keySet()
        .removeIf(
            name ->
                Stream.of("analysis", "statistics", "two-time")
                    .noneMatch(part -> Path.of(name).startsWith(part)));
    return all;
  }

  /** Of those that are only listed, those of stacks closed before are gone. */
  @Tag("slow")
  @Test
  void aMacroOfManyStacksNeitherLosesItsStackNorCollectsImages() throws IOException {
    simulate("a", "bb", "ccc");
    run(
        "counts = newArray(3);\n"
            + "names = newArray('a', 'bb', 'ccc');\n"
            + "for (i = 0; i < 3; i++) {\n"
            + "  open('FOLDER/' + names[i] + '.tif');\n"
            + ("  run('" + ANALYZE + "', '" + OPTIONS + "FOLDER/' + names[i]);\n")
            + "  if (getTitle() != names[i] + '.tif') exit('the current image is ' + getTitle());\n"
            + "  counts[i] = nImages;\n"
            + "  close();\n"
            + "  if (isOpen(names[i] + '.tif')) exit('the stack was not closed');\n"
            + "}\n"
            + "if (counts[0] < 9) exit('only ' + counts[0] + ' images');\n"
            + "if (counts[2] != counts[0]) exit(counts[0] + ' images, then ' + counts[2]);\n");
  }

  /**
   * In a macro's batch mode, as everywhere else, what a command without output shows is current.
   */
  @Test
  void withoutFilesTheResultIsCurrent() throws IOException {
    simulate("wire");
    run(
        "open('FOLDER/wire.tif');\n"
            + call("Relaxation Maps...", "mask=none")
            + "if (getTitle() != 'wire-tau') exit('the current image is ' + getTitle());\n"
            + select("wire-tau-map", "wire-flags"));
  }
}
