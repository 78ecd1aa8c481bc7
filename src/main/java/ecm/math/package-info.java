/** Small numerical pieces that no library at hand has in this form. Layer 0. */
package ecm.math;
