/** Spectra of the square root of counts: measured, and expected of a relaxation. */
package ecm.likelihood.spectrum;
