package ecm.registration.joint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.registration.match.PairMatch;
import ecm.registration.template.Information;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How well a drift is known, by the formulas. */
class GuidanceFormulaTest {

  /** All pairs of 100 frames that are so far apart. */
  private static List<PairMatch> pairs(int apart, double xx, double yy, double similarity) {
    return IntStream.range(apart, 100)
        .mapToObj(t -> new PairMatch(t - apart, t, 0, 0, xx, 0, yy, similarity))
        .toList();
  }

  @Test
  void smoothedRandomWalk() {
    Guidance known = Guidance.of(new Information(1, 0, 0), pairs(1, 50, 8, 0.5), 100);
    // two frames share an error at similarity 0.5 of neighbours alone: r = 2, q = 1/25
    double r = 2;
    double q = 1 / 25.0;
    assertEquals(Math.sqrt(Math.sqrt(q * r) / Math.sqrt(4 + q / r)), known.x(), 1e-9);
    assertEquals(Math.sqrt(100 / 4.0 / 6), known.y(), 1e-9, "from pairs alone");
  }

  @Test
  void withoutPairsItIsThatOfOneMatch() {
    Guidance known = Guidance.of(new Information(4, 0, 25));
    assertEquals(.5, known.x(), 1e-12);
    assertEquals(.2, known.y(), 1e-12);
    assertEquals(known, Guidance.of(new Information(4, 0, 25), List.of(), 100));
  }

  @Test
  void withoutInformationNothingIsKnown() {
    Guidance none = Guidance.of(new Information(0, 0, 0));
    assertEquals(Double.POSITIVE_INFINITY, none.x());
    assertTrue(none.warnings().get(0).contains("more than 10 px"), none.warnings().toString());
    assertEquals(List.of(), Guidance.of(new Information(4, 0, 4)).warnings());
  }

  /** Pairs two apart are not steps: they say how alike frames are, and no more. */
  @Test
  void onlyStepsFromFrameToFrameCount() {
    // 1 + 2 (.2 + .1) frames share their errors
    Guidance known = Guidance.of(new Information(1, 0, 4), pairs(2, 50, 50, 0.2), 100);
    assertEquals(Math.sqrt(1.6), known.x(), 1e-12);
    assertEquals(Math.sqrt(.4), known.y(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, '', ''",
    "1.01, .2, x, about 1.0 px",
    ".2, 3.14, y, about 3.1 px",
    "2, 10, x and y, about 10.0 px",
    "2, 10.1, x and y, more than 10 px",
    "Infinity, 2, x and y, more than 10 px"
  })
  void moreThanAPixelIsToldByAxis(double x, double y, String axes, String size) {
    List<String> said = new Guidance(x, y).warnings();
    if (axes.isEmpty()) {
      assertEquals(List.of(), said);
      return;
    }
    assertEquals(1, said.size());
    assertTrue(said.get(0).startsWith("nothing static guides the registration in " + axes + ":"));
    assertTrue(said.get(0).contains("uncertain by " + size + ";"), said.get(0));
  }
}
