package ecm.defects;

import ecm.base.Quantiles;
import java.util.Arrays;

/**
 * Single pixels and pairs of a map that stand out of their neighbours more sharply than an image
 * does.
 *
 * <p>A pixel stands out by u = v - h, where h is the second-highest of its 8 neighbours (so that of
 * two bad pixels side by side neither hides the other; the highest if there are fewer than 8), over
 * the scatter of the 16 pixels of the ring at a distance of 2. It is bad if u exceeds the limit
 * that all pixels with u &gt; 0 have together ({@link TailLimit}, one pixel in a thousand fields),
 * u is at least the least step, and v is 3 times as far from the ring's median as h: an image whose
 * finest detail is 2 px wide at half maximum falls to half from one pixel to the next.
 */
final class SharpPixels {

  private static final double SHARPNESS = 3;
  private static final double TAIL = 0.3;
  private static final double FALSE_ALARMS = 1e-3;
  private static final double LEAST_SCATTER = 0.2;
  private static final int FEWEST_NEIGHBOURS = 3;
  private static final int FEWEST_PEAKS = 60;
  private static final int RING = 16;

  private final int width;
  private final double[] map;
  private final double[] median;
  private final double[] scatter;
  private final double floor;

  /**
   * @param width pixels per row
   * @param map per pixel; NaN where there is none
   */
  SharpPixels(int width, double[] map) {
    this.width = width;
    this.map = map;
    this.median = new double[map.length];
    this.scatter = new double[map.length];
    for (int i = 0; i < map.length; i++) {
      ring(i);
    }
    this.floor = LEAST_SCATTER * Quantiles.median(scatter);
  }

  private void ring(int pixel) {
    median[pixel] = Double.NaN;
    scatter[pixel] = Double.NaN;
    if (!Double.isNaN(map[pixel])) {
      double[] ring = around(pixel, 2, new double[RING]);
      if (ring.length >= FEWEST_NEIGHBOURS) {
        Arrays.sort(ring);
        median[pixel] = Quantiles.ofSorted(ring, 0.5);
        for (int k = 0; k < ring.length; k++) {
          ring[k] = Math.abs(ring[k] - median[pixel]);
        }
        Arrays.sort(ring);
        scatter[pixel] = Quantiles.ofSorted(ring, 0.5);
      }
    }
  }

  /** The values at a distance, the larger of |x| and |y|, that are there. */
  private double[] around(int pixel, int distance, double[] buffer) {
    int x = pixel % width;
    int y = pixel / width;
    int height = map.length / width;
    int n = 0;
    for (int dy = -distance; dy <= distance; dy++) {
      boolean outer = Math.abs(dy) == distance;
      for (int dx = -distance; dx <= distance; dx += outer ? 1 : 2 * distance) {
        if (x + dx >= 0 && x + dx < width && y + dy >= 0 && y + dy < height) {
          double value = map[(y + dy) * width + x + dx];
          if (!Double.isNaN(value)) {
            buffer[n++] = value;
          }
        }
      }
    }
    return Arrays.copyOf(buffer, n);
  }

  /**
   * Those that stand out.
   *
   * @param sign 1 for pixels above their neighbours, -1 for pixels below
   * @param leastStep least distance to the neighbours, as a share of the ring's median if {@code
   *     relative}
   * @param relative whether the least step is a share
   */
  boolean[] find(int sign, double leastStep, boolean relative) {
    double[] height = new double[map.length];
    double[] second = new double[map.length];
    for (int i = 0; i < map.length; i++) {
      double[] near = around(i, 1, new double[8]);
      height[i] = Double.NaN;
      if (near.length >= FEWEST_NEIGHBOURS && median[i] == median[i]) {
        Arrays.sort(near);
        int partner = near.length == 8 ? 1 : 0;
        second[i] = sign > 0 ? near[near.length - 1 - partner] : near[partner];
        height[i] = sign * (map[i] - second[i]);
      }
    }
    double limit = limit(height);
    boolean[] bad = new boolean[map.length];
    for (int i = 0; i < map.length; i++) {
      double least = relative ? leastStep * Math.abs(median[i]) : leastStep;
      bad[i] =
          height[i] > Math.max(least, 0)
              && height[i] / (scatter[i] + floor) > limit
              && sign * (map[i] - median[i]) > SHARPNESS * sign * (second[i] - median[i]);
    }
    return bad;
  }

  private double limit(double[] height) {
    float[] peaks = new float[height.length];
    int n = 0;
    for (int i = 0; i < height.length; i++) {
      if (height[i] > 0 && scatter[i] + floor > 0) {
        peaks[n++] = (float) (height[i] / (scatter[i] + floor));
      }
    }
    if (n < FEWEST_PEAKS) {
      return Double.POSITIVE_INFINITY;
    }
    float[] sorted = Arrays.copyOf(peaks, n);
    Arrays.sort(sorted);
    return TailLimit.of(sorted, TAIL, Math.log(n / FALSE_ALARMS));
  }
}
