/** The intensity autocorrelation g2(t) of every pixel and of a region (Eq. 4). Layer 2. */
package ecm.correlation;
