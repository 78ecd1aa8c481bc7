package ecm.simulation.microscope;

import ecm.stack.Rect;

/**
 * One scattering field: noise with the speckle correlation, and the buffers that hold it for a
 * tile.
 *
 * @param noise the field before its dynamics
 * @param rows one array per row of a tile: (re, im) of all frequencies, pixel after pixel
 */
public record FieldLayer(SpeckleNoise noise, float[][] rows) {

  public static FieldLayer allocate(SpeckleNoise noise, Rect largestTile, int circle) {
    return new FieldLayer(noise, new float[largestTile.height()][largestTile.width() * 2 * circle]);
  }
}
