package ecm.defects;

import ecm.stack.FrameStack;
import ecm.stack.FrameView;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A stack some of whose pixels read, in every frame, as the mean of the nearest others to the left,
 * to the right, above and below, each weighted with the inverse of its distance; 0 without any.
 */
final class FilledPixels extends FrameView {

  /** Per row, its filled pixels, ascending. */
  private final int[][] pixels;

  /** Per row and filled pixel, the indices of those it is made of; up to 4. */
  private final int[][][] from;

  private final float[][][] weight;
  private final int[] firstRow;
  private final int[] lastRow;

  FilledPixels(FrameStack source, boolean[] bad) {
    super(source);
    int width = source.width();
    int height = source.height();
    pixels = new int[height][];
    from = new int[height][][];
    weight = new float[height][][];
    firstRow = new int[height];
    lastRow = new int[height];
    for (int y = 0; y < height; y++) {
      int row = y * width;
      pixels[y] = IntStream.range(row, row + width).filter(i -> bad[i]).toArray();
      from[y] = new int[pixels[y].length][];
      weight[y] = new float[pixels[y].length][];
      firstRow[y] = y;
      lastRow[y] = y;
      for (int k = 0; k < pixels[y].length; k++) {
        nearest(bad, pixels[y][k], y, k);
      }
    }
  }

  private void nearest(boolean[] bad, int pixel, int row, int k) {
    int[] found = new int[4];
    float[] weights = new float[4];
    int n = 0;
    float sum = 0;
    for (int direction = 0; direction < 4; direction++) {
      int distance = distance(bad, pixel, direction);
      if (distance > 0) {
        found[n] = pixel + distance * step(direction);
        firstRow[row] = Math.min(firstRow[row], found[n] / source.width());
        lastRow[row] = Math.max(lastRow[row], found[n] / source.width());
        weights[n++] = 1f / distance;
        sum += 1f / distance;
      }
    }
    from[row][k] = Arrays.copyOf(found, n);
    weight[row][k] = Arrays.copyOf(weights, n);
    for (int j = 0; j < n; j++) {
      weight[row][k][j] /= sum;
    }
  }

  private int step(int direction) {
    return new int[] {-1, 1, -source.width(), source.width()}[direction];
  }

  /** How far the nearest good pixel is in a direction; 0 if there is none. */
  private int distance(boolean[] bad, int pixel, int direction) {
    int width = source.width();
    int room =
        new int[] {
              pixel % width,
              width - 1 - pixel % width,
              pixel / width,
              source.height() - 1 - pixel / width
            }
            [direction];
    for (int d = 1; d <= room; d++) {
      if (!bad[pixel + d * step(direction)]) {
        return d;
      }
    }
    return 0;
  }

  @Override
  public void copyRows(int frame, int y, int rows, float[] target) {
    int first = y;
    int last = y + rows - 1;
    for (int row = y; row < y + rows; row++) {
      first = Math.min(first, firstRow[row]);
      last = Math.max(last, lastRow[row]);
    }
    int width = source.width();
    float[] values = target;
    if (last - first + 1 > rows) {
      values = new float[(last - first + 1) * width];
    }
    source.copyRows(frame, first, last - first + 1, values);
    if (values != target) {
      System.arraycopy(values, (y - first) * width, target, 0, rows * width);
    }
    for (int row = y; row < y + rows; row++) {
      for (int k = 0; k < pixels[row].length; k++) {
        float sum = 0;
        for (int j = 0; j < from[row][k].length; j++) {
          sum += weight[row][k][j] * values[from[row][k][j] - first * width];
        }
        target[pixels[row][k] - y * width] =
            Rounding.to(source.sampleType(), sum, frame, pixels[row][k]);
      }
    }
  }
}
