/**
 * What is seen of the specimen before any analysis of its dynamics: mean image, moments, mask,
 * background, static spot, outlier pixels and frames, and the size and contrast of its speckle.
 * Layer 2.
 */
package ecm.sample;
