package ecm.correlation.twotime;

import ecm.stack.Coverage;
import ecm.stack.FrameStack;
import ecm.stack.tile.Tile;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Consumer;

/**
 * The intensities of some pixels, each divided by its profile, averaged over bins of frames and
 * less 1: x(pixel, bin). Tiles may be added by several threads; the result does not depend on the
 * tiles.
 */
final class BinnedPixels {

  /** Fixed point of the sums of squares, whose order must not matter. */
  private static final int HEADROOM_BITS = 10;

  private final int[] pixels;
  private final double[] profile;
  private final int framesPerBin;
  private final Coverage coverage;
  private final int[] frames;
  private final float[][] x;
  private final AtomicLongArray squares;
  private final double scale;

  /**
   * @param stack the frames
   * @param pixels image indices, ascending
   * @param profile for each pixel of the image
   * @param framesPerBin frames in a bin; the last may have fewer
   */
  BinnedPixels(FrameStack stack, int[] pixels, double[] profile, int framesPerBin) {
    this.pixels = pixels;
    this.profile = profile;
    this.framesPerBin = framesPerBin;
    this.coverage = stack.coverage();
    this.frames = new int[(stack.frames() + framesPerBin - 1) / framesPerBin];
    for (int t = 0; t < stack.frames(); t++) {
      frames[t / framesPerBin] += coverage.isValid(t) ? 1 : 0;
    }
    this.x = new float[pixels.length][frames.length];
    this.squares = new AtomicLongArray(frames.length);
    double samples = (double) pixels.length * framesPerBin;
    this.scale = Math.scalb(1.0, 62 - HEADROOM_BITS - Math.getExponent(samples));
  }

  /** Adds tiles. */
  Consumer<Tile> worker() {
    double[] sum = new double[frames.length];
    double[] square = new double[frames.length];
    return tile -> {
      for (int p = 0; p < tile.width(); p++) {
        add(tile, p, sum, square);
      }
    };
  }

  private void add(Tile tile, int p, double[] sum, double[] square) {
    int pixel = tile.pixels()[p];
    float[] target = x[Arrays.binarySearch(pixels, pixel)];
    Arrays.fill(sum, 0);
    Arrays.fill(square, 0);
    for (int t = 0; t < tile.frames(); t++) {
      if (coverage.isValid(t)) {
        double d = tile.rows()[t][p] / profile[pixel] - 1;
        sum[t / framesPerBin] += d;
        square[t / framesPerBin] += d * d;
      }
    }
    for (int k = 0; k < target.length; k++) {
      target[k] = frames[k] == 0 ? Float.NaN : (float) (sum[k] / frames[k]);
      squares.addAndGet(k, Math.round(square[k] * scale));
    }
  }

  int bins() {
    return frames.length;
  }

  int framesPerBin() {
    return framesPerBin;
  }

  /** Valid frames of a bin. */
  int framesIn(int bin) {
    return frames[bin];
  }

  /** x [pixel][bin]; NaN for a bin without a valid frame. */
  float[][] values() {
    return x;
  }

  /** The middle of each bin [frames]. */
  double[] times() {
    double[] times = new double[frames.length];
    int all = coverage.frames();
    Arrays.setAll(times, k -> (k * framesPerBin + Math.min(all, (k + 1) * framesPerBin) - 1) / 2.0);
    return times;
  }

  /**
   * The mean product of two different frames of a bin.
   *
   * @param product mean of the square of the bin's mean, 1 + x
   */
  double withoutSelf(int bin, double product) {
    double n = frames[bin];
    double mean = meanDeviation(bin);
    double square = 1 + 2 * mean + squares.get(bin) / scale / x.length / n;
    return (n * product - square) / (n - 1);
  }

  private double meanDeviation(int bin) {
    double sum = 0;
    for (float[] pixel : x) {
      sum += pixel[bin];
    }
    return sum / x.length;
  }
}
