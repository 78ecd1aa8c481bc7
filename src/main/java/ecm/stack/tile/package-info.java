/** Stacks read band by band into time-major tiles. */
package ecm.stack.tile;
