package ecm.stack.tile;

import ecm.base.InvalidInput;
import ecm.stack.Rect;
import java.util.Locale;

/**
 * How a stack that is not in memory is cut into bands of rows.
 *
 * @param rows of each band but the last
 * @param count number of bands, which is how often each plane is read
 * @param overlapped whether two bands are held, so that one is read while the other is worked on
 */
record BandPlan(int rows, int count, boolean overlapped) {

  /** Up to so many readings, reading during the work is worth a smaller band. */
  private static final int FEW_READINGS = 4;

  /**
   * The plan for a heap budget. Two bands if that needs no more than 4 readings, else one as large
   * as the budget.
   *
   * @param height rows to be read in all
   * @param bytesPerRow of one row in all frames
   * @param budget bytes that the bands may take
   * @throws InvalidInput if not even one row fits
   */
  static BandPlan of(int height, long bytesPerRow, long budget) {
    long fit = Math.min(height, budget / bytesPerRow);
    if (fit < 1) {
      throw new InvalidInput(
          String.format(
              Locale.ROOT,
              "one row of all frames takes %d MB, but only %d MB of memory are free for it; give"
                  + " Java more memory, or select fewer frames",
              (bytesPerRow >> 20) + 1,
              budget >> 20));
    }
    if (fit == height) {
      return new BandPlan(height, 1, false);
    }
    int half = (int) (fit / 2);
    if (half >= 1 && readings(height, half) <= FEW_READINGS) {
      return even(height, readings(height, half), true);
    }
    return even(height, readings(height, (int) fit), false);
  }

  private static int readings(int height, int rows) {
    return (height + rows - 1) / rows;
  }

  private static BandPlan even(int height, int count, boolean overlapped) {
    int rows = readings(height, count);
    return new BandPlan(rows, readings(height, rows), overlapped);
  }

  /** The area of one band. */
  Rect area(int band, Rect bounds) {
    int top = bounds.y() + band * rows;
    return new Rect(bounds.x(), top, bounds.width(), Math.min(rows, bounds.yEnd() - top));
  }
}
