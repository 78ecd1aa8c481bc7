package ecm.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transforms of rows against plain sums. */
class LaneTransformTest {

  private static final int LANES = 37;

  private static float[][] noise(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] x = new float[rows][LANES];
    for (float[] row : x) {
      for (int q = 0; q < LANES; q++) {
        row[q] = (float) random.nextDouble(-1, 1);
      }
    }
    return x;
  }

  private static float[][] copy(float[][] x) {
    return Arrays.stream(x).map(float[]::clone).toArray(float[][]::new);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 9, 10, 25, 27, 32, 60, 75, 128, 360, 500})
  void everyFrequencyIsThePlainSum(int n) {
    float[][] x = noise(n, n);
    float[][] y = noise(n, n + 1);
    float[][] re = copy(x);
    float[][] im = copy(y);
    LaneTransform transform = new LaneTransform(n);
    transform.forward(re, im, LANES);
    assertEquals(n, transform.length());
    for (int k = 0; k < n; k++) {
      for (int q = 0; q < LANES; q += 9) {
        double r = 0;
        double i = 0;
        for (int t = 0; t < n; t++) {
          double angle = -2 * Math.PI * ((long) k * t % n) / n;
          r += x[t][q] * Math.cos(angle) - y[t][q] * Math.sin(angle);
          i += x[t][q] * Math.sin(angle) + y[t][q] * Math.cos(angle);
        }
        assertEquals(r, re[transform.row(k)][q], 1e-6 * Math.sqrt(n) * 3, "k " + k);
        assertEquals(i, im[transform.row(k)][q], 1e-6 * Math.sqrt(n) * 3, "k " + k);
      }
    }
  }

  /** Bit for bit: maps must not depend on how pixels are dealt out to tiles. */
  @ParameterizedTest
  @ValueSource(ints = {64, 120, 750})
  void aLaneDoesNotDependOnTheOthers(int n) {
    float[][] re = noise(n, 5);
    float[][] im = noise(n, 6);
    float[][] oneRe = new float[n][1];
    float[][] oneIm = new float[n][1];
    for (int t = 0; t < n; t++) {
      oneRe[t][0] = re[t][11];
      oneIm[t][0] = im[t][11];
    }
    float[][] fewerRe = copy(re);
    float[][] fewerIm = copy(im);
    LaneTransform transform = new LaneTransform(n);
    transform.forward(re, im, LANES);
    transform.forward(oneRe, oneIm, 1);
    transform.forward(fewerRe, fewerIm, 12);
    for (int t = 0; t < n; t++) {
      assertEquals(re[t][11], oneRe[t][0]);
      assertEquals(im[t][11], oneIm[t][0]);
      assertEquals(re[t][11], fewerRe[t][11]);
    }
    float[][] untouched = noise(n, 5);
    for (int t = 0; t < n; t++) {
      assertArrayEquals(
          Arrays.copyOfRange(untouched[t], 12, LANES), Arrays.copyOfRange(fewerRe[t], 12, LANES));
    }
  }

  @Test
  void otherFactorsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new LaneTransform(14));
    assertThrows(IllegalArgumentException.class, () -> new LaneTransform(22));
  }
}
