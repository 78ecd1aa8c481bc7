package ecm.correlation.pooled;

import ecm.correlation.TileSums;
import ecm.stack.tile.Tile;
import java.util.function.Consumer;

/** Adds the sums of one tile after another to those of the region. One per thread. */
final class RegionWorker implements Consumer<Tile> {

  private final TileSums sums;
  private final double[] profile;
  private final RegionBlocks blocks;
  private final RegionSums target;
  private final int lags;

  /**
   * @param sums works out the pixels' own
   * @param profile by which intensities are divided, for each pixel of the image
   * @param blocks of the region
   * @param target added to
   * @param lags number of whole lags
   */
  RegionWorker(TileSums sums, double[] profile, RegionBlocks blocks, RegionSums target, int lags) {
    this.sums = sums;
    this.profile = profile;
    this.blocks = blocks;
    this.target = target;
    this.lags = lags;
  }

  @Override
  public void accept(Tile tile) {
    sums.load(tile);
    sums.correlate(0, lags);
    for (int p = 0; p < tile.width(); p++) {
      int block = blocks.of(tile.pixels()[p]);
      for (int k = 0; k < lags; k++) {
        add(p, k, block, 1 / profile[tile.pixels()[p]]);
      }
    }
  }

  private void add(int p, int k, int block, double gain) {
    double n = sums.pixels().weights(p, 0).pairs(k);
    double m = sums.pixels().centre(p);
    double left = sums.normalization().left(0, k, p);
    double right = sums.normalization().right(0, k, p);
    double products = sums.lagSums(k)[p] + m * (left + right) - m * m * n;
    target.add(block, k, n, products * gain * gain, left * gain, right * gain);
  }
}
