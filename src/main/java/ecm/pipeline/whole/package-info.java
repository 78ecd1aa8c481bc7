/**
 * The whole analysis of one stack, the check of an acquisition, the inspection of a pixel. Layer 3.
 */
package ecm.pipeline.whole;
