package ecm.simulation;

import ecm.base.Progress;
import ecm.simulation.parameters.Refinements;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.Drift;
import ecm.stack.FloatMap;
import ecm.stack.FrameStack;
import ecm.stack.Mask;

/**
 * A simulated stack with its truth.
 *
 * <p>The field E(t, r) at a pixel is a stationary complex Gaussian process with the autocorrelation
 * exp(-(t/tau)^beta), drawn by circulant embedding; neighbouring pixels share a Gaussian speckle
 * correlation. The intensity |E|^2 then has g2 = 1 + A exp(-2 (t/tau)^beta) exactly, in the mean
 * over realisations; one record of finite length scatters about it. Random numbers belong to the
 * pixel and the frequency, so that the same parameters give the same bytes for any number of
 * threads and any memory.
 *
 * <p>In a cylinder with a surface layer, which lies above and below the core too, the field is
 * sqrt(q) E_fast + sqrt(1-q) E_slow, with q the layer's part of the chord.
 *
 * <p>With {@link Refinements}: of M modes A is contrast / M; beta may differ from pixel to pixel;
 * domains may have a finite life, and then the field is G(s(t)) with ds = dt / tau(t), G having the
 * autocorrelation exp(-s^beta). Where neighbouring clocks run apart, speckles become smaller in the
 * course of the record.
 *
 * @param stack the frames, in memory; counts, or noise-free intensities with mean 1 where the
 *     sample is thick
 * @param planes the frames' arrays: byte[], short[] or float[] each
 * @param tau true relaxation time [s] per pixel, frame-0 coordinates; NaN in the vacuum. In the
 *     surface layer of a slab, and where the whole chord of a cylinder lies in its layer (closer
 *     than the layer's depth to the lateral edge), it is the layer's tau_bulk / surfaceRatio;
 *     further inside it is the core's tau, though layer and core mix there. Of domains of finite
 *     life it is the geometric mean over the record
 * @param sample where the sample is, frame-0 coordinates
 * @param drift true drift, with the jitter
 * @param truth exponents, brightness, relaxation times of every frame, beam
 */
public record Simulation(
    FrameStack stack, Object[] planes, FloatMap tau, Mask sample, Drift drift, Truth truth) {

  /**
   * Simulates, in parallel over frequencies and pixels.
   *
   * @param parameters what to simulate
   * @param progress told of each part; checked often
   * @throws ecm.base.InvalidInput if the stack would not fit into Java's memory, or beta is above 1
   *     and the record too short: the spectrum of exp(-(t/tau)^beta) on a circle of up to 16
   *     records has to be nonnegative there
   * @throws ecm.base.Cancelled if cancelled
   */
  public static Simulation of(SimulationParameters parameters, Progress progress) {
    return Simulator.inThisMemory(parameters).run(progress);
  }
}
