package ecm.simulation.microscope;

import ecm.simulation.parameters.Recording;
import ecm.simulation.parameters.SimulationParameters;
import ecm.simulation.random.CounterNoise;
import ecm.stack.Drift;
import java.util.Arrays;

/**
 * A stage that drifts: a random walk with normal steps, rounded to whole pixels, frame 0 at 0. It
 * is reflected at a quarter of the field, as an operator would bring the sample back.
 */
public final class DriftWalk {

  private DriftWalk() {}

  public static Drift of(SimulationParameters parameters) {
    Recording recording = parameters.recording();
    CounterNoise noise = new CounterNoise(parameters.seed(), CounterNoise.Stream.DRIFT);
    double[] dx = walk(noise.pixel(0, 0), parameters, recording.width() / 4);
    double[] dy = walk(noise.pixel(1, 0), parameters, recording.height() / 4);
    double[] quality = new double[dx.length];
    Arrays.fill(quality, Double.NaN);
    return new Drift(dx, dy, quality, new boolean[dx.length]);
  }

  private static double[] walk(long key, SimulationParameters parameters, int bound) {
    double[] whole = new double[parameters.recording().frames()];
    double at = 0;
    for (int t = 1; t < whole.length; t++) {
      at += parameters.drift() * CounterNoise.normal(key, t);
      if (Math.abs(at) > bound) {
        at = Math.copySign(Math.max(0, 2 * bound - Math.abs(at)), at);
      }
      whole[t] = Math.rint(at) + 0.0;
    }
    return whole;
  }
}
