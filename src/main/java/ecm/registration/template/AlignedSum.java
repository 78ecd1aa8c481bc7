package ecm.registration.template;

import ecm.registration.frame.RowLoops;
import ecm.stack.Rect;
import java.util.ArrayList;
import java.util.List;

/**
 * The sum of some frames, each moved back by a whole-pixel shift and divided by its gain; with the
 * first two moments of the sums over 4 x 4 cells, from which the temporal scatter follows that a
 * slowly varying weight meets (speckle is correlated over several pixels).
 */
public final class AlignedSum {

  /** Side of a cell [px]. */
  public static final int CELL = 4;

  private final int width;
  private final int height;
  final float[] sum;
  final double[] cellSum;
  final double[] cellSquares;
  final int[] cellCount;
  final List<Rect> areas = new ArrayList<>();
  private final float[] row;
  private final float[] total;

  public AlignedSum(int width, int height) {
    this.width = width;
    this.height = height;
    this.sum = new float[width * height];
    int cells = (width / CELL) * (height / CELL);
    this.cellSum = new double[cells];
    this.cellSquares = new double[cells];
    this.cellCount = new int[cells];
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
    areas.add(area);
    float scale = (float) (1 / match.gain());
    float shift = (float) (-match.offset() / match.gain());
    double[] cells = new double[width / CELL];
    for (int y = area.y(); y < area.yEnd(); y++) {
      int in = (y + dy) * width + dx;
      int out = y * width;
      System.arraycopy(frame, in + area.x(), row, area.x(), area.width());
      System.arraycopy(sum, out + area.x(), total, area.x(), area.width());
      RowLoops.addScaled(total, row, scale, shift, area.x(), area.xEnd());
      System.arraycopy(total, area.x(), sum, out + area.x(), area.width());
      addCells(area, y, cells);
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
      if (y == top + CELL - 1) {
        cellSum[at + c] += cells[c];
        cellSquares[at + c] += cells[c] * cells[c];
        cellCount[at + c]++;
        cells[c] = 0;
      }
    }
  }
}
