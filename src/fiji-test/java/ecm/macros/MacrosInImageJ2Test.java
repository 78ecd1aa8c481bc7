package ecm.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ecm.fiji.ImageJ2;
import ecm.fiji.Standalone;
import ecm.files.FileBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A macro writes the same files in ImageJ2 as without it, byte for byte. */
class MacrosInImageJ2Test {

  @TempDir Path folder;

  @BeforeEach
  @AfterEach
  void clear() {
    ImageJ2.clear();
  }

  /** What a macro writes into a folder that is its argument. */
  private void assertSameFiles(Path macro, String before, String after)
      throws IOException, InterruptedException {
    Path alone = Files.createDirectory(folder.resolve("alone"));
    assertEquals("", Standalone.macro(macro, before + alone + after, folder));
    Path inImageJ2 = Files.createDirectory(folder.resolve("ImageJ2"));
    ImageJ2.macro(macro, before + inImageJ2 + after);
    Map<String, byte[]> expected = FileBytes.below(alone);
    assertFalse(expected.isEmpty(), "nothing was written");
    FileBytes.assertSame(expected, FileBytes.below(inImageJ2));
  }

  @ParameterizedTest
  @CsvSource({
    "analyze-sample.ijm,''",
    "relaxation-maps.ijm,''",
    "simulate-and-check.ijm,''",
    "'make-samples.ijm',',507'",
    "'documentation-figures.ijm',',160'",
    "'reproduce-paper.ijm',',240'",
  })
  void ofTheMacros(String macro, String more) throws Exception {
    assertSameFiles(Path.of("macros", macro), "", more);
  }

  @Test
  void ofABatch() throws Exception {
    Path stacks = Files.createDirectory(folder.resolve("stacks of a day"));
    Path prepare = folder.resolve("prepare.ijm");
    Files.writeString(
        prepare,
        "for (seed = 1; seed <= 2; seed++) {\n"
            + "  run('Simulate ECM Stack...', 'width=48 height=40 frames=400 tau=2 sigma=0'\n"
            + "      + ' pixelsize=0.5 speckle=1 radius=9 spot=12 drift=0 seed=' + seed);\n"
            + "  saveAs('Tiff', getArgument() + '/run-' + seed + '.tif');\n"
            + "}\n");
    ImageJ2.macro(prepare, stacks.toString());
    ImageJ2.clear();
    assertSameFiles(Path.of("macros", "batch-folder.ijm"), stacks + ",", "");
  }

  /** One that was recorded at windows, which it names, and that writes files. */
  @Test
  void ofARecording() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("recorded.ijm"),
            """
            run("Simulate ECM Stack...",
                "width=48 height=40 frames=200 tau=1 pixelsize=0.5 speckle=1 radius=9 spot=0");
            run("Analyze ECM Stack...",
                "register=false bulkdepth=1 output=[" + getArgument() + "/analysis]");
            selectImage("simulated-verdict");
            selectImage("simulated-plots");
            selectImage("simulated-tau");
            run("Map Statistics...", "output=[" + getArgument() + "/statistics]");
            selectImage("simulated-tau-histogram");
            selectImage("simulated");
            run("Two-Time Correlation...", "output=[" + getArgument() + "/two-time]");
            if (getTitle() != "simulated") selectImage("not " + getTitle());
            selectImage("simulated-two-time-plots");
            """);
    assertSameFiles(file, "", "");
  }

  /** Every line, with all images that it opens and its rows of the Results table. */
  @Test
  void ofTheReadme() throws Exception {
    StringBuilder macro = new StringBuilder("folder = getArgument();\n" + PREPARE);
    int number = 0;
    for (String line : ReadmeTest.macroLines()) {
      String image = ReadmeTest.isOnMap(line) ? "map" : "stack";
      macro.append("open(folder + '/").append(image).append(".tif');\n");
      macro.append(line.replace("/data/", "\" + folder + \"/")).append('\n');
      macro.append("keep('line ").append(++number).append("');\n");
    }
    Path file = Files.writeString(folder.resolve("readme.ijm"), macro + KEEP);
    assertSameFiles(file, "", "");
  }

  private static final String PREPARE =
      """
      run("Simulate ECM Stack...",
          "width=48 height=40 frames=200 tau=1 pixelsize=0.5 speckle=1 radius=9 spot=12");
      saveAs("Tiff", folder + "/stack.tif");
      run("Register ECM Stack...", "table=[" + folder + "/drift.csv]");
      run("Relaxation Maps...");
      selectImage("stack-registered-tau");
      saveAs("Tiff", folder + "/map.tif");
      keep("prepared");
      File.saveString("file,temperature_K,frame_interval_s,pixel_nm\\nstack.tif,523,0.1,0.5\\n",
          folder + "/experiment.csv");
      File.copy("src/test/resources/golden/temperature.csv", folder + "/series.csv");
      """;

  private static final String KEEP =
      """
      function keep(name) {
        to = getArgument() + "/" + name;
        File.makeDirectory(to);
        if (nResults > 0) saveAs("Results", to + "/results.csv");
        run("Clear Results");
        for (i = 1; i <= nImages; i++) {
          selectImage(i);
          saveAs("Tiff", to + "/" + i + " " + replace(getTitle(), "/", "_"));
        }
        while (nImages > 0) {
          selectImage(nImages);
          close();
        }
      }
      """;
}
