/** TIFF files looked at before ImageJ decodes them, so that damage is found. Layer 4. */
package ecm.ij.tiff;
