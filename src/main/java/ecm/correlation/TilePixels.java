package ecm.correlation;

import ecm.stack.PixelFlag;
import ecm.stack.tile.Tile;
import java.util.Arrays;

/** Mean, validity and flags of the pixels of one tile after another. One per thread. */
public final class TilePixels {

  private static final int NO_CURVE = PixelFlag.UNCOVERED.bit() | PixelFlag.NON_FINITE.bit();

  private static final int DIGITS = 12;
  private static final int DARK_DIGITS = 5;

  private final Validity validity;
  private final int imageWidth;
  private final RowSum sum;
  private final double[] sums;
  private final float[] lowest;
  private final float[] highest;
  private final float[] centres;
  private final int[] flags;
  private final FrameWeights[][] weights;

  public TilePixels(Validity validity, int imageWidth, int tileWidth) {
    this.validity = validity;
    this.imageWidth = imageWidth;
    this.sum = new RowSum(tileWidth);
    this.sums = new double[tileWidth];
    this.lowest = FloatRows.one(tileWidth);
    this.highest = FloatRows.one(tileWidth);
    this.centres = FloatRows.one(tileWidth);
    this.flags = new int[tileWidth];
    this.weights = new FrameWeights[tileWidth][];
  }

  /** Looks at a tile: its values less each pixel's mean end up in the deviations. */
  public void load(Tile tile, Deviations deviations) {
    sum.clear(tile.width());
    Arrays.fill(lowest, Float.POSITIVE_INFINITY);
    Arrays.fill(highest, 0);
    for (float[] row : tile.rows()) {
      sum.add(row, tile.width());
      range(lowest, highest, row, tile.width());
    }
    sum.get(sums, tile.width());
    for (int p = 0; p < tile.width(); p++) {
      int pixel = tile.pixels()[p];
      weights[p] = validity.at(pixel % imageWidth, pixel / imageWidth);
      centres[p] = near(mean(p), lowest[p]);
    }
    deviations.load(tile, centres);
    for (int p = 0; p < tile.width(); p++) {
      weights[p][0].clearInvalid(deviations, p);
      flags[p] = flags(p, deviations);
    }
  }

  /**
   * The mean to a few digits of base 2. Of a pixel that is often dark, products of deviations and
   * sums of 64 of them are then exact in float; otherwise their rounding errors, all alike, would
   * add up.
   */
  private static float near(double mean, double lowest) {
    if (mean == 0 || !Double.isFinite(mean)) {
      return (float) mean;
    }
    int digits = lowest < mean / 2 ? DARK_DIGITS : DIGITS;
    double digit = Math.scalb(1.0, Math.getExponent(mean) - digits + 1);
    return (float) (Math.rint(mean / digit) * digit);
  }

  private static void range(float[] lowest, float[] highest, float[] row, int width) {
    for (int p = 0; p < width; p++) {
      lowest[p] = Math.min(lowest[p], row[p]);
      highest[p] = Math.max(highest[p], row[p]);
    }
  }

  private int flags(int p, Deviations deviations) {
    if (validity.isUncovered(weights[p][0])) {
      return PixelFlag.UNCOVERED.bit();
    }
    if (!Double.isFinite(sums[p])) {
      return PixelFlag.NON_FINITE.bit();
    }
    return (sums[p] <= 0 ? PixelFlag.MEAN_NOT_POSITIVE.bit() : 0)
        | (deviations.isConstant(p, weights[p][0]) ? PixelFlag.STATIC.bit() : 0);
  }

  /** Mean of the valid samples; NaN without any. */
  public double mean(int p) {
    return sums[p] / count(p);
  }

  /** Number of valid samples. */
  int count(int p) {
    return weights[p][0].count();
  }

  /** The number near the mean that was taken off. */
  public double centre(int p) {
    return centres[p];
  }

  /** The highest sample, at least 0. */
  double highest(int p) {
    return highest[p];
  }

  /** The lowest sample, at most 0. */
  double lowest(int p) {
    return Math.min(0, lowest[p]);
  }

  public int flags(int p) {
    return flags[p];
  }

  /** Whether there is a curve to be computed. */
  boolean hasCurve(int p) {
    return (flags[p] & NO_CURVE) == 0;
  }

  /** Whether there is a curve that is not merely that of a constant. */
  boolean fluctuates(int p) {
    return (flags[p] & (NO_CURVE | PixelFlag.STATIC.bit())) == 0;
  }

  /** Validity at a level of binning. */
  public FrameWeights weights(int p, int level) {
    return weights[p][level];
  }
}
