/**
 * Pooled correlations of a region and what they say: relaxation time, floor, conditions. Layer 3.
 */
package ecm.pipeline.region;
