/**
 * Measured shifts made a drift, and what is to be said of it: bad frames, jumps, deformation. Layer
 * 2.
 */
package ecm.registration.outcome;
