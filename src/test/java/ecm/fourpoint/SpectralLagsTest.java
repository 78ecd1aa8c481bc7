package ecm.fourpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against sums of products in double. */
class SpectralLagsTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "150, 149, 3", "64, 0, 2", "700, 60, 5", "1000, 999, 4", "500, 300, 0"})
  void theSumsOfProducts(int frames, int largest, int count) {
    float[] series = new float[Math.max(1, count) * (frames + 3)];
    SplittableRandom random = new SplittableRandom(frames);
    for (int i = 0; i < series.length; i++) {
      series[i] = (float) random.nextDouble(-1, 1.2);
    }
    int[] from = new int[count];
    Arrays.setAll(from, i -> i * (frames + 3));
    int[] lags = largest == 0 ? new int[] {0} : FourPointRequest.allLags(Math.min(largest, frames));
    SpectralLags engine = new SpectralLags(frames, lags);
    double[] sums = new double[engine.length()];
    engine.add(series, from, count, sums);
    double[] products = engine.products(sums);
    for (int k = 0; k < lags.length; k++) {
      assertEquals(
          direct(series, from, frames, lags[k]), products[k], 1e-6 * (1 + count * frames), "lag");
    }
  }

  private static double direct(float[] series, int[] from, int frames, int lag) {
    double sum = 0;
    for (int start : from) {
      for (int t = 0; t + lag < frames; t++) {
        sum += (double) series[start + t] * series[start + t + lag];
      }
    }
    return sum;
  }
}
