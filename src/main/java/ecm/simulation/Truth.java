package ecm.simulation;

import ecm.simulation.medium.TauHistory;
import ecm.stack.FloatMap;

/**
 * What is known of a simulated stack beside its relaxation times and its drift. Maps are in frame-0
 * coordinates, NaN in the vacuum.
 *
 * @param beta stretching exponent of each pixel
 * @param brightness m of each pixel: 1 if brightnessSd is 0
 * @param tau relaxation times of every frame
 * @param beam beam current b of every frame, relative to its mean
 */
public record Truth(FloatMap beta, FloatMap brightness, TauHistory tau, double[] beam) {}
