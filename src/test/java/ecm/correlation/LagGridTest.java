package ecm.correlation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.progress.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LagGridTest {

  @Test
  void powersOfTenNeedNoNeighbours() {
    LagGrid grid = LagGrid.of(1001, 4);
    assertArrayEquals(new int[] {1, 10, 100, 1000}, grid.wholeLags());
    double[] target = new double[4];
    grid.resample(new double[] {5, Double.NaN, 7, 8}, target);
    assertArrayEquals(new double[] {5, Double.NaN, 7, 8}, target);
  }

  @Test
  void interpolatesLinearlyBetweenNeighbours() {
    // 99^(1/2) = 9.9499: between 9 and 10.
    LagGrid grid = LagGrid.of(100, 3);
    assertArrayEquals(new int[] {1, 9, 10, 99}, grid.wholeLags());
    double[] target = new double[3];
    grid.resample(new double[] {1, 100, 200, 4}, target);
    assertEquals(100 + 100 * (Math.sqrt(99) - 9), target[1], 1e-10);
  }

  @ParameterizedTest
  @CsvSource({"4000, 100", "500, 50", "2, 2", "3, 100", "100000, 200"})
  void lineIsReproducedAtEveryLag(int frames, int points) {
    LagGrid grid = LagGrid.of(frames, points);
    int[] whole = grid.wholeLags();
    double[] values = new double[whole.length];
    for (int j = 0; j < whole.length; j++) {
      assertTrue(j == 0 || whole[j] > whole[j - 1]);
      values[j] = 3 - 2.0 * whole[j];
    }
    double[] target = new double[points];
    grid.resample(values, target);
    for (int k = 0; k < points; k++) {
      double t = Math.pow(frames - 1, (double) k / (points - 1));
      assertEquals(t, grid.lags()[k], 1e-9);
      assertEquals(3 - 2 * t, target[k], 1e-8);
    }
    assertEquals(1, whole[0]);
    assertEquals(frames - 1, whole[whole.length - 1]);
  }

  @ParameterizedTest
  @CsvSource({"1, 100", "100, 1", "0, 0"})
  void tooFewFramesOrLagsAreRefused(int frames, int points) {
    assertThrows(InvalidInput.class, () -> LagGrid.of(frames, points));
  }
}
