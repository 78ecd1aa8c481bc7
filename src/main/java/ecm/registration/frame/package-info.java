/**
 * Frames as registration reads them, block by block, filtered; and the image arithmetic it is built
 * on. Layer 2.
 */
package ecm.registration.frame;
