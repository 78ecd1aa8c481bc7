package ecm.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.stack.Rect;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrelatorTest {

  private static float[] noise(int n, long seed) {
    Random random = new Random(seed);
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float v : values) {
      sum += v;
    }
    return sum / values.length;
  }

  @Test
  void twoFramesAtOnceCorrelateAsPlainSumsDo() {
    int w = 23;
    int h = 18;
    int range = 4;
    Correlator correlator = new Correlator(w, h, range, 1000);
    float[][] frames = {noise(w * h, 1), noise(w * h, 2)};
    float[] kernel = noise(w * h, 3);
    float[] buffer = correlator.buffer();
    Rect all = new Rect(0, 0, w, h);
    correlator.load(frames[0], w, all, buffer, 0);
    correlator.load(frames[1], w, all, buffer, 1);
    correlator.correlate(buffer, correlator.kernel(kernel, w));
    for (int part = 0; part < 2; part++) {
      float[] surface = correlator.surface(buffer, part);
      double mean = mean(frames[part]);
      for (int sy = -range; sy <= range; sy++) {
        for (int sx = -range; sx <= range; sx++) {
          double expected = 0;
          for (int y = Math.max(0, -sy); y < Math.min(h, h - sy); y++) {
            for (int x = Math.max(0, -sx); x < Math.min(w, w - sx); x++) {
              expected += (frames[part][(y + sy) * w + x + sx] - mean) * kernel[y * w + x];
            }
          }
          int i = (sy + range) * (2 * range + 1) + sx + range;
          assertEquals(expected, surface[i], 1e-4);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "7,8", "11,12", "31,32", "129,135", "288,288", "289,300"})
  void sizesHaveSmallPrimeFactors(int n, int expected) {
    assertEquals(expected, Correlator.goodSize(n));
  }
}
