package ecm.simulation.microscope;

import ecm.simulation.parameters.Microscope;
import ecm.simulation.parameters.SimulationParameters;
import ecm.simulation.random.CounterNoise;
import java.util.Arrays;

/**
 * The current of the beam: 1 + beamNoise z(t), not below 0, with z an Ornstein-Uhlenbeck process.
 */
public final class BeamCurve {

  private BeamCurve() {}

  /** The current in each frame, relative to its mean. */
  public static double[] of(SimulationParameters parameters) {
    double[] current = new double[parameters.recording().frames()];
    Arrays.fill(current, 1);
    Microscope microscope = parameters.refinements().microscope();
    if (microscope.beamNoise() == 0) {
      return current;
    }
    double time = microscope.beamTime();
    double memory = time == 0 ? 0 : StrictMath.exp(-1 / time);
    double fresh = Math.sqrt(1 - memory * memory);
    long key = new CounterNoise(parameters.seed(), CounterNoise.Stream.BEAM).pixel(0, 0);
    double z = 0;
    for (int t = 0; t < current.length; t++) {
      double normal = CounterNoise.normal(key, t);
      z = t == 0 ? normal : memory * z + fresh * normal;
      current[t] = Math.max(0, 1 + microscope.beamNoise() * z);
    }
    return current;
  }
}
