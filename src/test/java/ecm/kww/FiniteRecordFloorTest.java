package ecm.kww;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiniteRecordFloorTest {

  @ParameterizedTest
  @CsvSource({"40, 5, 0.6", "41, 30, 1", "2, 1, 0.8"})
  void isTheDoubleSum(int frames, double tau, double beta) {
    FiniteRecordFloor floor = new FiniteRecordFloor(frames, tau, beta);
    for (int p = 0; p < frames; p++) {
      assertEquals(doubleSum(frames, tau, beta, p), floor.at(p), 1e-12, "lag " + p);
    }
    double half = frames / 2 - 0.5;
    double below = doubleSum(frames, tau, beta, (int) half);
    double above = doubleSum(frames, tau, beta, (int) half + 1);
    assertEquals((below + above) / 2, floor.at(half), 1e-12);
  }

  private static double doubleSum(int frames, double tau, double beta, int p) {
    int n = frames - p;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        sum += Math.exp(-2 * Math.pow(Math.abs(i - j - p) / tau, beta));
      }
    }
    return sum / n / n;
  }

  // tau_int (T - 2t) / (T - t)^2, for tau << t, T - 2t
  @Test
  void longRecordsHaveTheFloorOfTheIntegralTime() {
    double tau = 50;
    double tauInt = Math.pow(2, 1 - 1 / 0.8) * Gamma.gamma(1 + 1 / 0.8) * tau;
    FiniteRecordFloor floor = new FiniteRecordFloor(20_000, tau, 0.8);
    assertEquals(tauInt * 14_000 / (17_000.0 * 17_000), floor.at(3000), 0.01 * floor.at(3000));
  }
}
