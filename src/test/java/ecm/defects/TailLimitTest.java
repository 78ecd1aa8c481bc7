package ecm.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class TailLimitTest {

  private static final int N = 100_000;
  private static final double RARITY = 10 * Math.log(10);

  private static float[] sorted(DoubleUnaryOperator quantile) {
    float[] values = new float[N];
    for (int i = 0; i < N; i++) {
      values[i] = (float) quantile.applyAsDouble((i + 0.5) / N);
    }
    Arrays.sort(values);
    return values;
  }

  @Test
  void anExponentialTailIsContinuedWithTheMarginOfAFifth() {
    float[] values = sorted(p -> -3 * Math.log(1 - p));
    double measured = -Math.log(0.005);
    double expected = 3 * (measured + 1.2 * (RARITY - measured));
    assertEquals(expected, TailLimit.of(values, 0.05, RARITY), 0.01 * expected);
  }

  @Test
  void shorterTailsAreNeverCut() {
    NormalDistribution normal = new NormalDistribution(null, 50, 7);
    double truth = normal.inverseCumulativeProbability(1 - 1e-10);
    double limit = TailLimit.of(sorted(normal::inverseCumulativeProbability), 0.05, RARITY);
    assertTrue(limit > truth && limit < 2 * truth, limit + " and " + truth);
    for (double mean : new double[] {0.1, 0.3, 2, 40}) {
      PoissonDistribution counts = new PoissonDistribution(mean);
      double found = TailLimit.of(sorted(counts::inverseCumulativeProbability), 0.05, RARITY);
      double rare = counts.inverseCumulativeProbability(1 - 1e-10);
      assertTrue(found >= rare, mean + ": " + found + " and " + rare);
    }
  }

  @Test
  void aFewSpikesRaiseItLittle() {
    float[] clean = sorted(p -> -3 * Math.log(1 - p));
    float[] struck = clean.clone();
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < N / 1000; k++) {
      struck[random.nextInt(N)] = 1000;
    }
    Arrays.sort(struck);
    double expected = TailLimit.of(clean, 0.05, RARITY);
    assertEquals(expected, TailLimit.of(struck, 0.05, RARITY), 0.15 * expected);
  }

  @Test
  void withoutATailThereIsNoLimit() {
    float[] dark = new float[N];
    assertEquals(Double.POSITIVE_INFINITY, TailLimit.of(dark, 0.05, RARITY));
    Arrays.fill(dark, N - N / 1000, N, 1000);
    assertEquals(Double.POSITIVE_INFINITY, TailLimit.of(dark, 0.05, RARITY));
    assertEquals(Double.POSITIVE_INFINITY, TailLimit.of(new float[3], 0.05, RARITY));
  }
}
