package ecm.simulation.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonTest {

  private static final int DRAWS = 200_000;

  /** Mean and variance of a Poisson distribution, and the same counts as the portable draw. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 1, 3, 9.5, 10.5, 40})
  void quickCountsAreThoseOfThePortableDraw(double mean) {
    long key = new CounterNoise(17, CounterNoise.Stream.COUNTS).pixel(3, 4);
    double sum = 0;
    double squares = 0;
    int different = 0;
    for (int i = 0; i < DRAWS; i++) {
      double count = Poisson.quickCount(mean, key, i);
      different += count == Poisson.count(mean, key, i) ? 0 : 1;
      sum += count;
      squares += (count - mean) * (count - mean);
    }
    assertEquals(0, different);
    assertEquals(mean, sum / DRAWS, 4 * Math.sqrt(mean / DRAWS));
    double sdOfSquare = Math.sqrt(mean + 2 * mean * mean);
    assertEquals(mean, squares / DRAWS, 4 * sdOfSquare / Math.sqrt(DRAWS));
  }
}
