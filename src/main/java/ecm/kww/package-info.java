/**
 * The stretched-exponential (KWW) fit g2 = 1 + A exp(-2 (t/tau)^beta), its finite-record bias and
 * its scatter. Layer 2.
 */
package ecm.kww;
