/** The pixels to map and their static brightness. */
package ecm.likelihood.region;
