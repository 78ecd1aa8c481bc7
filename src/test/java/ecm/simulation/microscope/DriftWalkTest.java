package ecm.simulation.microscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.simulation.Estimate;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Geometry;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.Drift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftWalkTest {

  private static final SimulationParameters SMALL =
      SimulationParameters.defaults().withSize(48, 32).withFrames(60).withRadius(4);

  /** The sample is the same with and without drift; each frame shows it where the drift says. */
  @ParameterizedTest
  @CsvSource({"FILM, 0", "CYLINDER, 0", "SLAB, 0", "CYLINDER, 15"})
  void movesTheContent(Geometry geometry, double counts) {
    SimulationParameters still = SMALL.withGeometry(geometry).withNoise(counts, 3).withDrift(0);
    Simulation fixed = Simulation.of(still, Progress.NONE);
    Simulation moved = Simulation.of(still.withDrift(0.6), Progress.NONE);
    int[] dx = moved.drift().wholeDx();
    int[] dy = moved.drift().wholeDy();
    int compared = 0;
    for (int t = 0; t < still.recording().frames(); t++) {
      float[] before = fixed.stack().frame(t);
      float[] after = moved.stack().frame(t);
      for (int y = Math.max(0, -dy[t]); y < Math.min(32, 32 - dy[t]); y++) {
        for (int x = Math.max(0, -dx[t]); x < Math.min(48, 48 - dx[t]); x++) {
          assertEquals(before[y * 48 + x], after[(y + dy[t]) * 48 + x + dx[t]]);
          compared++;
        }
      }
    }
    assertTrue(compared > 60 * 48 * 32 / 2);
    assertTrue(moved.drift().isWhole());
    assertEquals(0, dx[0]);
    assertEquals(0, dy[0]);
  }

  /** What drifts into a film's field is film, not emptiness. */
  @Test
  void showsNewContentAtTheBorders() {
    SimulationParameters film = SMALL.withGeometry(Geometry.FILM).withSpot(0).withNoise(0, 0);
    Simulation moved = Simulation.of(film.withDrift(1), Progress.NONE);
    double least = Double.MAX_VALUE;
    for (int t = 0; t < 60; t++) {
      for (float value : moved.stack().frame(t)) {
        least = Math.min(least, value);
      }
    }
    assertTrue(least > 0);
  }

  @Test
  void spreadsAsARandomWalk() {
    int walks = 400;
    double[] square = new double[2 * walks];
    SimulationParameters wide = SMALL.withSize(400, 400).withFrames(101).withDrift(0.5);
    for (int seed = 0; seed < walks; seed++) {
      Drift drift = DriftWalk.of(wide.withSeed(seed));
      square[2 * seed] = drift.dx()[100] * drift.dx()[100];
      square[2 * seed + 1] = drift.dy()[100] * drift.dy()[100];
    }
    // 100 steps of variance 1/4, and 1/12 from rounding.
    Estimate.of(square).assertNear(100 * 0.25 + 1 / 12.0, 1.5, "mean square displacement");
  }

  @Test
  void staysWithinAQuarterOfTheField() {
    Drift drift = DriftWalk.of(SMALL.withFrames(5000).withDrift(2));
    for (int t = 0; t < 5000; t++) {
      assertTrue(Math.abs(drift.dx()[t]) <= 12 && Math.abs(drift.dy()[t]) <= 8);
    }
  }
}
