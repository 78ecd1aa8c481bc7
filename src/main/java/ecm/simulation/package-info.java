/**
 * Synthetic stacks with known truth. Layer 2.
 *
 * <p>{@code Simulation.of(SimulationParameters.homogeneousFilm().withTau(20), Progress.NONE)} is
 * speckle of one relaxation time and nothing else; {@link
 * ecm.simulation.parameters.SimulationParameters#defaults} is a wire with all that a recording has.
 */
package ecm.simulation;
