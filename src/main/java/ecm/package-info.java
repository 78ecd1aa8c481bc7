/**
 * The suite as a library: open a stack, analyze it, write the results. Layer 5, without windows.
 */
package ecm;
