package ecm.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JackknifeTest {

  // The jackknife of a mean of equal blocks is its standard error, s / sqrt(G), exactly.
  @Test
  void ofAMeanOfEqualBlocks() {
    double[] x = {3, 1, 4, 1, 5, 9, 2, 6};
    double mean = Arrays.stream(x).average().orElseThrow();
    double[] without = Arrays.stream(x).map(v -> (8 * mean - v) / 7).toArray();
    double[] shares = new double[8];
    Arrays.fill(shares, 1.0 / 8);
    double variance = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / 7;
    assertEquals(Math.sqrt(variance / 8), Jackknife.standardError(mean, without, shares), 1e-12);
  }

  // Blocks of 1 to 10 values each: the variance of the mean of all values is 1 / 55.
  @Test
  void ofAMeanOfUnequalBlocks() {
    SplittableRandom random = new SplittableRandom(5);
    double variance = 0;
    int trials = 2000;
    for (int trial = 0; trial < trials; trial++) {
      double[] sums = new double[10];
      double[] shares = new double[10];
      for (int b = 0; b < 10; b++) {
        shares[b] = (b + 1) / 55.0;
        for (int i = 0; i <= b; i++) {
          sums[b] += random.nextGaussian();
        }
      }
      double total = Arrays.stream(sums).sum();
      double[] without = new double[10];
      Arrays.setAll(without, b -> (total - sums[b]) / (54 - b));
      double sd = Jackknife.standardError(total / 55, without, shares);
      variance += sd * sd / trials;
    }
    assertEquals(1.0 / 55, variance, 0.05 / 55);
  }

  @Test
  void oneBlockHasNone() {
    double[] one = {1};
    assertTrue(Double.isNaN(Jackknife.standardError(1, one, one)));
  }
}
