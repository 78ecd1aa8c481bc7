package ecm.likelihood.spectrum;

import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import ecm.stack.tile.Tile;
import java.util.Arrays;

/** Records side by side: a row per frame, a pixel per lane. */
final class RecordRows {

  /** Records that are turned into columns at a time: their values share cache lines. */
  private static final int COLUMNS = 16;

  private RecordRows() {}

  /**
   * Copies pixels of a tile.
   *
   * @param from place of the first in the tile
   * @param n how many
   * @param rows receive a value per pixel, NaN where there is none
   */
  static void copy(FrameStack stack, Tile tile, int from, int n, float[][] rows) {
    Coverage coverage = stack.coverage();
    int[] x = new int[n];
    int[] y = new int[n];
    for (int q = 0; q < n; q++) {
      x[q] = tile.pixels()[from + q] % stack.width();
      y[q] = tile.pixels()[from + q] / stack.width();
    }
    boolean always = covers(coverage.always(), x, y);
    for (int t = 0; t < tile.frames(); t++) {
      if (!coverage.isValid(t)) {
        Arrays.fill(rows[t], 0, n, Float.NaN);
        continue;
      }
      System.arraycopy(tile.rows()[t], from, rows[t], 0, n);
      Rect covered = coverage.covered(t);
      for (int q = 0; q < n && !always; q++) {
        rows[t][q] = covered.contains(x[q], y[q]) ? rows[t][q] : Float.NaN;
      }
    }
  }

  private static boolean covers(Rect area, int[] x, int[] y) {
    boolean all = true;
    for (int q = 0; q < x.length; q++) {
      all &= area.contains(x[q], y[q]);
    }
    return all;
  }

  /**
   * Copies records.
   *
   * @param from the first
   * @param n how many
   */
  static void copy(float[][] records, int from, int n, float[][] rows) {
    int frames = records[from].length;
    for (int first = 0; first < n; first += COLUMNS) {
      for (int t = 0; t < frames; t++) {
        float[] row = rows[t];
        for (int q = first; q < Math.min(n, first + COLUMNS); q++) {
          row[q] = records[from + q][t];
        }
      }
    }
  }

  /** As the removal from one record in every lane. */
  static void removeAfterglow(float[][] rows, int frames, int n, double afterglow) {
    if (afterglow == 0) {
      return;
    }
    float a = (float) afterglow;
    for (int t = frames - 1; t > 0; t--) {
      for (int q = 0; q < n; q++) {
        float sharp = (rows[t][q] - a * rows[t - 1][q]) / (1 - a);
        rows[t][q] = Float.isNaN(sharp) ? rows[t][q] : sharp;
      }
    }
  }
}
