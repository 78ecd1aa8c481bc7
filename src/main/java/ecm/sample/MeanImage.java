package ecm.sample;

import ecm.base.InvalidInput;
import ecm.stack.Coverage;
import ecm.stack.FloatMap;
import java.util.Arrays;

/**
 * The mean image without gaps, and which of its pixels can be relied on.
 *
 * <p>Pixels that drift covers in less than a fifth of the valid frames, or whose mean is not
 * finite, take the value of a nearest pixel that has one: so that the sample's outline goes on to
 * the image border instead of ending in a false surface.
 *
 * @param width pixels per row
 * @param height rows
 * @param values per pixel, finite
 * @param covered per pixel, whether at least 80 % of the valid frames cover it
 */
record MeanImage(int width, int height, double[] values, boolean[] covered) {

  private static final double WELL_COVERED = 0.8;
  private static final double USABLE = 0.2;

  static MeanImage of(FloatMap mean, Coverage coverage) {
    int width = mean.width();
    int height = mean.height();
    int frames = coverage.validCount();
    if (frames == 0) {
      throw new InvalidInput("the stack has no valid frame; at least one is needed for its mean");
    }
    int[] counts = CoverCount.of(coverage, width, height);
    boolean[] covered = new boolean[counts.length];
    boolean[] known = new boolean[counts.length];
    double[] values = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      values[i] = mean.values()[i];
      covered[i] = counts[i] >= WELL_COVERED * frames;
      known[i] = counts[i] >= USABLE * frames && Double.isFinite(values[i]);
    }
    spread(values, known, width, height);
    return new MeanImage(width, height, values, covered);
  }

  /** Gives unknown pixels the value of a neighbour, in rings around the known ones. */
  private static void spread(double[] values, boolean[] known, int width, int height) {
    int[] pending = new int[values.length];
    int found = 0;
    for (int i = 0; i < values.length; i++) {
      if (known[i]) {
        pending[found++] = i;
      }
    }
    if (found == 0) {
      throw new InvalidInput(
          "no pixel has a finite mean and is covered in at least 20 % of the frames");
    }
    for (int next = 0; next < found; next++) {
      int from = pending[next];
      int x = from % width;
      int y = from / width;
      int[] neighbours = {
        x > 0 ? from - 1 : from,
        x < width - 1 ? from + 1 : from,
        y > 0 ? from - width : from,
        y < height - 1 ? from + width : from
      };
      for (int to : neighbours) {
        if (!known[to]) {
          known[to] = true;
          values[to] = values[from];
          pending[found++] = to;
        }
      }
    }
  }

  /** The mean over the square of side 2 radius + 1 about each pixel, clipped to the image. */
  double[] smoothed(int radius) {
    double[] rows = new double[values.length];
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int x = i % width;
      rows[i] = window(values, i, 1, Math.min(radius, x), Math.min(radius, width - 1 - x));
    }
    for (int i = 0; i < values.length; i++) {
      int y = i / width;
      result[i] = window(rows, i, width, Math.min(radius, y), Math.min(radius, height - 1 - y));
    }
    return result;
  }

  private static double window(double[] data, int centre, int step, int before, int after) {
    double sum = 0;
    for (int k = -before; k <= after; k++) {
      sum += data[centre + k * step];
    }
    return sum / (before + after + 1);
  }

  /** The values of one array at the pixels that are covered well. */
  double[] atCovered(double[] data) {
    double[] found = new double[data.length];
    int n = 0;
    for (int i = 0; i < data.length; i++) {
      if (covered[i]) {
        found[n++] = data[i];
      }
    }
    return Arrays.copyOf(found, n);
  }
}
