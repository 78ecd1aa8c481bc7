package ecm.registration.template;

import ecm.base.Quantiles;
import ecm.registration.frame.InvalidPixels;
import ecm.stack.Rect;

/**
 * How much of a frame's scatter is left in the mean of a segment of the record. With independent
 * speckle in each of n frames it is 1/n; speckle that lasts as long as a segment leaves all of it.
 */
public final class SegmentScatter {

  private static final int CELL = AlignedSum.CELL;
  private static final int FEWEST_SEGMENTS = 4;

  /** Share of a cell that must be known. */
  private static final double LEAST = 0.75;

  private SegmentScatter() {}

  /**
   * The variance of segment means about the mean of all over that of frames, both of cells of 4 x 4
   * px; the median of the cells, so that the few where the sample deforms do not count; at most 1.
   */
  public static double left(SegmentMeans segments, Template template) {
    int across = template.width() / CELL;
    int down = template.height() / CELL;
    double[] squares = new double[across * down];
    int[] count = new int[across * down];
    for (int k = 0; k < segments.count(); k++) {
      if (segments.frames(k) > 0 && !segments.covered(k).isEmpty()) {
        add(segments, k, template, squares, count);
      }
    }
    for (int c = 0; c < squares.length; c++) {
      int middle = (c / across * CELL + CELL / 2) * template.width() + c % across * CELL + CELL / 2;
      double variance = squares[c] / (CELL * CELL) / (count[c] - 1.0);
      squares[c] = count[c] < FEWEST_SEGMENTS ? Double.NaN : variance / template.scatter()[middle];
    }
    double left = Quantiles.median(squares);
    return Double.isNaN(left) ? 1 : Math.min(1, left);
  }

  private static void add(
      SegmentMeans segments, int k, Template template, double[] squares, int[] count) {
    float[] segment = segments.filled(k, template.mean());
    Rect covered = segments.covered(k);
    InvalidPixels unknown = segments.unknown(k);
    int across = template.width() / CELL;
    for (int c = 0; c < squares.length; c++) {
      Rect cell = new Rect(c % across * CELL, c / across * CELL, CELL, CELL);
      if (!covered.intersect(cell).equals(cell)) {
        continue;
      }
      double sum = 0;
      int valid = 0;
      for (int y = cell.y(); y < cell.yEnd(); y++) {
        for (int x = cell.x(); x < cell.xEnd(); x++) {
          int i = y * template.width() + x;
          if (!unknown.contains(i)) {
            sum += segment[i] - template.mean()[i];
            valid++;
          }
        }
      }
      if (valid >= LEAST * CELL * CELL) {
        double whole = sum * CELL * CELL / valid;
        squares[c] += whole * whole;
        count[c]++;
      }
    }
  }
}
