package ecm.stack.tile;

import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import java.util.Arrays;

/** Fills one thread's time-major buffer from an in-memory part of a stack. */
final class TileLoader {

  private final Coverage coverage;
  private final int imageWidth;
  private final float[][] rows;
  private float[] lines = new float[0];

  TileLoader(FrameStack stack, int tileWidth) {
    this.coverage = stack.coverage();
    this.imageWidth = stack.width();
    this.rows = new float[stack.frames()][rowLength(tileWidth)];
  }

  /**
   * With the array's header, rows of whole cache lines: all rows then start alike in their lines,
   * which vector loads of several rows at once are faster for.
   */
  private static int rowLength(int width) {
    return (width + 19) / 16 * 16 - 4;
  }

  /**
   * Loads pixels in all frames.
   *
   * @param source holds the pixels
   * @param pixels image indices, ascending
   */
  Tile load(Band source, int[] pixels) {
    Rect bounds = bounds(pixels);
    Rect area = source.area();
    int needed = bounds.height() * area.width();
    if (lines.length < needed) {
      lines = new float[needed];
    }
    int[] places = places(pixels, area, bounds.y());
    int[] runs = runs(places);
    for (int t = 0; t < rows.length; t++) {
      if (!coverage.isValid(t)) {
        Arrays.fill(rows[t], 0, pixels.length, 0);
        continue;
      }
      source.frames().copyRows(t, bounds.y() - area.y(), bounds.height(), lines);
      gather(places, runs, rows[t]);
      Rect covered = coverage.covered(t);
      if (!covered.intersect(bounds).equals(bounds)) {
        clearUncovered(pixels, covered, rows[t]);
      }
    }
    return new Tile(pixels, rows);
  }

  private Rect bounds(int[] pixels) {
    int top = pixels[0] / imageWidth;
    int bottom = pixels[pixels.length - 1] / imageWidth;
    int left = imageWidth;
    int right = 0;
    for (int pixel : pixels) {
      left = Math.min(left, pixel % imageWidth);
      right = Math.max(right, pixel % imageWidth);
    }
    return new Rect(left, top, right - left + 1, bottom - top + 1);
  }

  /** Where each pixel stands in the lines that are read. */
  private int[] places(int[] pixels, Rect area, int top) {
    int[] places = new int[pixels.length];
    for (int p = 0; p < places.length; p++) {
      int x = pixels[p] % imageWidth;
      int y = pixels[p] / imageWidth;
      places[p] = (y - top) * area.width() + x - area.x();
    }
    return places;
  }

  /** Starts of the runs of adjacent places, and the end. */
  private static int[] runs(int[] places) {
    int[] starts = new int[places.length + 1];
    int n = 0;
    for (int p = 0; p < places.length; p++) {
      if (p == 0 || places[p] != places[p - 1] + 1) {
        starts[n++] = p;
      }
    }
    starts[n++] = places.length;
    return Arrays.copyOf(starts, n);
  }

  private void gather(int[] places, int[] runs, float[] row) {
    for (int r = 0; r + 1 < runs.length; r++) {
      System.arraycopy(lines, places[runs[r]], row, runs[r], runs[r + 1] - runs[r]);
    }
  }

  private void clearUncovered(int[] pixels, Rect covered, float[] row) {
    for (int p = 0; p < pixels.length; p++) {
      if (!covered.contains(pixels[p] % imageWidth, pixels[p] / imageWidth)) {
        row[p] = 0;
      }
    }
  }
}
