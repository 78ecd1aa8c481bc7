/** The correlation pooled over a region, with its error from blocks. */
package ecm.correlation.pooled;
