package ecm.fourpoint;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.stack.FrameStack;
import ecm.stack.Rect;
import java.util.Arrays;

/**
 * Rows of a stack: intensities times a gain, 0 outside the region and in invalid frames, with a
 * margin of zeros on all sides so that a ring never leaves the band.
 *
 * <p>Held in chunks of 256 frames, in each chunk pixel after pixel, so that what the pixels of a
 * run need of a chunk lies together in memory.
 */
final class ScaledBand {

  /** Frames in a chunk. */
  static final int CHUNK = 256;

  /** Frames whose samples are written together, a cache line. */
  private static final int TOGETHER = 16;

  private final Rect bounds;
  private final int margin;
  private final int columns;
  private final int rows;
  private final float[] data;
  private int firstRow;

  /**
   * @param bounds of the region in the image
   * @param margin width of the zeros, and rows needed beside each row [px]
   * @param rows largest number of rows worked on at a time
   * @param frames N
   */
  ScaledBand(Rect bounds, int margin, int rows, int frames) {
    this.bounds = bounds;
    this.margin = margin;
    this.columns = bounds.width() + 2 * margin;
    this.rows = rows + 2 * margin;
    this.data = new float[chunks(frames) * chunkStep()];
  }

  private static int chunks(int frames) {
    return (frames + CHUNK - 1) / CHUNK;
  }

  /** The rows for which a band of about so many bytes holds neighbours, too; at least 1. */
  static int rows(Rect bounds, int margin, int frames, long bytes) {
    long row = (long) Float.BYTES * (bounds.width() + 2 * margin) * chunks(frames) * CHUNK;
    long most = Math.min(bytes, Float.BYTES * (long) Integer.MAX_VALUE / 2) / row - 2L * margin;
    return (int) Math.max(1, Math.min(bounds.height(), most));
  }

  /**
   * Loads rows top to bottom-1 of the image and their neighbours.
   *
   * @param part frames in memory
   * @param area of the image that the part holds
   * @param gain per pixel of the image; 0 outside the region
   */
  void load(FrameStack part, Rect area, float[] gain, Rows rows, Progress progress) {
    firstRow = rows.top() - margin;
    Arrays.fill(data, 0);
    int first = Math.max(bounds.y(), firstRow);
    int end = Math.min(bounds.yEnd(), rows.bottom() + margin);
    int groups = (part.frames() + TOGETHER - 1) / TOGETHER;
    Parallel.forEach(
        groups,
        progress,
        "four-point: loading",
        () -> {
          float[][] lines = new float[TOGETHER][(end - first) * part.width()];
          return group -> {
            int t0 = group * TOGETHER;
            int n = Math.min(TOGETHER, part.frames() - t0);
            for (int i = 0; i < n; i++) {
              if (rows.valid()[t0 + i]) {
                part.copyRows(t0 + i, first - area.y(), end - first, lines[i]);
              } else {
                Arrays.fill(lines[i], 0);
              }
            }
            for (int y = first; y < end; y++) {
              int line = (y - first) * part.width() - area.x();
              transpose(lines, line, gain, rows.imageWidth(), y, t0, n);
            }
          };
        });
  }

  /** Which rows of the image are worked on, and which frames hold data. */
  record Rows(int top, int bottom, int imageWidth, boolean[] valid) {}

  private void transpose(
      float[][] lines, int line, float[] gain, int imageWidth, int y, int t0, int n) {
    for (int x = bounds.x(); x < bounds.xEnd(); x++) {
      float g = gain[y * imageWidth + x];
      if (g != 0) {
        int to = place(x, y, t0);
        for (int i = 0; i < n; i++) {
          data[to + i] = g * lines[i][line + x];
        }
      }
    }
  }

  /** Where a pixel of the image stands in the data at a frame. */
  int place(int x, int y, int frame) {
    int pixel = (y - firstRow) * columns + x - bounds.x() + margin;
    return frame / CHUNK * chunkStep() + pixel * CHUNK + frame % CHUNK;
  }

  float[] data() {
    return data;
  }

  /** From a pixel to the one below. */
  int rowStep() {
    return columns * CHUNK;
  }

  /** From a chunk to the next. */
  int chunkStep() {
    return rows * columns * CHUNK;
  }
}
