/** Four-point correlation of a stack, its length and its null of speckle. Layer 3. */
package ecm.pipeline.fourpoint;
