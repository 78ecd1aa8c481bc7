package ecm.correlation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
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

  // every whole lag in one bin; the abscissa is the geometric, the value the arithmetic mean
  @ParameterizedTest
  @CsvSource({"1000, 40", "4000, 40", "37, 100", "3, 5", "2, 2"})
  void averagesAreMeansOverAllWholeLagsOfABin(int frames, int bins) {
    LagGrid grid = LagGrid.averaged(frames, bins);
    double[] values = new double[frames - 1];
    java.util.Arrays.setAll(values, j -> Math.sqrt(j + 1));
    double[] target = new double[grid.points()];
    grid.resample(values, target);
    int p = 1;
    for (int k = 0; k < grid.points(); k++) {
      double end = k + 1 < grid.points() ? grid.lags()[k + 1] : frames;
      double sum = 0;
      double ln = 0;
      int n = 0;
      int bin = (int) (bins * Math.log(p) / Math.log(frames));
      for (; p < frames && (int) (bins * Math.log(p) / Math.log(frames)) == bin; p++, n++) {
        sum += Math.sqrt(p);
        ln += Math.log(p);
      }
      assertTrue(grid.lags()[k] < end);
      assertEquals(Math.exp(ln / n), grid.lags()[k], 1e-9 * frames);
      assertEquals(sum / n, target[k], 1e-9);
    }
    assertEquals(frames, p);
    assertTrue(grid.points() <= bins);
  }

  @ParameterizedTest
  @CsvSource({"1, 100", "100, 1", "0, 0"})
  void tooFewFramesOrLagsAreRefused(int frames, int points) {
    assertThrows(InvalidInput.class, () -> LagGrid.of(frames, points));
    assertThrows(InvalidInput.class, () -> LagGrid.averaged(frames, points));
  }
}
