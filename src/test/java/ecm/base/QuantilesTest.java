package ecm.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {

  private static final double[] VALUES = {7.5, -2, 3.25, 11, 0, 3.25, 42, -17.125, 5};

  /** Made by numpy.quantile(VALUES, q). */
  @ParameterizedTest
  @CsvSource({
    "0,-17.125",
    "0.01,-15.915",
    "0.1,-5.025",
    "0.25,0",
    "0.3,1.3",
    "0.5,3.25",
    "0.6,4.65",
    "0.75,7.5",
    "0.9,17.2",
    "0.99,39.52",
    "1,42"
  })
  void agreeWithNumpy(double fraction, double expected) {
    assertEquals(expected, Quantiles.of(VALUES, fraction), 1e-12);
  }

  @Test
  void nanIsLeftOutAndTheInputUnchanged() {
    double[] values = {3, Double.NaN, 1, Double.NaN, 2, 10};
    assertEquals(2.5, Quantiles.median(values));
    assertArrayEquals(new double[] {3, Double.NaN, 1, Double.NaN, 2, 10}, values);
    assertArrayEquals(new double[] {1, 2, 3, 10}, Quantiles.sorted(values));
  }

  @Test
  void infinitiesAreValues() {
    double inf = Double.POSITIVE_INFINITY;
    assertEquals(inf, Quantiles.of(new double[] {1, inf, inf}, 0.9));
    assertEquals(1, Quantiles.of(new double[] {1, inf, inf}, 0));
    assertEquals(1, Quantiles.of(new double[] {0, 1, inf}, 0.5));
    assertEquals(-inf, Quantiles.of(new double[] {-inf, 0, 1}, 0));
    assertEquals(0, Quantiles.of(new double[] {-inf, 0, 1}, 0.5));
  }

  @Test
  void nothingHasNoQuantile() {
    assertEquals(Double.NaN, Quantiles.median(new double[0]));
    assertEquals(Double.NaN, Quantiles.median(new double[] {Double.NaN}));
    assertEquals(4, Quantiles.of(new double[] {4}, 0.7));
  }

  @Test
  void robustStandardDeviation() {
    assertEquals(
        1.4826 * 3, Quantiles.robustSd(new double[] {-3, Double.NaN, 1, 1e9, 4, 2}), 1e-12);
  }
}
