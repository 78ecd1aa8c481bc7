/**
 * Progress, cancelling, threads and small numerical pieces that no library at hand has in this
 * form. Layer 0.
 */
package ecm.base;
