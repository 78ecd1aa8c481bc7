/**
 * The homogeneous null: what the estimators give where every pixel has the same dynamics. Layer 3.
 */
package ecm.pipeline.nulls;
