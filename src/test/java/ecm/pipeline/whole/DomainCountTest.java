package ecm.pipeline.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.Mask;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DomainCountTest {

  @Test
  void aLargeRegionHoldsItsAreaInDomains() {
    assertEquals(200 * 200 / (2 * Math.PI * 9), DomainCount.of(Mask.all(200, 200), 3), 0.06 * 707);
  }

  /** A line of n pixels: n^2 / sum_ij q^|i-j| with q = exp(-1/xi), a geometric series. */
  @Test
  void aThinLayerHoldsMore() {
    int n = 300;
    double q = Math.exp(-1 / 4.0);
    double sum = n * (1 + q) / (1 - q) - 2 * q * (1 - Math.pow(q, n)) / ((1 - q) * (1 - q));
    Mask line = Mask.of(300, 5, i -> i / 300 == 2);
    assertEquals(n * (double) n / sum, DomainCount.of(line, 4), 1e-3 * n * n / sum);
    assertTrue(n * (double) n / sum > 10 * n / (2 * Math.PI * 16));
  }

  @Test
  void fewPixelsStandForAll() {
    Random random = new Random(1);
    boolean[] inside = new boolean[60 * 50];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = random.nextDouble() < 0.7;
    }
    Mask mask = Mask.of(60, 50, i -> inside[i]);
    int[] pixels = mask.indices();
    double sum = 0;
    for (int a : pixels) {
      for (int b : pixels) {
        sum += Math.exp(-Math.hypot(a % 60 - b % 60, a / 60 - b / 60) / 2.5);
      }
    }
    double expected = (double) pixels.length * pixels.length / sum;
    assertEquals(expected, DomainCount.of(mask, 2.5), 0.02 * expected);
  }

  @Test
  void oneDomainIsTheLeast() {
    assertEquals(1, DomainCount.of(Mask.all(3, 3), 1e6), 1e-3);
    assertTrue(Double.isNaN(DomainCount.of(Mask.all(3, 3), Double.NaN)));
  }
}
