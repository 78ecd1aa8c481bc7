package ecm.simulation.medium;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.base.Progress;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectraTest {

  /**
   * The covariance of the field that a spectrum makes, by the plain sum over frequencies, is the
   * stretched exponential at every lag of the record, also if tau exceeds the record.
   */
  @ParameterizedTest
  @CsvSource({
    "64, 5, 0.8, 0",
    "64, 5, 1, 0",
    "100, 1000, 0.5, 0",
    "77, 0.5, 0.3, 0",
    "64, 5, 0.8, 70",
    "64, 5, 0.8, -110"
  })
  void covarianceIsExact(int frames, double tau, double beta, int step) {
    int circle = Spectra.circle(frames);
    Spectra spectra = Spectra.of(tau, beta, circle, new int[] {step, 3}, Progress.NONE);
    float[] amplitude = new float[2 * circle];
    Arrays.fill(amplitude, 1);
    spectra.shape(step, 1, amplitude, 0);
    for (int lag = 0; lag < frames; lag++) {
      double sum = 0;
      for (int f = 0; f < circle; f++) {
        // Two parts of variance 1 each.
        double power = 2.0 * amplitude[2 * f] * amplitude[2 * f];
        sum += power * Math.cos(2 * Math.PI * f * lag / circle);
      }
      double truth = Math.exp(-Math.pow(lag / (tau * Math.exp(0.01 * step)), beta));
      assertEquals(truth, sum, 1e-6);
    }
  }

  /** The smallest even numbers from 2 N on with no prime factor above 5. */
  @ParameterizedTest
  @CsvSource({"2, 4", "4, 8", "7, 16", "631, 1280", "1000, 2000", "1001, 2048", "4000, 8000"})
  void circleHoldsTwiceTheRecord(int frames, int circle) {
    assertEquals(circle, Spectra.circle(frames));
  }
}
