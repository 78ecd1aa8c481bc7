package ecm.registration.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.Rect;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The autocovariance of a difference of frames, against sums written out. */
class SpatialCovarianceTest {

  /** Against the sums written out; of a line of length 1 there is no pair. */
  @Test
  void spatialCovarianceIsThatOfNeighbours() {
    int w = 20;
    int h = 15;
    Rect area = new Rect(2, 1, 16, 12);
    float[] a = smooth(w, h, 1);
    float[] b = smooth(w, h, 2);
    SpatialCovariance covariance = new SpatialCovariance();
    covariance.add(a, b, w, area);
    double mean = 0;
    for (int y = 1; y < 13; y++) {
      for (int x = 2; x < 18; x++) {
        mean += (a[y * w + x] - b[y * w + x]) / 192.0;
      }
    }
    for (int axis = 0; axis < 2; axis++) {
      double[] c = new double[3];
      for (int lag = 0; lag < 3; lag++) {
        int dx = axis == 0 ? lag : 0;
        int dy = axis == 0 ? 0 : lag;
        int n = 0;
        for (int y = 1; y < 13 - dy; y++) {
          for (int x = 2; x < 18 - dx; x++) {
            int there = (y + dy) * w + x + dx;
            c[lag] += (a[y * w + x] - b[y * w + x] - mean) * (a[there] - b[there] - mean);
            n++;
          }
        }
        c[lag] /= n;
      }
      double error = c[0] / Math.sqrt(192);
      assertTrue(c[2] > error && c[1] > c[2], "a test of what stands out of noise");
      double expected = Math.log(c[1] / c[2]) / 1.5;
      assertEquals(expected, covariance.inverseVariance(axis, .999 * c[2] / error), 1e-9);
      assertTrue(Double.isNaN(covariance.inverseVariance(axis, 1.001 * c[2] / error)));
    }
    assertTrue(Double.isNaN(new SpatialCovariance().inverseVariance(0, 1)));
  }

  private static float[] smooth(int w, int h, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] noise = new float[w * h];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextDouble();
    }
    return Blur.gaussian(noise, w, h, 2);
  }
}
