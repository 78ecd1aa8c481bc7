package ecm.statistics;

import ecm.stack.FloatMap;
import ecm.stack.Mask;

/** The standard error of the mean of a correlated map from the scatter of the means of blocks. */
public final class BlockMean {

  private BlockMean() {}

  /**
   * s / sqrt(16) with s the standard deviation of the means of 16 compact blocks of equal pixel
   * number. It is too small where patterns are as large as a block.
   *
   * @param map NaN where there is no value
   * @param mask pixels to use
   * @return NaN with fewer than 16 pixels that have a value
   */
  public static double standardError(FloatMap map, Mask mask) {
    Mask valued =
        mask.and(Mask.of(mask.width(), mask.height(), i -> Float.isFinite(map.values()[i])));
    if (valued.count() < EqualBlocks.COUNT) {
      return Double.NaN;
    }
    int[] block = EqualBlocks.of(valued);
    double[] sum = new double[EqualBlocks.COUNT];
    int[] count = new int[EqualBlocks.COUNT];
    for (int i : valued.indices()) {
      sum[block[i]] += map.values()[i];
      count[block[i]]++;
    }
    double mean = 0;
    for (int b = 0; b < sum.length; b++) {
      sum[b] /= count[b];
      mean += sum[b] / sum.length;
    }
    double square = 0;
    for (double m : sum) {
      square += (m - mean) * (m - mean);
    }
    return Math.sqrt(square / (sum.length - 1) / sum.length);
  }
}
