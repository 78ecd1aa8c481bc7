/** What is simulated: geometry, dynamics, imaging, recording. */
package ecm.simulation.parameters;
