/**
 * The mean of aligned frames, its parts, what in it is structure, and which pixels guide a match.
 * Layer 2.
 */
package ecm.registration.template;
