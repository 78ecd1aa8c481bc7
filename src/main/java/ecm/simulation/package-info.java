/** Synthetic stacks with known truth. Layer 2. */
package ecm.simulation;
