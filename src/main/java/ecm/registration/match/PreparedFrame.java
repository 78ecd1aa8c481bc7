package ecm.registration.match;

import ecm.stack.Rect;

/**
 * A frame with gain and offset undone, smoothed, with its gradient: per row of the template its
 * values, slopes to the right and slopes downwards, inside an area. Its memory is used again
 * ({@link FramePreparation}).
 */
public final class PreparedFrame {

  /** [row][values, slopes to the right, slopes downwards][column]. */
  final float[][][] rows;

  /** 1 where the frame holds data, per row and column; null if it does everywhere. */
  final float[][] valid;

  int index;
  Rect area;

  /** Whole-pixel part of the shift, rounded down [px]. */
  int dx;

  int dy;

  /** The rest of it, 0 to 1 [px]. */
  double fractionX;

  double fractionY;

  /** Weighted mean square about the template, per pixel. */
  double deviation;

  PreparedFrame(int height, int width, boolean whole) {
    rows = new float[height][3][width];
    valid = whole ? null : new float[height][width];
  }

  public int index() {
    return index;
  }

  double x() {
    return dx + fractionX;
  }

  double y() {
    return dy + fractionY;
  }
}
