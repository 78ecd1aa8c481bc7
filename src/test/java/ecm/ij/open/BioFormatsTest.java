package ecm.ij.open;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.ij.Stacks;
import ij.ImagePlus;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other formats through Bio-Formats, for which classes of its names and methods stand in. */
class BioFormatsTest {

  @TempDir Path folder;

  private URLClassLoader plugins;

  /** Opens a TIFF file that lies beside the one asked for, as Bio-Formats delivers DM4. */
  @BeforeEach
  void install() throws IOException {
    Path options = folder.resolve("loci/plugins/in/ImporterOptions.java");
    Path opener = folder.resolve("loci/plugins/BF.java");
    Files.createDirectories(options.getParent());
    Files.writeString(
        options,
        "package loci.plugins.in; public class ImporterOptions { public String id; public String set"
            + " = \"\"; public void setId(String i) { id = i; }"
            + " public void setVirtual(boolean b) { if (b) set += \"v\"; }"
            + " public void setQuiet(boolean b) { if (b) set += \"q\"; }"
            + " public void setWindowless(boolean b) { if (b) set += \"w\"; } }");
    Files.writeString(
        opener,
        "package loci.plugins; public class BF { public static ij.ImagePlus[]"
            + " openImagePlus(loci.plugins.in.ImporterOptions o) throws java.io.IOException {"
            + " if (!o.set.equals(\"vqw\")) throw new IllegalStateException(o.set);"
            + " if (!o.id.endsWith(\".dm4\")) throw new java.io.IOException(\"Unknown file"
            + " format\\nand more\"); return new ij.ImagePlus[] {"
            + " ij.plugin.FileInfoVirtualStack.openVirtual(o.id.replace(\".dm4\", \".tif\"))}; } }");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", options.toString(), opener.toString());
    assertEquals(0, status);
    plugins = new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
  }

  private BioFormats installed() {
    return BioFormats.in(plugins).orElseThrow();
  }

  @Test
  void aSeriesIsVirtualAndKeepsItsPixelSizeAndFrameInterval() {
    ImagePlus series = Stacks.random(7, 5, 4, 16);
    series.getCalibration().frameInterval = 0.125;
    TiffFile.write(folder.resolve("series.tif"), series);
    List<String> log = new ArrayList<>();
    ImagePlus opened = installed().open(folder.resolve("series.dm4"), logTo(log));
    assertTrue(opened.getStack().isVirtual());
    assertEquals(4, opened.getStackSize());
    assertEquals(0.25, opened.getCalibration().pixelWidth, 1e-9);
    assertEquals(0.125, opened.getCalibration().frameInterval);
    assertEquals(
        List.of(
            "series.dm4: opened through Bio-Formats, virtual; pixel 0.250000 nm, frame interval"
                + " 0.125000 sec"),
        log);
  }

  @Test
  void whatTheFileDoesNotGiveIsSaid() {
    ImagePlus series = Stacks.random(7, 5, 4, 16);
    series.setCalibration(null);
    new ij.io.FileSaver(series).saveAsTiffStack(folder.resolve("series.tif").toString());
    List<String> log = new ArrayList<>();
    installed().open(folder.resolve("series.dm4"), logTo(log));
    assertTrue(
        log.get(0).endsWith("pixel not in the file, frame interval not in the file"), log.get(0));
  }

  private static Progress logTo(List<String> log) {
    return new Progress() {
      @Override
      public void update(long done, long total, String stage) {}

      @Override
      public boolean isCancelled() {
        return false;
      }

      @Override
      public void log(String line) {
        log.add(line);
      }
    };
  }

  @Test
  void whatBioFormatsCannotReadIsRefusedInOneSentence() {
    Path file = folder.resolve("notes.xyz");
    InvalidInput refused =
        assertThrows(InvalidInput.class, () -> installed().open(file, Progress.NONE));
    assertEquals(
        "cannot open " + file + " through Bio-Formats: Unknown file format", refused.getMessage());
  }

  @Test
  void withoutItMicroscopeFormatsAreToldWhereToGo() throws IOException {
    assertTrue(BioFormats.in(getClass().getClassLoader()).isEmpty());
    Path file = Files.writeString(folder.resolve("series.dm4"), "some bytes of a DM4 file");
    InvalidInput refused = assertThrows(InvalidInput.class, () -> TiffFile.open(file));
    assertTrue(refused.getMessage().contains("Bio-Formats Importer"), refused.getMessage());
  }
}
