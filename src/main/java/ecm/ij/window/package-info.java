/** Windows: where they stand, and plots and figures in them. Layer 4. */
package ecm.ij.window;
