package ecm.registration.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlurTest {

  private static double gauss(int d, double sigma) {
    return Math.abs(d) <= Math.ceil(3 * sigma) ? Math.exp(-d * d / (2 * sigma * sigma)) : 0;
  }

  private static int mirrored(int i, int n) {
    int j = Math.floorMod(i, 2 * n);
    return j < n ? j : 2 * n - 1 - j;
  }

  /** Against the sum over an image continued by reflection without end, also much wider than it. */
  @ParameterizedTest
  @CsvSource({"9, 7, 1", "9, 7, 1.5", "7, 1, 2", "1, 6, 2", "3, 2, 4", "1, 1, 1"})
  void isTheSumOverTheReflectedImage(int width, int height, double sigma) {
    SplittableRandom random = new SplittableRandom(5);
    float[] image = new float[width * height];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) random.nextDouble();
    }
    int reach = (int) Math.ceil(3 * sigma);
    float[] found = Blur.gaussian(image, width, height, sigma);
    for (int i = 0; i < image.length; i++) {
      double sum = 0;
      double norm = 0;
      for (int v = -reach; v <= reach; v++) {
        for (int u = -reach; u <= reach; u++) {
          double weight = gauss(u, sigma) * gauss(v, sigma);
          int x = mirrored(i % width + u, width);
          int y = mirrored(i / width + v, height);
          sum += weight * image[y * width + x];
          norm += weight;
        }
      }
      assertEquals(sum / norm, found[i], 1e-6);
    }
  }

  @Test
  void withoutWidthItCopies() {
    float[] image = {1, 2, 3, 4};
    float[] copy = Blur.gaussian(image, 2, 2, 0);
    assertArrayEquals(image, copy);
    assertNotSame(image, copy);
  }

  @ParameterizedTest
  @CsvSource({"6, 5", "5, 1", "1, 5", "2, 2"})
  void theGradientOfAPlaneIsItsSlopeAndZeroAtTheBorder(int width, int height) {
    float[] plane = new float[width * height];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = 3 * (i % width) - 2 * (i / width);
    }
    float[] gx = Gradient.x(plane, width, height);
    float[] gy = Gradient.y(plane, width, height);
    for (int i = 0; i < plane.length; i++) {
      int x = i % width;
      int y = i / width;
      assertEquals(x > 0 && x < width - 1 ? 3 : 0, gx[i]);
      assertEquals(y > 0 && y < height - 1 ? -2 : 0, gy[i]);
    }
  }

  /** cos(pi k (x + 1/2) / n) is its own reflection, so it is shifted without any error. */
  @ParameterizedTest
  @CsvSource({"12, 9, .3, -.45", "9, 12, -1.25, 0", "7, 5, 0, .5", "8, 6, 0, 0"})
  void fourierShiftMovesAWaveByAFraction(int width, int height, double dx, double dy) {
    float[] wave = wave(width, height, 0, 0);
    float[] before = wave.clone();
    float[] moved = FourierShift.of(wave, width, height, dx, dy);
    assertArrayEquals(wave(width, height, dx, dy), moved, 3e-6f);
    assertArrayEquals(before, wave);
    assertNotSame(wave, moved);
  }

  private static float[] wave(int width, int height, double dx, double dy) {
    float[] wave = new float[width * height];
    for (int i = 0; i < wave.length; i++) {
      double x = Math.cos(3 * Math.PI * (i % width + 0.5 + dx) / width);
      double y = Math.cos(2 * Math.PI * (i / width + 0.5 + dy) / height);
      wave[i] = (float) (x * y + 0.5 * x);
    }
    return wave;
  }
}
