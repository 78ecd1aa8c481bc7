/** The sample: where it is and how each of its pixels relaxes. */
package ecm.simulation.medium;
