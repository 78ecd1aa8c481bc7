package ecm.registration.outcome;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.registration.estimator.Measurement;
import ecm.registration.frame.FrameStatistics;
import ecm.registration.template.Match;
import ecm.stack.Drift;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From given shifts to the drift, by hand. */
class DriftPostprocessingTest {

  private static final int FAR = 1000;
  private static final FrameStatistics IMAGE = new FrameStatistics(10, 2, 0, 1);

  private final double[] x = new double[30];
  private final double[] y = new double[30];
  private final FrameStatistics[] looks = new FrameStatistics[30];

  private DriftPostprocessing postprocessing() {
    Match[] matches = new Match[30];
    for (int t = 0; t < 30; t++) {
      looks[t] = looks[t] == null ? IMAGE : looks[t];
      matches[t] = Double.isNaN(x[t]) ? null : new Match(x[t], y[t], 1, 0, .9 + .001 * (t % 7));
    }
    return postprocessing(matches, looks);
  }

  private static DriftPostprocessing postprocessing(Match[] matches, FrameStatistics[] looks) {
    return new DriftPostprocessing(
        new Measurement(matches, null, looks, null, null, null, null, null));
  }

  private static boolean[] only(int... bad) {
    boolean[] all = new boolean[30];
    for (int t : bad) {
      all[t] = true;
    }
    return all;
  }

  private void place(int first, int length, double right, double down) {
    Arrays.fill(x, first, first + length, right);
    Arrays.fill(y, first, first + length, down);
  }

  private void blank(int... frames) {
    for (int t : frames) {
      looks[t] = new FrameStatistics(10, 0, 0, 1);
    }
  }

  /** 0, .25, .5, .75, ... px to the right, half of that upwards. */
  private void ramp() {
    Arrays.setAll(x, t -> .25 * t);
    Arrays.setAll(y, t -> -.125 * t);
  }

  @Test
  void aSubPixelDriftIsRelativeToTheFirstFrame() {
    ramp();
    Arrays.setAll(x, t -> x[t] + 3.3);
    Drift drift = postprocessing().drift(true, FAR);
    for (int t = 0; t < 30; t++) {
      assertEquals(.25 * t, drift.dx()[t], 1e-12);
      assertEquals(-.125 * t, drift.dy()[t], 1e-12);
      assertEquals(.9 + .001 * (t % 7), drift.quality()[t]);
    }
    // a minus before the zero would stand in tables
    assertEquals(0, Double.compare(0.0, drift.dx()[0]));
    assertArrayEquals(only(), drift.bad());
  }

  /** Steps of whole pixels stay whole wherever between two pixels the template lies. */
  @ParameterizedTest
  @ValueSource(doubles = {0, .2, .5, .8, -.45})
  void roundingIsAboutThePhaseThatMostFramesShare(double phase) {
    for (int t = 0; t < 30; t++) {
      x[t] = t % 3 + phase + (t % 2 == 0 ? .2 : -.2);
      y[t] = -(t % 4) + phase / 2;
    }
    Drift drift = postprocessing().drift(false, FAR);
    for (int t = 0; t < 30; t++) {
      assertEquals(t % 3, drift.dx()[t]);
      assertEquals(-(t % 4), drift.dy()[t]);
    }
  }

  @Test
  void badFramesLieOnTheLineBetweenTheirGoodNeighbours() {
    ramp();
    blank(10, 11, 12);
    Drift drift = postprocessing().drift(true, FAR);
    assertArrayEquals(only(10, 11, 12), drift.bad());
    for (int t = 0; t < 30; t++) {
      assertEquals(.25 * t, drift.dx()[t], 1e-12);
      assertEquals(-.125 * t, drift.dy()[t], 1e-12);
      assertEquals(t >= 10 && t <= 12, Double.isNaN(drift.quality()[t]));
    }
  }

  @Test
  void badFramesAtTheEndsStandWhereTheNearestGoodOneDoes() {
    ramp();
    blank(0, 1, 28, 29);
    Drift drift = postprocessing().drift(true, FAR);
    for (int t = 0; t < 30; t++) {
      double expected = .25 * (Math.max(2, Math.min(27, t)) - 2);
      assertEquals(expected, drift.dx()[t], 1e-12, "frame " + t);
    }
  }

  @Test
  void aWholePixelDriftIsWholeInBadFramesToo() {
    Arrays.setAll(x, t -> t < 12 ? 0 : 2);
    blank(9, 10, 11);
    Drift drift = postprocessing().drift(false, FAR);
    assertTrue(drift.isWhole());
    // a quarter, half and three quarters of 2 px, to even
    assertArrayEquals(new double[] {0, 0, 1, 2, 2}, Arrays.copyOfRange(drift.dx(), 8, 13));
  }

  @Test
  void withoutAGoodFrameNothingMoves() {
    ramp();
    blank(IntStream.range(0, 30).toArray());
    DriftPostprocessing postprocessing = postprocessing();
    Drift drift = postprocessing.drift(true, FAR);
    assertArrayEquals(new double[30], drift.dx());
    assertTrue(Double.isNaN(postprocessing.residual(drift)));
  }

