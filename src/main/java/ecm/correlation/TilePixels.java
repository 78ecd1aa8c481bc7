package ecm.correlation;

import ecm.stack.PixelFlag;
import ecm.stack.Tile;

/** Mean, validity and flags of the pixels of one tile after another. One per thread. */
final class TilePixels {

  private static final int NO_CURVE = PixelFlag.UNCOVERED.bit() | PixelFlag.NON_FINITE.bit();

  private final Validity validity;
  private final int imageWidth;
  private final RowSum sum;
  private final double[] sums;
  private final float[] centres;
  private final int[] flags;
  private final FrameWeights[][] weights;

  TilePixels(Validity validity, int imageWidth, int tileWidth) {
    this.validity = validity;
    this.imageWidth = imageWidth;
    this.sum = new RowSum(tileWidth);
    this.sums = new double[tileWidth];
    this.centres = FloatRows.one(tileWidth);
    this.flags = new int[tileWidth];
    this.weights = new FrameWeights[tileWidth][];
  }

  /** Takes over a tile: its values less each pixel's mean end up in the deviations. */
  void load(Tile tile, Deviations deviations) {
    sum.clear(tile.width());
    for (float[] row : tile.rows()) {
      sum.add(row, tile.width());
    }
    sum.get(sums, tile.width());
    for (int p = 0; p < tile.width(); p++) {
      int pixel = tile.pixels()[p];
      weights[p] = validity.at(pixel % imageWidth, pixel / imageWidth);
      centres[p] = (float) mean(p);
    }
    deviations.load(tile, centres);
    for (int p = 0; p < tile.width(); p++) {
      weights[p][0].clearInvalid(deviations, p);
      flags[p] = flags(p, deviations);
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
        | (deviations.isZero(p) ? PixelFlag.STATIC.bit() : 0);
  }

  /** Mean of the valid samples; NaN without any. */
  double mean(int p) {
    return sums[p] / count(p);
  }

  /** Number of valid samples. */
  int count(int p) {
    return weights[p][0].count();
  }

  /** The number near the mean that was taken off. */
  double centre(int p) {
    return centres[p];
  }

  int flags(int p) {
    return flags[p];
  }

  /** Whether there is a curve to be computed. */
  boolean hasCurve(int p) {
    return (flags[p] & NO_CURVE) == 0;
  }

  /** Validity at a level of binning. */
  FrameWeights weights(int p, int level) {
    return weights[p][level];
  }
}
