/**
 * What an image of this suite remembers, in its Info: one record, one writer, one reader. Layer 4.
 */
package ecm.ij.provenance;
