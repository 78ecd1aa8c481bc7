package ecm.kww;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The start of the fit: where g2 - 1 first falls to its first value over e^2, linear in ln t. */
class KwwStartTest {

  private static final double[] LN_TIMES = {0, 1, 2, 4, 7};
  private static final double LEVEL = Math.exp(-2);

  private static double start(double... g2) {
    return KwwFitter.startLnTau(LN_TIMES, g2, g2.length);
  }

  @Test
  void linearInLnTimeBetweenThePointsAboveAndBelow() {
    double expected = 2 + (0.5 - LEVEL) / (0.5 - 0.1) * 2;
    assertEquals(expected, start(2, 1.8, 1.5, 1.1, 1.0), 1e-12);
  }

  @Test
  void theLevelIsRelativeToTheFirstPoint() {
    double level = 0.2 * LEVEL;
    double expected = 1 + (0.05 - level) / (0.05 - 0.01);
    assertEquals(expected, start(1.2, 1.05, 1.01, 1.3, 1), 1e-12);
  }

  @Test
  void exactlyAtTheLevelIsThere() {
    assertEquals(2, start(2, 1.5, 1 + LEVEL, 1.01, 1), 1e-12);
  }

  @Test
  void unknownPointsAreSteppedOver() {
    double expected = 1 + (0.8 - LEVEL) / (0.8 - 0.1) * 3;
    assertEquals(expected, start(2, 1.8, Double.NaN, 1.1, 1.0), 1e-12);
    double late = 2 + (0.4 - 0.8 * LEVEL) / 0.4 * 2;
    assertEquals(late, start(Double.NaN, 1.8, 1.4, 1.0, 1), 1e-12);
  }

  @Test
  void neverThereIsTheLastPoint() {
    assertEquals(7, start(2, 1.9, 1.8, 1.7, 1.6), 1e-12);
    assertEquals(4, KwwFitter.startLnTau(LN_TIMES, new double[] {2, 1.9, 1.8, 1.7, 1}, 4), 1e-12);
  }

  @Test
  void aFirstPointBelowOneStartsAtTheFirstTimes() {
    assertEquals(1, start(0.9, 0.8, 0.7, 0.6, 0.5), 1e-12);
  }
}
