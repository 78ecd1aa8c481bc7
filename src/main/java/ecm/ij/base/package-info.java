/** ImageJ basics of all the others: properties, titles, units, colours, progress. Layer 4. */
package ecm.ij.base;
