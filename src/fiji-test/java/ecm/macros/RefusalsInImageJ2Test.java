package ecm.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ecm.fiji.ImageJ2;
import ecm.fiji.Standalone;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake ends a macro in ImageJ2 with the same sentence as without it. */
class RefusalsInImageJ2Test {

  @TempDir Path folder;

  @BeforeEach
  @AfterEach
  void clear() {
    ImageJ2.clear();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Register ECM Stack...~~Register ECM Stack: no image is open; open a stack first",
        "Simulate ECM Stack...~frames=abc~"
            + "Simulate ECM Stack: frames is 'abc'; allowed: a whole number from 2 to 1000000",
        "Simulate ECM Stack...~frames=1~"
            + "Simulate ECM Stack: frames is 1; allowed: a whole number from 2 to 1000000",
        "Simulate ECM Stack...~geometry=cube~"
            + "Simulate ECM Stack: geometry is 'cube'; allowed: film, cylinder, slab",
        "Simulate ECM Stack...~tau=0,5~"
            + "Simulate ECM Stack: tau is '0,5'; allowed: a number from 0 to 1000000000000",
        "Temperature Series...~table=[/nowhere/series.csv]~"
            + "Temperature Series: cannot read /nowhere/series.csv: no such file",
        "Make ECM Mask...~Threshold=0.1~"
            + "Make ECM Mask: option 'Threshold' is not known; allowed: image, frameinterval, pixelsize,"
            + " firstframe, lastframe, excludeframes, frametimes, threshold, preview",
      })
  void endsTheMacro(String label, String options, String expected) throws Exception {
    Path mark = folder.resolve("went-on");
    String macro =
        ("run('" + label + "', '" + (options == null ? "" : options) + "');\n")
            + ("File.saveString('x', '" + mark + "');\n");
    String error = ImageJ2.errorOf(macro);
    assertFalse(Files.exists(mark), "the macro went on in ImageJ2");
    assertEquals(expected, error);
    Path file = Files.writeString(folder.resolve("test.ijm"), macro);
    assertEquals(
        "ecm: " + file + ", line 1: " + error + System.lineSeparator(),
        Standalone.macro(file, "", folder));
    assertFalse(Files.exists(mark), "the macro went on without ImageJ2");
  }
}
