/** Mean image, mask of the sample, background, static spot. Layer 2. */
package ecm.mask;
