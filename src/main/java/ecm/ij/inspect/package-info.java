/** The inspector of single pixels. Layer 4. */
package ecm.ij.inspect;
