package ecm.simulation;

/**
 * A pixel of the sample: where it is in frame 0.
 *
 * @param x column, may be outside the field
 * @param y row, may be outside the field
 */
record Pixel(int x, int y) {}
