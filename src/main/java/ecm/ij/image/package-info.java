/** Maps as ImageJ images, with calibration, colours and the properties they remember. Layer 4. */
package ecm.ij.image;
