/** Correlation lengths from four-point planes and curves. */
package ecm.fourpoint.length;
