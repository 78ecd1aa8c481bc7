package ecm.simulation.medium;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.base.Progress;
import ecm.simulation.Estimate;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FloatMap;
import ecm.stack.Rect;
import org.junit.jupiter.api.Test;

class TauFieldTest {

  private static final SimulationParameters FILM =
      SimulationParameters.homogeneousFilm()
          .withSize(64, 48)
          .withFrames(2)
          .withTau(20)
          .withSampling(0.1, 0.25)
          .withSigma(0.7, 1);

  /** Mean, variance and exp(-r/xi) of ln(tau / median) over independent seeds. */
  @Test
  void isLogNormalWithAnExponentialCorrelation() {
    int maps = 80;
    int[][] shifts = {{0, 0}, {1, 0}, {0, 2}, {3, 4}, {8, 0}, {0, 12}};
    double[] mean = new double[maps];
    double[][] covariance = new double[shifts.length][maps];
    for (int seed = 0; seed < maps; seed++) {
      double[] x = logTau(FILM.withSeed(seed));
      for (double v : x) {
        mean[seed] += v / x.length;
      }
      for (int k = 0; k < shifts.length; k++) {
        covariance[k][seed] = product(x, 64, shifts[k][0], shifts[k][1]);
      }
    }
    Estimate.of(mean).assertNear(0, 0.02, "ln of the median");
    for (int k = 0; k < shifts.length; k++) {
      double r = Math.hypot(shifts[k][0], shifts[k][1]);
      // The grid of ln tau adds 0.01^2 / 12 to the variance, 2e-5 of it.
      double truth = 0.49 * Math.exp(-r / 4);
      Estimate.of(covariance[k]).assertNear(truth, 0.03, "r = " + r);
    }
  }

  @Test
  void valuesAreNormal() {
    int[] below = new int[2];
    int n = 0;
    for (int seed = 0; seed < 20; seed++) {
      for (double v : logTau(FILM.withSigma(0.7, 0).withSeed(seed))) {
        below[0] += v < 0.7 ? 1 : 0;
        below[1] += v < -1.4 ? 1 : 0;
        n++;
      }
    }
    // Half a step of the grid, 0.005, shifts a share by 0.0017 at most.
    assertEquals(0.8413, (double) below[0] / n, 0.007);
    assertEquals(0.0228, (double) below[1] / n, 0.003);
  }

  @Test
  void doesNotDependOnTheAreaAskedFor() {
    int[] wide = TauField.steps(FILM, new Rect(-10, -8, 84, 64));
    int[] field = TauField.steps(FILM, new Rect(0, 0, 64, 48));
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        assertEquals(wide[(y + 8) * 84 + x + 10], field[y * 64 + x]);
      }
    }
  }

  @Test
  void homogeneousIsTheMedianEverywhere() {
    float[] tau = Simulation.of(FILM.withSigma(0, 1), Progress.NONE).tau().values();
    assertArrayEquals(FloatMap.filled(64, 48, 20).values(), tau);
  }

  private static double[] logTau(SimulationParameters parameters) {
    int[] steps = TauField.steps(parameters, new Rect(0, 0, 64, 48));
    double[] values = new double[steps.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = steps[i] * Spectra.STEP;
    }
    return values;
  }

  private static double product(double[] x, int width, int dx, int dy) {
    double sum = 0;
    int n = 0;
    for (int row = 0; row + dy < x.length / width; row++) {
      for (int column = 0; column + dx < width; column++) {
        sum += x[row * width + column] * x[(row + dy) * width + column + dx];
        n++;
      }
    }
    return sum / n;
  }
}
