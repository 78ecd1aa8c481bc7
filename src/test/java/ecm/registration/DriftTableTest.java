package ecm.registration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.stack.Drift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftTableTest {

  @TempDir private Path folder;

  @Test
  void readsWhatItWrote() throws IOException {
    Drift drift =
        new Drift(
            new double[] {0, 1.25, -3},
            new double[] {0, -0.5, 2},
            new double[] {0.9, Double.NaN, 0.8},
            new boolean[] {false, true, false});
    Path file = folder.resolve("drift.csv");
    DriftTable.write(file, drift, 0.1);
    assertEquals(
        List.of(
            "frame,time_s,dx_px,dy_px,quality",
            "1,0,0,0,0.9",
            "2,0.1,1.25,-0.5,NaN",
            "3,0.2,-3,2,0.8"),
        Files.readAllLines(file));
    Drift back = DriftTable.read(file, 3);
    assertArrayEquals(drift.dx(), back.dx());
    assertArrayEquals(drift.dy(), back.dy());
    assertArrayEquals(drift.quality(), back.quality());
    assertArrayEquals(drift.bad(), back.bad());
  }

  @Test
  void rowsMayStandInAnyOrderAndShiftsBecomeRelativeToTheFirstFrame() throws IOException {
    Drift drift = read("frame,dx_px,dy_px,quality,note", "2,5,1,1,a", "1,3,0,1,b");
    assertArrayEquals(new double[] {0, 2}, drift.dx());
    assertArrayEquals(new double[] {0, 1}, drift.dy());
  }

  private Drift read(String... lines) throws IOException {
    Path file = folder.resolve("edited.csv");
    Files.write(file, List.of(lines));
    return DriftTable.read(file, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,0,0,1 |                | frame 2 is missing",
        "1,0,0,1 | 3,0,0,1        | frame 3",
        "1,0,0,1 | 1,0,0,1        | frame 1 stands twice",
        "1,0,0,1 | 2,NaN,0,1      | row 3 (frame 2): dx_px is NaN",
        "1,0,0,1 | 2,0,Infinity,1 | row 3 (frame 2): dy_px is Infinity",
        "1,0,0,1 | 2,a,0,1        | row 3, dx_px: 'a' is not a number",
        "1,0,0,1 | 1.5,0,0,1      | frame 1.5",
        "1,0,0,1 | 0,0,0,1        | frame 0",
        "1,0,0,1 | 2,0,0,7        | row 3 (frame 2): quality is 7",
        "1,0,0,NaN | 2,0,0,NaN    | quality is NaN in every row"
      })
  void errorsNameFileRowAndFrame(String first, String second, String expected) {
    String[] lines =
        second == null
            ? new String[] {"frame,dx_px,dy_px,quality", first}
            : new String[] {"frame,dx_px,dy_px,quality", first, second};
    InvalidInput e = assertThrows(InvalidInput.class, () -> read(lines));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
    assertTrue(e.getMessage().contains("edited.csv"), e.getMessage());
  }

  @Test
  void aMissingColumnIsNamed() {
    InvalidInput e = assertThrows(InvalidInput.class, () -> read("frame,dx_px,dy_px", "1,0,0"));
    assertTrue(e.getMessage().contains("quality"), e.getMessage());
  }
}
