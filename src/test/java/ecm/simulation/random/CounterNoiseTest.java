package ecm.simulation.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterNoiseTest {

  private static final CounterNoise NOISE = new CounterNoise(42, CounterNoise.Stream.FIELD);

  /** The published first outputs of SplitMix64 with seed 1234567. */
  @Test
  void isSplitMix64() {
    String[] expected = {
      "6457827717110365317",
      "3203168211198807973",
      "9817491932198370423",
      "4593380528125082431",
      "16408922859458223821"
    };
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], Long.toUnsignedString(CounterNoise.bits(1234567, i)));
    }
  }

  /** Chi-square of 100 equally likely bins; a right generator exceeds the bound once in 1000. */
  @Test
  void pairsAreNormalAndIndependent() {
    NormalDistribution normal = new NormalDistribution();
    int n = 400_000;
    float[] values = new float[2 * n];
    for (int pixel = 0; pixel < 400; pixel++) {
      CounterNoise.normalPairs(NOISE.pixel(-3, pixel - 200), 0, 1000, values, pixel * 2000);
    }
    double[][] observed = new double[10][10];
    double[] single = new double[100];
    for (int i = 0; i < n; i++) {
      double re = normal.cumulativeProbability(values[2 * i]);
      double im = normal.cumulativeProbability(values[2 * i + 1]);
      observed[(int) (10 * re)][(int) (10 * im)]++;
      single[(int) (100 * re)]++;
      single[(int) (100 * im)]++;
    }
    double chi = 0;
    double chiSingle = 0;
    for (int k = 0; k < 100; k++) {
      double pairs = observed[k / 10][k % 10] - n / 100.0;
      chi += pairs * pairs / (n / 100.0);
      double one = single[k] - n / 50.0;
      chiSingle += one * one / (n / 50.0);
    }
    double bound = new ChiSquaredDistribution(99).inverseCumulativeProbability(0.999);
    assertTrue(chi < bound, "pairs " + chi);
    assertTrue(chiSingle < bound, "single values " + chiSingle);
  }

  /** The wedges and the tail of the ziggurat: how many values lie beyond a limit. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 1.5, 2.5, 3, 3.4427, 4})
  void tailIsNormal(double limit) {
    int n = 2_000_000;
    int beyond = 0;
    for (int i = 0; i < n; i++) {
      beyond += CounterNoise.normal(99, i) > limit ? 1 : 0;
    }
    double expected = n * (1 - new NormalDistribution().cumulativeProbability(limit));
    assertEquals(expected, beyond, 3 * Math.sqrt(expected));
  }

  @Test
  void anyPartIsTheSame() {
    long key = NOISE.pixel(7, -1);
    float[] all = new float[40];
    CounterNoise.normalPairs(key, 0, 20, all, 0);
    float[] part = new float[14];
    CounterNoise.normalPairs(key, 13, 7, part, 0);
    assertArrayEquals(Arrays.copyOfRange(all, 26, 40), part);
  }

  /** Chi-square against the probabilities of the distribution, on both sides of every switch. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 1, 5, 15.99, 16, 30, 200, 20000})
  void countsArePoisson(double mean) {
    PoissonDistribution poisson = new PoissonDistribution(mean);
    int n = 200_000;
    int low = poisson.inverseCumulativeProbability(0.001);
    int high = poisson.inverseCumulativeProbability(0.999);
    int width = Math.max(1, (high - low) / 60);
    int bins = (high - low) / width + 2;
    double[] observed = new double[bins];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      int count = (int) Poisson.count(mean, 1234, i);
      observed[Math.max(0, Math.min(bins - 1, (count - low + width - 1) / width))]++;
      sum += count;
    }
    assertEquals(mean, sum / n, 3 * Math.sqrt(mean / n));
    double chi = 0;
    for (int b = 0; b < bins; b++) {
      double below = b == 0 ? 0 : poisson.cumulativeProbability(low + (b - 1) * width);
      double upTo = b == bins - 1 ? 1 : poisson.cumulativeProbability(low + b * width);
      double expected = n * (upTo - below);
      chi += expected < 1 ? 0 : (observed[b] - expected) * (observed[b] - expected) / expected;
    }
    double bound = new ChiSquaredDistribution(bins - 1).inverseCumulativeProbability(0.999);
    assertTrue(chi < bound, chi + " of " + bins + " bins");
  }

  @Test
  void countsOfNothingAreZero() {
    for (int i = 0; i < 100; i++) {
      assertEquals(0, Poisson.count(0, 5, i));
    }
  }
}
