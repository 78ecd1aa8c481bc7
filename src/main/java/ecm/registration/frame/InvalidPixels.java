package ecm.registration.frame;

import ecm.stack.Rect;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Pixels of an image that hold no data: of a camera its gaps, dead borders and defects. They stay
 * where they are while the sample moves, so they must carry no weight in any match: any value put
 * there would be matched with itself and draw every shift towards 0.
 *
 * <p>Immutable, safe for several threads.
 */
public final class InvalidPixels {

  /** Of an image all of whose pixels hold data. */
  public static final InvalidPixels NONE = new InvalidPixels(new boolean[0], 1);

  private final int width;
  private final boolean[] invalid;
  private final int[] indices;
  private final int[][] columns;
  private final LocalFill fill;

  private InvalidPixels(boolean[] invalid, int width) {
    this.width = width;
    this.invalid = invalid;
    this.indices = IntStream.range(0, invalid.length).filter(i -> invalid[i]).toArray();
    this.columns = new int[invalid.length / width][];
    for (int y = 0; y < columns.length; y++) {
      int row = y * width;
      columns[y] = IntStream.range(0, width).filter(x -> invalid[row + x]).toArray();
    }
    this.fill = new LocalFill(invalid, indices, width);
  }

  /**
   * Those that are marked; {@link #NONE} if none is.
   *
   * @param invalid per pixel, row by row; copied
   * @param width pixels per row
   */
  public static InvalidPixels of(boolean[] invalid, int width) {
    for (boolean b : invalid) {
      if (b) {
        return new InvalidPixels(invalid.clone(), width);
      }
    }
    return NONE;
  }

  public boolean isEmpty() {
    return indices.length == 0;
  }

  /** Whether a pixel, counted row by row, holds no data. */
  public boolean contains(int index) {
    return indices.length > 0 && invalid[index];
  }

  /** Their indices, row by row, ascending; not to be changed. */
  int[] indices() {
    return indices;
  }

  /** Sets those in a row of the image to 0, in a copy of that row which begins dx pixels later. */
  public void clear(float[] row, int y, int dx, int from, int to) {
    if (indices.length == 0) {
      return;
    }
    for (int column : columns[y]) {
      int x = column - dx;
      if (x >= from && x < to) {
        row[x] = 0;
      }
    }
  }

  /**
   * Where they come to lie in another image of the same size, as indices in that image.
   *
   * @param placed where the image lies in the other
   */
  public int[] within(Placed placed) {
    if (indices.length == 0) {
      return indices;
    }
    Rect area = placed.area();
    int[] found = new int[indices.length];
    int n = 0;
    for (int y = area.y(); y < area.yEnd(); y++) {
      for (int column : columns[y + placed.dy()]) {
        int x = column - placed.dx();
        if (x >= area.x() && x < area.xEnd()) {
          found[n++] = y * width + x;
        }
      }
    }
    return Arrays.copyOf(found, n);
  }

  /** Puts the weighted mean of near pixels that hold data into those that hold none. */
  public void fill(float[] image) {
    fill.apply(image);
  }

  /** Per pixel, whether it holds data; null if all do. */
  public boolean[] valid() {
    if (indices.length == 0) {
      return null;
    }
    boolean[] valid = new boolean[invalid.length];
    for (int i = 0; i < valid.length; i++) {
      valid[i] = !invalid[i];
    }
    return valid;
  }
}
