package ecm.likelihood;

import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.Tile;

/** Takes the record of one pixel out of a tile. */
final class Records {

  private Records() {}

  /**
   * Copies a record.
   *
   * @param tile that holds the pixel
   * @param p its place in the tile
   * @param record receives a value per frame, NaN where there is none
   */
  static void copy(FrameStack stack, Tile tile, int p, float[] record) {
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
  static int valid(float[] record) {
    int valid = 0;
    for (float value : record) {
      valid += Float.isFinite(value) ? 1 : 0;
    }
    return valid;
  }

  /**
   * Copies the records of neighbouring pixels of a tile, row by row: a tile lies in memory by time.
   *
   * @param first place of the first pixel in the tile
   * @param count how many
   * @param records receive a value per frame each, NaN where there is none
   */
  static void copy(FrameStack stack, Tile tile, int first, int count, float[][] records) {
    Coverage coverage = stack.coverage();
    boolean whole = coverage.allFramesValid();
    for (int k = 0; k < count && whole; k++) {
      int pixel = tile.pixels()[first + k];
      whole = coverage.always().contains(pixel % stack.width(), pixel / stack.width());
    }
    if (!whole) {
      for (int k = 0; k < count; k++) {
        copy(stack, tile, first + k, records[k]);
      }
      return;
    }
    float[][] rows = tile.rows();
    for (int t = 0; t < records[0].length; t++) {
      float[] row = rows[t];
      for (int k = 0; k < count; k++) {
        records[k][t] = row[first + k];
      }
    }
  }
}
