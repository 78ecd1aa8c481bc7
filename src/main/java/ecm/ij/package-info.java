/** ImageJ 1 images in and out: stacks, maps, plots, tables. Layer 4. */
package ecm.ij;
