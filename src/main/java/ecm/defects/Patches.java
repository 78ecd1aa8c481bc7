package ecm.defects;

/**
 * Values that take the place of samples.
 *
 * @param pixels per frame
 * @param values per frame, of these pixels
 */
record Patches(int[][] pixels, float[][] values) {}
