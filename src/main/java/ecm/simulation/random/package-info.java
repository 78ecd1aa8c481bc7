/** Random numbers by counter and fields with given correlation. */
package ecm.simulation.random;
