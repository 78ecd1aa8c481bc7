/** Whole analyses of one stack. Layer 3. */
package ecm.pipeline;
