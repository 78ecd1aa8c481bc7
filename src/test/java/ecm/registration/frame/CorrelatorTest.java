package ecm.registration.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.base.FastLength;
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

  /** 2 x 2 pixels to a sample, an odd row and column left over; those not covered are 0. */
  @Test
  void aLargeFrameIsBinned() {
    int w = 21;
    int h = 17;
    Correlator correlator = new Correlator(w, h, 5, 17);
    assertEquals(2, correlator.bin());
    assertEquals(3, correlator.range());
    float[] frame = noise(w * h, 4);
    float[] kernel = noise(w * h, 5);
    Rect covered = new Rect(3, 1, 12, 14);
    double mean = 0;
    for (int y = 1; y < 15; y++) {
      for (int x = 3; x < 15; x++) {
        mean += frame[y * w + x] / (12.0 * 14);
      }
    }
    double[] binned = new double[10 * 8];
    double[] weight = new double[10 * 8];
    for (int i = 0; i < binned.length; i++) {
      int x = 2 * (i % 10);
      int y = 2 * (i / 10);
      for (int at : new int[] {y * w + x, y * w + x + 1, (y + 1) * w + x, (y + 1) * w + x + 1}) {
        boolean inside = x >= 3 && x + 1 < 15 && y >= 1 && y + 1 < 15;
        binned[i] += inside ? frame[at] - mean : 0;
        weight[i] += kernel[at];
      }
    }
    float[] buffer = correlator.buffer();
    correlator.load(frame, w, covered, buffer, 0);
    correlator.correlate(buffer, correlator.kernel(kernel, w));
    float[] surface = correlator.surface(buffer, 0);
    for (int i = 0; i < surface.length; i++) {
      int sx = i % 7 - 3;
      int sy = i / 7 - 3;
      double expected = 0;
      for (int y = Math.max(0, -sy); y < Math.min(8, 8 - sy); y++) {
        for (int x = Math.max(0, -sx); x < Math.min(10, 10 - sx); x++) {
          expected += binned[(y + sy) * 10 + x + sx] * weight[y * 10 + x];
        }
      }
      assertEquals(expected, surface[i], 1e-4);
    }
  }

  @Test
  void framesFromTheLeastSizeOnAreBinned() {
    assertEquals(1, new Correlator(30, 17, 4, 18).bin());
    assertEquals(2, new Correlator(30, 18, 4, 18).bin());
    assertEquals(2, new Correlator(30, 18, 4, 18).range());
  }

  /** Of a kernel at two pixels, 1 and 3, what stays in a field of 4 x 6 when shifted. */
  @Test
  void theOverlapIsTheShareOfTheKernelInTheField() {
    Correlator correlator = new Correlator(4, 6, 2, 1000);
    float[] energy = new float[24];
    energy[0] = 1;
    energy[4 * 4 + 2] = 3;
    float[] overlap = correlator.overlap(energy, 4);
    for (int i = 0; i < 25; i++) {
      int sx = i % 5 - 2;
      int sy = i / 5 - 2;
      double first = sx >= 0 && sy >= 0 ? 1 : 0;
      double second = sx <= 1 && sy <= 1 ? 3 : 0;
      assertEquals(Math.max(1, first + second) / 4, overlap[i], 1e-5, sx + ", " + sy);
    }
  }

  @Test
  void twoSpectraMakeOnePair() {
    int w = 9;
    int h = 8;
    Correlator correlator = new Correlator(w, h, 2, 1000);
    float[] a = noise(w * h, 6);
    float[] b = noise(w * h, 7);
    float[] product = correlator.buffer();
    float[] sa = spectrum(correlator, a, w, h);
    Correlator.addProduct(product, sa, spectrum(correlator, b, w, h), false);
    Correlator.addProduct(product, sa, sa, true);
    correlator.inverse(product);
    float[] cross = correlator.fullOverlap(correlator.surface(product, 0));
    float[] own = correlator.fullOverlap(correlator.surface(product, 1));
    for (int i = 0; i < 25; i++) {
      int sx = i % 5 - 2;
      int sy = i / 5 - 2;
      double share = (1 - Math.abs(sx) / 9.0) * (1 - Math.abs(sy) / 8.0);
      assertEquals(plain(a, b, w, h, sx, sy) / share, cross[i], 1e-4);
      assertEquals(plain(a, a, w, h, sx, sy) / share, own[i], 1e-4);
    }
  }

  private static float[] spectrum(Correlator correlator, float[] frame, int w, int h) {
    float[] buffer = correlator.buffer();
    correlator.load(frame, w, new Rect(0, 0, w, h), buffer, 0);
    correlator.forward(buffer);
    return buffer;
  }

  /** sum (a(r + s) - mean of a) (b(r) - mean of b). */
  private static double plain(float[] a, float[] b, int w, int h, int sx, int sy) {
    double sum = 0;
    for (int y = Math.max(0, -sy); y < Math.min(h, h - sy); y++) {
      for (int x = Math.max(0, -sx); x < Math.min(w, w - sx); x++) {
        sum += (a[(y + sy) * w + x + sx] - mean(a)) * (b[y * w + x] - mean(b));
      }
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"1,1", "7,8", "11,12", "31,32", "129,135", "288,288", "289,300"})
  void sizesHaveSmallPrimeFactors(int n, int expected) {
    assertEquals(expected, FastLength.of(n));
  }
}
