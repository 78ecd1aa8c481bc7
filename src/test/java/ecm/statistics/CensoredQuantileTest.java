package ecm.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CensoredQuantileTest {

  private static final double[] VALUES = {9, 1, Double.NaN, 3, 2, 50, 4};

  @ParameterizedTest
  @CsvSource({
    "Infinity, 0.5, 3.5, false, 0",
    "4, 0.5, 3.5, false, 0.33333333",
    "3.9, 0.5, 3.9, true, 0.5",
    "2.5, 0.5, 2.5, true, 0.66666667",
    "2.5, 0.2, 2, false, 0.66666667",
    "2.5, 0, 1, false, 0.66666667"
  })
  void censoredValuesAreLarge(
      double limit, double fraction, double value, boolean bound, double censored) {
    CensoredQuantile q = CensoredQuantile.of(VALUES, limit, fraction);
    assertEquals(value, q.value(), 1e-12);
    assertEquals(bound, q.isLowerBound());
    assertEquals(censored, q.censoredFraction(), 1e-8);
  }

  @Test
  void noValuesNoQuantile() {
    assertTrue(Double.isNaN(CensoredQuantile.median(new double[0], 1).value()));
  }
}
