package ecm.stack.tile;

/**
 * All frames of some pixels, time-major: what one thread works on at a time.
 *
 * @param pixels image indices y * width + x, ascending; as many as the tile is wide
 * @param rows rows[t][p] is the calibrated value of pixels[p] in frame t; 0 where it is not valid;
 *     a row may be longer than the tile is wide. The buffer is used again for the next tile, and
 *     its receiver may overwrite it
 */
public record Tile(int[] pixels, float[][] rows) {

  /** Number of pixels. */
  public int width() {
    return pixels.length;
  }

  /** Number of frames. */
  public int frames() {
    return rows.length;
  }
}
