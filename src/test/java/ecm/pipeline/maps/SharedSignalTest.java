package ecm.pipeline.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What two records share is told from noise that is slow in both. */
class SharedSignalTest {

  private static final int N = 1000;
  private static final int RECORDS = 200;

  /** Noise of sd 0.05 that forgets itself in 20 samples. */
  private static double[] slow(Random random) {
    double[] x = new double[N];
    double memory = Math.exp(-1.0 / 20);
    double value = random.nextGaussian();
    for (int i = 0; i < N; i++) {
      value = memory * value + Math.sqrt(1 - memory * memory) * random.nextGaussian();
      x[i] = 0.05 * value;
    }
    return centred(x);
  }

  private static double[] centred(double[] x) {
    double mean = 0;
    for (double v : x) {
      mean += v / x.length;
    }
    for (int i = 0; i < x.length; i++) {
      x[i] -= mean;
    }
    return x;
  }

  @Test
  void independentRecordsShareNothing() {
    Random random = new Random(1);
    int found = 0;
    for (int k = 0; k < RECORDS; k++) {
      found += SharedSignal.of(slow(random), slow(random)).variance() > 0 ? 1 : 0;
    }
    assertTrue(found <= 4, found + " of " + RECORDS);
  }

  @Test
  void aSharedFlickerIsFoundThoughTheNoiseIsLarger() {
    Random random = new Random(2);
    double mean = 0;
    double pulls = 0;
    for (int k = 0; k < RECORDS; k++) {
      double[] a = slow(random);
      double[] b = slow(random);
      double square = 0;
      for (int i = 0; i < N; i++) {
        double flicker = 0.02 * random.nextGaussian();
        square += flicker * flicker / N;
        a[i] += flicker;
        b[i] += flicker;
      }
      SharedSignal signal = SharedSignal.of(centred(a), centred(b));
      mean += signal.variance() / RECORDS;
      pulls += Math.pow((signal.variance() - square) / signal.varianceSd(), 2) / RECORDS;
    }
    assertEquals(4e-4, mean, 0.2e-4);
    assertTrue(pulls < 1.7, "mean square of the error over its estimate " + pulls);
  }

  @Test
  void aSlowDriftIsFoundToo() {
    Random random = new Random(3);
    int found = 0;
    for (int k = 0; k < RECORDS; k++) {
      double[] a = slow(random);
      double[] b = slow(random);
      for (int i = 0; i < N; i++) {
        double drift = 0.3 * i / N;
        a[i] += drift;
        b[i] += drift;
      }
      found += SharedSignal.of(centred(a), centred(b)).variance() > 0.002 ? 1 : 0;
    }
    assertTrue(found > 0.95 * RECORDS, found + " of " + RECORDS);
  }

  @Test
  void framesLeftOutDoNotCount() {
    Random random = new Random(4);
    double mean = 0;
    for (int k = 0; k < RECORDS; k++) {
      double[] a = slow(random);
      double[] b = slow(random);
      for (int i = 0; i < N; i++) {
        double flicker = 0.02 * random.nextGaussian();
        a[i] = i % 10 == 0 ? 0 : a[i] + flicker;
        b[i] = i % 10 == 0 ? 0 : b[i] + flicker;
      }
      mean += SharedSignal.of(a, b).variance() / RECORDS;
    }
    assertEquals(4e-4, mean, 0.3e-4);
  }
}
