package ecm.correlation;

import ecm.stack.tile.Tile;

/**
 * The intensities of a tile less a number near each pixel's mean, d = I - m, 0 where not valid;
 * time-major. One per thread. Every pixel is worked on by itself, in an order fixed by the frames
 * alone, so that its sums do not depend on the tile.
 */
public abstract class Deviations {

  private int frames;
  private int width;

  /** Number of frames, or bins of frames. */
  final int frames() {
    return frames;
  }

  /** Number of pixels. */
  final int width() {
    return width;
  }

  final void resize(int newFrames, int newWidth) {
    frames = newFrames;
    width = newWidth;
  }

  /** Copies a tile, less the numbers near the means. */
  abstract void load(Tile tile, float[] centres);

  /** Sets one value to 0. */
  abstract void clear(int frame, int pixel);

  /** Whether a pixel is the same in all valid frames. */
  abstract boolean isConstant(int pixel, FrameWeights weights);

  /** Adds frames two by two; an odd last frame is dropped. */
  abstract void halve();

  /**
   * Prefix sums of a few pixels.
   *
   * @param pixels columns
   * @param count how many of them, at most the lanes of the target
   * @param target receives them
   */
  abstract void prefix(int[] pixels, int count, PrefixSums target);

  /**
   * The sums over the first and over the last N-p frames of all pixels.
   *
   * @param lags p, ascending, at least 1
   * @param left [index of lag][pixel], sum of d_j, j = 0..N-1-p
   * @param right [index of lag][pixel], sum of d_j, j = p..N-1
   */
  abstract void partialSums(int[] lags, double[][] left, double[][] right);

  /**
   * D_p = sum of d_j d_{j+p}, j = 0..N-1-p, by plain sums.
   *
   * @param lags p
   * @param from first index into the lags
   * @param to one past the last
   * @param target [index of lag][pixel]
   */
  abstract void lagSums(int[] lags, int from, int to, double[][] target);

  /** The values of one pixel in all frames. */
  abstract void column(int pixel, double[] target);
}