  @Test
  void aFrameWithoutMatchIsBad() {
    ramp();
    x[4] = Double.NaN;
    DriftPostprocessing postprocessing = postprocessing();
    Drift drift = postprocessing.drift(true, FAR);
    assertArrayEquals(only(4), drift.bad());
    assertEquals("no match", postprocessing.reasons()[4]);
    assertNull(postprocessing.reasons()[5]);
    assertEquals(1, drift.dx()[4], 1e-12);
  }

  /** One frame or two that go 5 px away and come back. */
  @ParameterizedTest
  @CsvSource({"15, 1, 4, 3", "15, 2, -4, 3", "15, 1, 0, 5", "3, 1, 5, 0", "26, 2, 3, -4"})
  void anExcursionIsBad(int first, int length, double away, double down) {
    place(first, length, away, down);
    DriftPostprocessing postprocessing = postprocessing();
    int[] bad = IntStream.range(first, first + length).toArray();
    assertArrayEquals(only(bad), postprocessing.drift(true, FAR).bad());
    assertEquals("jumped", postprocessing.reasons()[first]);
  }

  /** Less than 3 px; a step that stays; a first and a last frame with nothing on one side. */
  @ParameterizedTest
  @CsvSource({"15, 1, 1.7, 2.4", "15, 15, 5, 0", "0, 1, 5, 0", "29, 1, 5, 0", "15, 1, 0, 3"})
  void aStepIsNoExcursion(int first, int length, double away, double down) {
    place(first, length, away, down);
    assertArrayEquals(only(), postprocessing().drift(true, FAR).bad());
  }

  /** A shaken sample: an excursion must stand out of ten times the usual scatter. */
  @Test
  void theUsualScatterIsNoExcursion() {
    Arrays.setAll(x, t -> t % 2 == 0 ? 0 : 1.5);
    x[15] = 6;
    assertArrayEquals(only(), postprocessing().drift(true, FAR).bad());
    x[15] = 30;
    assertArrayEquals(only(15), postprocessing().drift(true, FAR).bad());
  }

  @Test
  void anExcursionOnAStepIsNotOneThatReturns() {
    Arrays.setAll(x, t -> t < 15 ? 0 : t == 15 ? 10 : 4);
    assertArrayEquals(only(), postprocessing().drift(true, FAR).bad());
  }

  @ParameterizedTest
  @CsvSource({"7.01, 0, true", "-7.01, 0, true", "0, 7.5, true", "0, -8, true", "7, -7, false"})
  void moreThanTwoFramesAtTheLimitExceedIt(double right, double down, boolean limit) {
    place(20, 3, right, down);
    // a step, so that no frame is an excursion
    place(23, 7, 4, 4);
    assertEquals(limit ? OptionalInt.of(20) : OptionalInt.empty(), postprocessing().exceeds(8));
    place(20, 1, 0, 0);
    assertEquals(OptionalInt.empty(), postprocessing().exceeds(8));
  }

  /** One in a hundred of 500 frames may lie there. */
  @ParameterizedTest
  @CsvSource({"5, false", "6, true"})
  void oneFrameInAHundredMayLieAtTheLimit(int there, boolean exceeds) {
    Match[] matches = new Match[500];
    FrameStatistics[] images = new FrameStatistics[500];
    for (int t = 0; t < 500; t++) {
      images[t] = IMAGE;
      matches[t] = new Match(t >= 500 - there ? 9.5 : 5, 0, 1, 0, .9);
    }
    DriftPostprocessing postprocessing = postprocessing(matches, images);
    assertEquals(
        exceeds ? OptionalInt.of(500 - there) : OptionalInt.empty(), postprocessing.exceeds(10));
  }

  @Test
  void aFrameAtTheLimitIsBad() {
    ramp();
    x[29] = 7.3;
    DriftPostprocessing postprocessing = postprocessing();
    Drift drift = postprocessing.drift(true, 8);
    // .25 * 29 px lies there, .25 * 28 px does not
    assertArrayEquals(only(29), drift.bad());
    assertEquals("at the search limit of 8 px", postprocessing.reasons()[29]);
    assertEquals(7, drift.dx()[29], 1e-12);
  }

  /** Whole steps with -.1, 0, .1 px in turn along x, -.1 and .2 px along y. */
  @Test
  void theResidualIsWhatRoundingLeaves() {
    double[] leftX = new double[30];
    double[] leftY = new double[30];
    Arrays.setAll(leftX, t -> .1 * (t % 3 - 1));
    Arrays.setAll(leftY, t -> .3 * (t % 2) - .1);
    Arrays.setAll(x, t -> 2 * t + leftX[t]);
    Arrays.setAll(y, t -> t + leftY[t]);
    DriftPostprocessing postprocessing = postprocessing();
    Drift drift = postprocessing.drift(false, FAR);
    // variances 2/3 of .01 and a quarter of .09
    assertEquals(Math.sqrt((.02 / 3 + .0225) / 2), postprocessing.residual(drift), 1e-12);
    blank(3, 4, 5, 6, 7, 8);
    postprocessing = postprocessing();
    assertEquals(
        Math.sqrt((.02 / 3 + .0225) / 2),
        postprocessing.residual(postprocessing.drift(false, FAR)),
        1e-12);
  }
}
