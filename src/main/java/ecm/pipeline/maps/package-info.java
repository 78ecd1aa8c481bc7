/**
 * Relaxation maps of a stack by curve fits, their correction for a finite record, their
 * populations. Layer 3.
 */
package ecm.pipeline.maps;
