/** Distance to the surface, and what changes with it. Layer 2. */
package ecm.surface;
