package ecm.likelihood.population;

import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.tile.Tile;

/** Takes the record of one pixel out of a tile. */
public final class Records {

  private Records() {}

  /**
   * Copies a record.
   *
   * @param tile that holds the pixel
   * @param p its place in the tile
   * @param record receives a value per frame, NaN where there is none
   */
  public static void copy(FrameStack stack, Tile tile, int p, float[] record) {
    Coverage coverage = stack.coverage();
    int x = tile.pixels()[p] % stack.width();
    int y = tile.pixels()[p] / stack.width();
    float[][] rows = tile.rows();
    boolean whole = coverage.allFramesValid() && coverage.always().contains(x, y);
    for (int t = 0; t < record.length; t++) {
      record[t] = whole || coverage.isValid(t, x, y) ? rows[t][p] : Float.NaN;
    }
  }

  /** The number of frames with a finite value. */
  public static int valid(float[] record) {
    int valid = 0;
    for (float value : record) {
      valid += Float.isFinite(value) ? 1 : 0;
    }
    return valid;
  }
}
