/** From the scattered intensity to a frame: speckle, exposure, jitter, drift, beam, detector. */
package ecm.simulation.microscope;
