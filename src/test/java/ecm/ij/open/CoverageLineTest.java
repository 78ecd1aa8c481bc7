package ecm.ij.open;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.Coverage;
import ecm.stack.Rect;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageLineTest {

  private static final Rect WHOLE = new Rect(0, 0, 40, 36);

  @Test
  void runsOfFramesAreOneWord() {
    Rect part = new Rect(1, 0, 39, 36);
    Rect[] areas = {WHOLE, WHOLE, WHOLE, part, WHOLE, new Rect(50, 50, 0, 4)};
    Coverage coverage = new Coverage(new boolean[] {true, true, true, true, true, false}, areas);
    assertEquals("0,0,40,36*3 1,0,39,36 0,0,40,36 0,0,0,0", CoverageLine.of(coverage));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Random random = new Random(1);
    int frames = 500;
    Rect[] areas = new Rect[frames];
    for (int t = 0; t < frames; t++) {
      areas[t] =
          random.nextInt(3) > 0 && t > 0
              ? areas[t - 1]
              : WHOLE.translate(random.nextInt(11) - 5, random.nextInt(11) - 5).intersect(WHOLE);
    }
    boolean[] valid = new boolean[frames];
    java.util.Arrays.fill(valid, true);
    String line = CoverageLine.of(new Coverage(valid, areas));
    assertArrayEquals(areas, CoverageLine.parse(line, frames, WHOLE).orElseThrow());
    assertTrue(CoverageLine.parse(line, frames - 1, WHOLE).isEmpty(), "another number of frames");
    assertTrue(CoverageLine.parse(line, frames, new Rect(0, 0, 20, 36)).isEmpty(), "a cut image");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0,0,40",
        "0,0,40,36",
        "0,0,40,36*3",
        "0,0,40,37*2",
        "-1,0,40,36*2",
        "0,0,40,36 x",
        "0,0,40,36*0 0,0,40,36",
        "0,0,40,36*99999999999",
        "99999999999,0,40,36*2",
        "2147483647,0,2147483647,36*2"
      })
  void whatIsNoLineOfTwoFramesIsNone(String line) {
    assertEquals(Optional.empty(), CoverageLine.parse(line, 2, WHOLE));
  }
}
