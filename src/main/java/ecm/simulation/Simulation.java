package ecm.simulation;

import ecm.progress.Progress;
import ecm.stack.Drift;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;

/**
 * A simulated stack with its truth.
 *
 * @param stack the frames, in memory
 * @param planes the frames' arrays: byte[], short[] or float[] each
 * @param tau true relaxation time [s] per pixel, frame-0 coordinates; NaN in the vacuum
 * @param sample where the sample is, frame-0 coordinates
 * @param drift true drift
 */
public record Simulation(
    FrameStack stack, Object[] planes, FloatMap tau, Mask sample, Drift drift) {

  /** Simulates; the same parameters give the same bytes for any number of threads. */
  public static Simulation of(SimulationParameters parameters, Progress progress) {
    throw new UnsupportedOperationException();
  }
}
