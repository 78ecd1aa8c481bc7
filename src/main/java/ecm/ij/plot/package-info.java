/** Curves as ImageJ plots. Layer 4. */
package ecm.ij.plot;
