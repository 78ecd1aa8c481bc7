package ecm.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogNormalityTest {

  /** Under the hypothesis p is uniform: mean 1/2, sd of the mean of 40 is 0.046. */
  @ParameterizedTest
  @ValueSource(doubles = {Double.POSITIVE_INFINITY, 3})
  void logNormalTimesGiveUniformPValues(double limit) {
    Random random = new Random(5);
    double sum = 0;
    int below = 0;
    for (int i = 0; i < 40; i++) {
      double[] times = new double[100];
      Arrays.setAll(times, k -> Math.exp(0.5 + 0.7 * random.nextGaussian()));
      double p = LogNormality.test(times, limit, 100, i).pValue();
      sum += p;
      below += p < 0.1 ? 1 : 0;
    }
    assertEquals(0.5, sum / 40, 0.14);
    assertEquals(4, below, 6);
  }

  /** D above 0.886/sqrt(n) is significant at 5 % (Lilliefors, JASA 62, 399, 1967; large n). */
  @Test
  void theCriticalValueIsThatOfLilliefors() {
    double[] times = new double[200];
    Arrays.setAll(times, i -> Math.exp(1.2 * Math.pow((i + 0.5) / 200, 2.2)));
    LogNormality found = LogNormality.test(times, Double.POSITIVE_INFINITY, 200, 1);
    double critical = 0.886 / Math.sqrt(200);
    assertEquals(found.statistic() > critical, found.pValue() < 0.05);
    assertTrue(found.pValue() < 0.05);
    assertTrue(LogNormality.test(times, Double.POSITIVE_INFINITY, 20, 1).pValue() > 0.05);
  }

  @Test
  void theSeedFixesTheResult() {
    double[] times = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 40};
    assertEquals(LogNormality.test(times, 20, 12, 3), LogNormality.test(times, 20, 12, 3));
    assertTrue(Double.isNaN(LogNormality.test(times, 20, 5, 3).pValue()));
  }
}
