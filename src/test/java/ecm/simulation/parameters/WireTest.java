package ecm.simulation.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.simulation.Estimate;
import ecm.simulation.Simulation;
import ecm.simulation.Tiling;
import ecm.stack.Rect;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WireTest {

  private static final int WIDTH = 64;
  private static final int HEIGHT = 40;

  /** R = 6 nm at 0.25 nm: the wire fills columns 8 to 55 of 64. */
  private static final SimulationParameters WIRE =
      SimulationParameters.homogeneousFilm()
          .withSampling(0.1, 0.25)
          .withSize(WIDTH, HEIGHT)
          .withFrames(300)
          .withRadius(6)
          .withSpeckle(0)
          .withTau(0.8)
          .withSurface(1, 10);

  private static double offset(int x) {
    return Math.abs(x - 31.5) * 0.25;
  }

  @ParameterizedTest
  @EnumSource(Geometry.class)
  void meanIntensityFollowsTheThickness(Geometry geometry) {
    SimulationParameters parameters = WIRE.withGeometry(geometry).withNoise(0, 0.25).withTau(0.1);
    Simulation simulation = Simulation.of(parameters, Progress.NONE);
    for (int x = 0; x < WIDTH; x++) {
      double[] rows = new double[HEIGHT];
      for (int t = 0; t < 300; t++) {
        float[] frame = simulation.stack().frame(t);
        for (int y = 0; y < HEIGHT; y++) {
          rows[y] += frame[y * WIDTH + x] / 300.0;
        }
      }
      boolean inside = geometry == Geometry.FILM || offset(x) < 6;
      double chord = Math.sqrt(Math.max(0, 1 - offset(x) * offset(x) / 36));
      double truth = 0.25 + (inside ? geometry == Geometry.CYLINDER ? chord : 1 : 0);
      assertEquals(inside, simulation.sample().contains(x, HEIGHT / 2));
      double mean = Arrays.stream(rows).average().orElseThrow();
      assertEquals(truth, mean, inside ? 0.05 * truth : 1e-6, "column " + x);
    }
  }

  /** Slab: tau / 10 within 1 nm, four columns, of the lateral edges. */
  @Test
  void slabHasALateralLayer() {
    Simulation slab = Simulation.of(WIRE.withGeometry(Geometry.SLAB), Progress.NONE);
    for (int x = 0; x < WIDTH; x++) {
      double expected = offset(x) >= 6 ? Double.NaN : offset(x) > 5 ? 0.08 : 0.8;
      assertEquals(expected, slab.tau().get(x, 7), 1e-6);
    }
    for (int x : new int[] {8, 11, 12, 31, 52, 55}) {
      double tau = slab.tau().get(x, 0);
      correlation(slab, x, 1, 1)
          .assertNear(Math.exp(-2 * Math.pow(0.1 / tau, 0.8)), 0.08, "x " + x);
    }
  }

  /** Cylinder: g2 - 1 = (q f_fast + (1 - q) f_slow)^2 with q from the areas of two chords. */
  @Test
  void cylinderHasARadialLayer() {
    Simulation wire = Simulation.of(WIRE.withGeometry(Geometry.CYLINDER), Progress.NONE);
    for (int x : new int[] {9, 13, 14, 16, 20, 31, 49}) {
      double u = offset(x);
      double core = u < 5 ? Math.sqrt(25 - u * u) : 0;
      double q = 1 - core / Math.sqrt(36 - u * u);
      for (int lag : new int[] {1, 4}) {
        double slow = Math.exp(-Math.pow(lag * 0.1 / 0.8, 0.8));
        double fast = Math.exp(-Math.pow(lag * 0.1 / 0.08, 0.8));
        double field = q * fast + (1 - q) * slow;
        correlation(wire, x, Math.sqrt(1 - u * u / 36), lag)
            .assertNear(field * field, 0.08, "x " + x + ", lag " + lag);
      }
    }
    for (int x = 8; x < 56; x++) {
      assertEquals(offset(x) > 5 ? 0.08 : 0.8, wire.tau().get(x, 3), 1e-6);
    }
  }

  /**
   * Ensemble g2 - 1 of a column, whose rows are independent (no speckle correlation).
   *
   * @param mean exact mean intensity of the column
   */
  private static Estimate correlation(Simulation simulation, int x, double mean, int lag) {
    double[] rows = new double[HEIGHT];
    int pairs = simulation.stack().frames() - lag;
    for (int t = 0; t < pairs; t++) {
      float[] now = simulation.stack().frame(t);
      float[] later = simulation.stack().frame(t + lag);
      for (int y = 0; y < HEIGHT; y++) {
        int i = y * WIDTH + x;
        rows[y] += (now[i] / mean - 1) * (later[i] / mean - 1) / pairs;
      }
    }
    return Estimate.of(rows);
  }

  /** The spot adds its brightness at its centre in every frame, and keeps to two speckles. */
  @Test
  void spotIsStatic() {
    SimulationParameters plain =
        WIRE.withGeometry(Geometry.CYLINDER).withFrames(5).withSpeckle(0.7);
    float[][] with = frames(Simulation.of(plain.withSpot(5), Progress.NONE));
    float[][] without = frames(Simulation.of(plain, Progress.NONE));
    for (int t = 0; t < 5; t++) {
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        double dx = i % WIDTH - 31;
        double dy = i / WIDTH - 6;
        double spot = 5 * Math.pow(2, -4 * (dx * dx + dy * dy) / (5.6 * 5.6));
        boolean inside = offset(i % WIDTH) < 6;
        assertEquals(inside ? spot : 0, with[t][i] - without[t][i], 1e-5);
      }
    }
  }

  private static float[][] frames(Simulation simulation) {
    float[][] frames = new float[simulation.stack().frames()][];
    for (int t = 0; t < frames.length; t++) {
      frames[t] = simulation.stack().frame(t);
    }
    return frames;
  }

  @Test
  void tilesCoverAnAreaOnce() {
    Rect area = new Rect(-3, -5, 47, 39);
    for (long pixels : new long[] {1, 7, 100, 47 * 16, 1000, 1 << 20}) {
      int[] covered = new int[47 * 39];
      for (Rect tile : Tiling.of(area, pixels)) {
        assertTrue((long) tile.width() * tile.height() <= pixels);
        for (int y = tile.y(); y < tile.yEnd(); y++) {
          for (int x = tile.x(); x < tile.xEnd(); x++) {
            covered[(y + 5) * 47 + x + 3]++;
          }
        }
      }
      assertTrue(Arrays.stream(covered).allMatch(n -> n == 1));
    }
  }
}
