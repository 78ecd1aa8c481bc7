package ecm.simulation.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.simulation.Estimate;
import ecm.simulation.Series;
import ecm.simulation.Simulation;
import ecm.stack.SampleType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The camera, lit evenly: a film whose speckles have next to no contrast. */
class CameraTest {

  private static final SimulationParameters EVEN =
      SimulationParameters.homogeneousFilm()
          .withSize(48, 48)
          .withFrames(256)
          .withTau(0.01)
          .withContrast(1e-9)
          .withNoise(5, 0);

  /** The periodogram of shot noise is lambda |H(f)|^2. */
  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5})
  void afterglowFiltersTheNoise(double a) {
    Camera camera = Camera.IDEAL.withAfterglow(a).withReadout(100, 0, 0);
    double[][] series = Series.of(Simulation.of(EVEN.withCamera(camera), Progress.NONE).stack());
    // An even number of periods in the 200 frames after the start.
    for (double f : new double[] {0.05, 0.2, 0.5}) {
      double[] power = Arrays.stream(series).mapToDouble(p -> power(p, f)).toArray();
      double h2 = Math.pow(1 - a, 2) / (1 - 2 * a * Math.cos(2 * Math.PI * f) + a * a);
      Estimate.of(power).assertNear(5 * h2, 0.2, "frequency " + f);
    }
  }

  private static double power(double[] pixel, double frequency) {
    double re = 0;
    double im = 0;
    for (int t = 56; t < 256; t++) {
      double signal = pixel[t] / 100 - 5;
      re += signal * Math.cos(2 * Math.PI * frequency * t);
      im += signal * Math.sin(2 * Math.PI * frequency * t);
    }
    return (re * re + im * im) / 200;
  }

  /** Frame by frame from the counts that the same seed has without a camera. */
  @Test
  void afterglowIsTheRecursionInCameraCoordinates() {
    SimulationParameters moving = EVEN.withDrift(0.5).withContrast(1).withFrames(40);
    double[][] counts = Series.of(Simulation.of(moving, Progress.NONE).stack());
    Camera camera = Camera.IDEAL.withAfterglow(0.3).withReadout(50, 0, 7);
    double[][] output = Series.of(Simulation.of(moving.withCamera(camera), Progress.NONE).stack());
    for (int i = 0; i < counts.length; i++) {
      double left = counts[i][0];
      for (int t = 0; t < 40; t++) {
        left = t == 0 ? left : 0.7 * counts[i][t] + 0.3 * left;
        assertEquals(Math.rint(50 * left + 7), output[i][t], 1);
      }
    }
  }

  /** Mean gain lambda + offset, variance gain^2 (lambda + read^2) + 1/12. */
  @Test
  void readoutHasItsMeanAndVariance() {
    Camera camera = Camera.IDEAL.withReadout(3.7, 4, 200);
    Simulation simulation = Simulation.of(EVEN.withCamera(camera), Progress.NONE);
    double[][] series = Series.of(simulation.stack());
    double mean = 3.7 * 5 + 200;
    double[] means = new double[series.length];
    double[] variances = new double[series.length];
    double[] neighbours = new double[series.length];
    for (int i = 0; i < series.length; i++) {
      for (int t = 0; t < 255; t++) {
        double v = series[i][t] - mean;
        means[i] += v / 255;
        variances[i] += v * v / 255;
        neighbours[i] += v * (series[i][t + 1] - mean) / 255;
      }
    }
    Estimate.of(means).assertNear(0, 0.1, "mean");
    Estimate.of(variances).assertNear(3.7 * 3.7 * (5 + 16) + 1 / 12.0, 1, "variance");
    Estimate.of(neighbours).assertNear(0, 1, "white in time");
    assertEquals(SampleType.UINT16, simulation.stack().sampleType());
  }

  @Test
  void outputIsWholeAndClipped() {
    Camera noisy = Camera.IDEAL.withReadout(1, 100, 0);
    SimulationParameters few = EVEN.withFrames(20);
    float[] low = Simulation.of(few.withCamera(noisy), Progress.NONE).stack().frame(3);
    assertEquals(0, least(low));
    Camera bright = Camera.IDEAL.withReadout(10_000, 0, 60_000);
    for (int bits : new int[] {16, 32}) {
      SimulationParameters wanted = few.withBitDepth(bits).withCamera(bright);
      assertEquals(65535, greatest(Simulation.of(wanted, Progress.NONE).stack().frame(3)));
    }
    SimulationParameters bytes = few.withBitDepth(8).withCamera(bright);
    assertEquals(255, greatest(Simulation.of(bytes, Progress.NONE).stack().frame(3)));
    SimulationParameters floats =
        few.withBitDepth(32).withCamera(Camera.IDEAL.withReadout(0.37, 1, 3.3));
    for (float v : Simulation.of(floats, Progress.NONE).stack().frame(3)) {
      assertEquals(Math.rint(v), v);
    }
  }

  /** A dark camera reads noise in the vacuum too. */
  @Test
  void theVacuumIsRead() {
    SimulationParameters wire =
        EVEN.withGeometry(Geometry.SLAB)
            .withRadius(3)
            .withFrames(20)
            .withCamera(Camera.IDEAL.withReadout(2, 3, 50));
    float[] frame = Simulation.of(wire, Progress.NONE).stack().frame(9);
    double[] squares = new double[48 * 8];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = Math.pow(frame[i / 8 * 48 + i % 8] - 50, 2);
    }
    Estimate.of(squares).assertNear(36 + 1 / 12.0, 4, "variance");
  }

  private static float least(float[] values) {
    float least = Float.MAX_VALUE;
    for (float v : values) {
      least = Math.min(least, v);
    }
    return least;
  }

  private static float greatest(float[] values) {
    float greatest = 0;
    for (float v : values) {
      greatest = Math.max(greatest, v);
    }
    assertTrue(greatest > 0);
    return greatest;
  }
}
