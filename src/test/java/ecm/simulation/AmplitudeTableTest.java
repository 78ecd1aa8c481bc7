package ecm.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.simulation.medium.Spectra;
import org.jtransforms.fft.DoubleFFT_1D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmplitudeTableTest {

  private static final int CIRCLE = Spectra.circle(1000);

  /**
   * Between two entries the table is a straight line; the power of a frequency, of which the
   * covariance is made, must be that of exp(-(k / tau)^beta) within twice the error of an
   * amplitude.
   */
  @ParameterizedTest
  @CsvSource({"0.5, 20", "0.7, 5", "0.7, 80", "0.9, 33", "1, 12", "1.3, 40", "2, 10"})
  void betweenItsEntriesTheAmplitudeIsThatOfTheRelaxation(double beta, double tau) {
    // half way between two entries, where the line is farthest from the curve
    double lnTau = 0.1 * Math.floor(Math.log(tau) / 0.1) + 0.05;
    DoubleFFT_1D transform = new DoubleFFT_1D(CIRCLE);
    float[] found = new float[CIRCLE / 2 + 1];
    new AmplitudeTable(CIRCLE).amplitude(lnTau, beta, transform, found);
    float[] exact = exact(Math.exp(lnTau), beta, transform);
    double power = 0;
    double off = 0;
    for (int f = 0; f < found.length; f++) {
      power += exact[f] * exact[f];
      off += Math.abs(found[f] * found[f] - exact[f] * exact[f]);
    }
    assertEquals(0, off / power, 2e-3, "of the variance at wrong frequencies");
  }

  private static float[] exact(double tau, double beta, DoubleFFT_1D transform) {
    double[] covariance = new double[CIRCLE];
    for (int k = 0; k < CIRCLE; k++) {
      int lag = Math.min(k, CIRCLE - k);
      covariance[k] = Math.exp(-Math.pow(lag / tau, beta));
    }
    transform.realForward(covariance);
    return Spectra.amplitude(covariance);
  }
}
