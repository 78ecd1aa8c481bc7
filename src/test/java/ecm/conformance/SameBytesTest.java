package ecm.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.command.OpenImages;
import ecm.ij.open.TiffFile;
import ecm.standalone.CommandLine;
import ij.ImagePlus;
import ij.WindowManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Analyze ECM Stack writes the same files wherever it runs. */
class SameBytesTest {

  @TempDir Path folder;
  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @BeforeEach
  @AfterEach
  void restore() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
    OpenImages.closeAll();
  }

  /** A run on the command line; what it wrote, by name. */
  private Map<String, byte[]> analysis(Path input, String output, String more) {
    Path to = folder.resolve(output);
    CommandLine done =
        CommandLine.run(
            "--run",
            "Analyze ECM Stack...",
            "output=\"" + to + "\",bulkDepth=1,register=false" + more,
            "--image",
            input.toString());
    assertEquals(0, done.status(), done.err());
    assertEquals("", done.err());
    assertTrue(WindowManager.getImageCount() <= 1, "no window but the input's");
    OpenImages.closeAll();
    return files(to);
  }

  private static Map<String, byte[]> files(Path folder) {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> list = Files.list(folder)) {
      for (Path file : list.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private Path wire() {
    Path file = folder.resolve("wire.tif");
    TiffFile.write(file, Wire.stack(24, 24, 240));
    return file;
  }

  private static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name));
  }

  @Tag("slow")
  @Test
  void theLocaleAndTheTimeZoneDoNotMatter() throws IOException {
    Path input = wire();
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    Map<String, byte[]> expected = analysis(input, "root", "");
    Locale.setDefault(Locale.GERMANY);
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
    assertSame(expected, analysis(input, "Ergebnisse für 515 K", ""));
    Locale.setDefault(new Locale("ar", "EG", ""));
    assertSame(expected, analysis(input, "arab", ""));
    Locale.setDefault(new Locale("tr", "TR"));
    assertSame(expected, analysis(input, "turk", ""));
    assertTrue(expected.containsKey("summary.json"));
    for (String name : expected.keySet()) {
      String text = new String(expected.get(name), StandardCharsets.ISO_8859_1);
      assertTrue(!text.contains(folder.toString()), name + " holds no path of this machine");
    }
  }

  @Test
  void theReportQuotesATitleThatLooksLikeMarkup() throws IOException {
    Path file = folder.resolve("<b>x&.tif");
    TiffFile.write(file, Wire.stack(24, 24, 240));
    Map<String, byte[]> files = analysis(file, "out", "");
    String html = new String(files.get("report.html"), StandardCharsets.UTF_8);
    assertTrue(html.contains("&lt;b&gt;x&amp;"), "the title is quoted");
    assertTrue(!html.contains("<b>x&"), "the title is no markup");
  }

  @Test
  void badPixelsAreFlaggedAndLeaveTheirNeighboursAlone() {
    ImagePlus good = Wire.stack(24, 24, 240);
    ImagePlus bad = good.duplicate();
    bad.setTitle("wire");
    float[] values = {Float.NaN, Float.POSITIVE_INFINITY};
    for (int i = 0; i < values.length; i++) {
      ((float[]) bad.getStack().getPixels(7))[10 * 24 + 5 + i] = values[i];
    }
    Maps expected = Maps.of(good, "mask=none", folder);
    Maps actual = Maps.of(bad, "mask=none", folder);
    for (int i = 0; i < 24 * 24; i++) {
      boolean spoilt = i == 10 * 24 + 5 || i == 10 * 24 + 6;
      assertEquals(spoilt ? Float.NaN : expected.values()[i], actual.values()[i], "pixel " + i);
    }
  }

  @Test
  void aRecordOfFewFramesIsRefused() {
    for (int frames = 2; frames < 12; frames++) {
      Path file = folder.resolve("short.tif");
      TiffFile.write(file, Wire.stack(24, 24, frames));
      for (String label : new String[] {"Relaxation Maps...", "Analyze ECM Stack..."}) {
        CommandLine done =
            CommandLine.run("--run", label, "mask=\"none\"", "--image", file.toString());
        String refusal =
            String.format(
                "ecm: %s: only %d of %d frames are valid; at least 10 are needed%n",
                label.replace("...", ""), frames, frames);
        assertEquals(frames < 10 ? refusal : "", done.err());
        OpenImages.closeAll();
      }
    }
  }
}
