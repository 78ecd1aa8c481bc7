package ecm.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

  @Test
  void logarithmicTicksAreOneTwoFive() {
    assertArrayEquals(new double[] {0.5, 1, 2, 5, 10, 20}, Ticks.log(0.5, 20));
    assertArrayEquals(new double[] {5}, Ticks.log(3, 9));
    assertArrayEquals(new double[] {200, 500, 1000}, Ticks.log(101, 1999));
    assertArrayEquals(new double[] {0.1, 1, 10, 100, 1000, 10000}, Ticks.log(0.1, 20000));
  }

  @Test
  void linearTicksAreMultiplesOfARoundStep() {
    assertArrayEquals(new double[] {0, 0.2, 0.4, 0.6, 0.8, 1, 1.2}, Ticks.linear(0, 1.2, 8), 0);
    assertArrayEquals(new double[] {-20, 0, 20, 40}, Ticks.linear(-30, 55, 5), 0);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "0.2, 0.2",
    "200, 200",
    "0.001, 0.001",
    "0.0005, 5e-4",
    "1e5, 1e5",
    "2e6, 2e6",
    "-20, -20",
    "1.2, 1.2",
    "100, 100"
  })
  void labels(double value, String label) {
    assertEquals(label, Ticks.label(value));
  }

  @ParameterizedTest
  @CsvSource({"12.5, 10, 20", "20, 20, 20", "0.3, 0.2, 0.5", "6, 5, 10", "1000, 1000, 1000"})
  void roundNumbersBelowAndAbove(double value, double below, double above) {
    assertEquals(below, Ticks.atMost(value));
    assertEquals(above, Ticks.atLeast(value));
  }

  @ParameterizedTest
  @CsvSource({"0.25, 3, 600, 10", "0.4, 1, 861, 50", "NaN, 3, 600, 50", "0.25, 12, 600, 2"})
  void scaleBars(double pixelSize, int zoom, int width, double length) {
    assertEquals(length, new ScaleBar(pixelSize, zoom).length(width));
  }
}
