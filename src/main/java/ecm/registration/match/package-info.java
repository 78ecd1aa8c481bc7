/** Matches of a frame with a template and with another frame, at full resolution. Layer 2. */
package ecm.registration.match;
