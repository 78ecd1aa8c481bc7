package ecm.simulation.medium;

/**
 * A pixel of the sample: where it is in frame 0.
 *
 * @param x column, may be outside the field
 * @param y row, may be outside the field
 */
public record Pixel(int x, int y) {}
