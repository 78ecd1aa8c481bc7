/** Two-time correlation and regions of binned pixels. */
package ecm.correlation.twotime;
