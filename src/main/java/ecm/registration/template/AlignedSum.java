package ecm.registration.template;

import ecm.registration.frame.InvalidPixels;
import ecm.registration.frame.Placed;
import ecm.registration.frame.RowLoops;
import ecm.stack.Rect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sum of some frames, each moved back by a whole-pixel shift and divided by its gain; with the
 * first two moments of the sums over 4 x 4 cells, from which the temporal scatter follows that a
 * slowly varying weight meets (speckle is correlated over several pixels). Invalid pixels of the
 * frames are not added; a cell with more than four of them is not either.
 */
public final class AlignedSum {

  /** Side of a cell [px]. */
  public static final int CELL = 4;

  /** More invalid pixels of a cell leave too little of it. */
  private static final int MOST_INVALID = CELL * CELL / 4;

  private final int width;
  private final int height;
  final float[] sum;
  final double[] cellSum;
  final double[] cellSquares;
  final int[] cellCount;
  final List<Placed> places = new ArrayList<>();
  private final InvalidPixels invalid;
  private final float[] row;
  private final float[] total;

  /** Invalid pixels per cell in the frame that is added; empty if there are none. */
  private final int[] cellInvalid;

  /**
   * @param invalid pixels of all frames; their values in frames are those of pixels near them
   */
  public AlignedSum(int width, int height, InvalidPixels invalid) {
    this.invalid = invalid;
    this.width = width;
    this.height = height;
    this.sum = new float[width * height];
    int cells = (width / CELL) * (height / CELL);
    this.cellSum = new double[cells];
    this.cellSquares = new double[cells];
    this.cellCount = new int[cells];
    this.cellInvalid = new int[invalid.isEmpty() ? 0 : cells];
    this.row = new float[width];
    this.total = new float[width];
  }

  /**
   * Adds a frame, moved back to the nearest pixel and divided by its gain.
   *
   * @param frame values
   * @param covered the frame's pixels that hold data
   * @param match its shift (to the nearest pixel), gain and offset
   */
  public void add(float[] frame, Rect covered, Match match) {
    int dx = (int) Math.rint(match.dx());
    int dy = (int) Math.rint(match.dy());
    Rect area = covered.translate(-dx, -dy).intersect(new Rect(0, 0, width, height));
    if (area.isEmpty()) {
      return;
    }
    Placed placed = new Placed(area, dx, dy);
    places.add(placed);
    int[] without = invalid.within(placed);
    countInCells(without);
    float scale = (float) (1 / match.gain());
    float shift = (float) (-match.offset() / match.gain());
    double[] cells = new double[width / CELL];
    int next = 0;
    for (int y = area.y(); y < area.yEnd(); y++) {
      int in = (y + dy) * width + dx;
      int out = y * width;
      System.arraycopy(frame, in + area.x(), row, area.x(), area.width());
      System.arraycopy(sum, out + area.x(), total, area.x(), area.width());
      RowLoops.addScaled(total, row, scale, shift, area.x(), area.xEnd());
      for (; next < without.length && without[next] < out + width; next++) {
        total[without[next] - out] = sum[without[next]];
      }
      System.arraycopy(total, area.x(), sum, out + area.x(), area.width());
      addCells(area, y, cells);
    }
  }

  private void countInCells(int[] without) {
    Arrays.fill(cellInvalid, 0);
    int across = width / CELL;
    for (int i : without) {
      int cell = i / width / CELL * across + i % width / CELL;
      if (i % width / CELL < across && cell < cellInvalid.length) {
        cellInvalid[cell]++;
      }
    }
  }

  private void addCells(Rect area, int y, double[] cells) {
    int top = y / CELL * CELL;
    if (top < area.y() || top + CELL > area.yEnd()) {
      return;
    }
    int first = (area.x() + CELL - 1) / CELL;
    int end = Math.min(area.xEnd() / CELL, width / CELL);
    int at = y / CELL * (width / CELL);
    for (int c = first; c < end; c++) {
      int x = c * CELL;
      cells[c] += row[x] + row[x + 1] + row[x + 2] + row[x + 3];
      boolean poor = cellInvalid.length > 0 && cellInvalid[at + c] > MOST_INVALID;
      if (y == top + CELL - 1 && poor) {
        cells[c] = 0;
      } else if (y == top + CELL - 1) {
        cellSum[at + c] += cells[c];
        cellSquares[at + c] += cells[c] * cells[c];
        cellCount[at + c]++;
        cells[c] = 0;
      }
    }
  }
}
