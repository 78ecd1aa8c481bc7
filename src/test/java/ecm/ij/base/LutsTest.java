package ecm.ij.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.command.OpenImages;
import ecm.ij.DivergingProgram;
import ecm.ij.open.TiffFile;
import ecm.standalone.CommandLine;
import ij.plugin.LutLoader;
import ij.process.LUT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LutsTest {

  private static final Path FOLDER = Path.of("src", "main", "resources", "luts");

  @TempDir Path temp;

  @AfterEach
  void close() {
    OpenImages.closeAll();
  }

  static List<String> names() {
    return Luts.names();
  }

  @Test
  void everyFileIsListed() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertEquals(
          names().stream().map(name -> name + ".lut").sorted().toList(),
          files
              .map(f -> f.getFileName().toString())
              .filter(f -> f.endsWith("lut"))
              .sorted()
              .toList());
    }
  }

  /** As ImageJ and Fiji read the files in their folder. */
  @ParameterizedTest
  @MethodSource("names")
  void imageJReadsTheFile(String name) {
    LUT lut = LutLoader.openLut(FOLDER.resolve(name + ".lut").toAbsolutePath().toString());
    assertArrayEquals(Luts.named(name).getBytes(), lut.getBytes());
  }

  @ParameterizedTest
  @MethodSource("names")
  void aMacroGivesItToAnImage(String name) throws IOException {
    Path macro = temp.resolve("lut.ijm");
    Files.writeString(
        macro,
        "newImage('map', '32-bit ramp', 16, 16, 1);\n"
            + ("run('" + name + "');\n")
            + ("saveAs('Tiff', '" + temp + "/map.tif');\n"));
    assertEquals("", CommandLine.run("-macro", macro.toString()).complaint());
    LUT lut = TiffFile.open(temp.resolve("map.tif")).getLuts()[0];
    for (int i = 0; i < 256; i++) {
      assertEquals(Luts.named(name).getRGB(i), lut.getRGB(i), "colour " + i);
    }
  }

  @Test
  void theDivergingTableIsMorelands() throws IOException {
    assertArrayEquals(
        Files.readAllBytes(FOLDER.resolve("ecm-diverging.lut")), DivergingProgram.table());
  }

  /** Colours of Moreland's own table, which is given in steps of 1/32. */
  @Test
  void theDivergingTableGoesThroughThePublishedColours() {
    assertColour(0, 59, 76, 192);
    assertColour(0.25, 141, 176, 254);
    assertColour(0.5, 221, 221, 221);
    assertColour(0.75, 244, 154, 123);
    assertColour(1, 180, 4, 38);
  }

  private static void assertColour(double x, int red, int green, int blue) {
    LUT lut = Luts.named("ecm-diverging");
    int at = (int) Math.round(255 * x);
    assertEquals(red, lut.getRed(at), 1);
    assertEquals(green, lut.getGreen(at), 1);
    assertEquals(blue, lut.getBlue(at), 1);
  }
}
