/** From files and images to frame stacks, maps and regions. Layer 4. */
package ecm.ij.open;
