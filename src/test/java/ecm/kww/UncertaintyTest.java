package ecm.kww;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UncertaintyTest {

  /** Nodes of the table; the middle of two nodes by hand; beyond the ends. */
  @ParameterizedTest
  @CsvSource({
    "10, 1, 0.52",
    "20, 0.7, 0.51",
    "40, 0.5, 0.56",
    "100, 0.7, 0.32",
    "20, 0.85, 0.485",
    "28.284271, 1, 0.419356",
    "400, 1, 0.13",
    "2.5, 0.7, 0.58",
    "20, 1.6, 0.46",
    "20, 0.3, 0.66"
  })
  void theTableIsInterpolated(double recordOverTau, double beta, double sd) {
    assertEquals(sd, Uncertainty.sdLnTau(recordOverTau, beta), 1e-4);
  }

  @Test
  void itFallsWithTheRecordAndWithBeta() {
    for (double beta = 0.4; beta < 1.2; beta += 0.05) {
      for (double ratio = 10; ratio < 1000; ratio *= 1.1) {
        double sd = Uncertainty.sdLnTau(ratio, beta);
        assertTrue(Uncertainty.sdLnTau(ratio * 1.1, beta) < sd);
        assertTrue(Uncertainty.sdLnTau(ratio, beta + 0.05) <= sd + 1e-15);
      }
    }
    assertTrue(Double.isNaN(Uncertainty.sdLnTau(Double.NaN, 1)));
    assertTrue(Double.isNaN(Uncertainty.sdLnTau(20, 0)));
  }
}
