/**
 * The stretched-exponential (KWW) fit g2 = 1 + A exp(-2 (t/tau)^beta), its finite-record bias and
 * its scatter; fits of other models of a decay. Layer 2.
 */
package ecm.kww;
