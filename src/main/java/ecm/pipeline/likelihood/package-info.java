/** Likelihood maps of a stack, in its surface layer and its bulk. Layer 3. */
package ecm.pipeline.likelihood;
