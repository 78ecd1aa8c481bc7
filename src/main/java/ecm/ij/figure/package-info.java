/**
 * Maps and planes drawn as figures, with scale, colours and a line about their quality. Layer 4.
 */
package ecm.ij.figure;
