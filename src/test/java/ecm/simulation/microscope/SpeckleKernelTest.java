package ecm.simulation.microscope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.base.Progress;
import ecm.simulation.Estimate;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.SimulationParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeckleKernelTest {

  /** |mu|^2 = 2^(-(2 k / FWHM)^2) at every whole pixel, also for speckles below a pixel. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.4, 1, 1.84, 2.8, 5.6, 20, 64})
  void autocorrelationIsGaussian(double fwhm) {
    float[] taps = SpeckleKernel.taps(fwhm);
    for (int shift = 0; shift < 3 * taps.length; shift++) {
      double mu = 0;
      for (int k = -taps.length + 1; k < taps.length; k++) {
        int other = Math.abs(k + shift);
        mu += other < taps.length ? taps[Math.abs(k)] * taps[other] : 0;
      }
      double truth = shift == 0 ? 1 : Math.pow(2, -Math.pow(2 * shift / fwhm, 2));
      assertEquals(truth, mu * mu, 2e-5, "shift " + shift);
    }
  }

  /** Intensity covariance of neighbours at equal times, over independent frames. */
  @Test
  void speckleOfAStackHasTheWidthAskedFor() {
    double fwhm = 2.8;
    SimulationParameters film =
        SimulationParameters.homogeneousFilm()
            .withSize(160, 160)
            .withFrames(60)
            .withTau(0.02)
            .withBeta(1)
            .withSampling(0.1, 0.25)
            .withSpeckle(fwhm * 0.25);
    Simulation simulation = Simulation.of(film, Progress.NONE);
    int[][] shifts = {{0, 0}, {1, 0}, {0, 1}, {2, 0}, {0, 2}, {1, 1}, {2, 1}, {3, 0}, {0, 4}};
    for (int[] shift : shifts) {
      double[] perFrame = new double[60];
      for (int t = 0; t < 60; t++) {
        perFrame[t] = covariance(simulation.stack().frame(t), 160, shift[0], shift[1]);
      }
      double r2 = shift[0] * shift[0] + shift[1] * shift[1];
      double truth = Math.pow(2, -4 * r2 / (fwhm * fwhm));
      Estimate.of(perFrame).assertNear(truth, 0.01, shift[0] + "," + shift[1]);
    }
  }

  private static double covariance(float[] frame, int width, int dx, int dy) {
    double sum = 0;
    int n = 0;
    for (int y = 0; y + dy < frame.length / width; y++) {
      for (int x = 0; x + dx < width; x++) {
        sum += (frame[y * width + x] - 1.0) * (frame[(y + dy) * width + x + dx] - 1.0);
        n++;
      }
    }
    return sum / n;
  }
}
