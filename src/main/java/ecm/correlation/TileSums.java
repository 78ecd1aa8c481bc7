package ecm.correlation;

import ecm.correlation.CorrelationPlan.Level;
import ecm.stack.tile.Tile;

/**
 * All sums over time that a curve of Eq. 4 is made of, for one tile after another. One per thread.
 */
public final class TileSums {

  private final CorrelationPlan plan;
  private final Deviations deviations;
  private final SpectralSums spectrum;
  private final TilePixels pixels;
  private final Normalization normalization;
  private final double[][] lagSums;
  private final double[] squares;
  private Level level;

  public TileSums(CorrelationPlan plan, Validity validity, int imageWidth, int tileWidth) {
    this.plan = plan;
    this.deviations =
        plan.doublePrecision()
            ? new DoubleDeviations(validity.frames(), tileWidth)
            : new FloatDeviations(tileWidth);
    this.spectrum = plan.engine() == Engine.FFT ? new SpectralSums(validity.frames()) : null;
    this.pixels = new TilePixels(validity, imageWidth, tileWidth);
    int lags = plan.levels().stream().mapToInt(l -> l.lags().length).max().orElseThrow();
    this.normalization = new Normalization(pixels, validity.frames(), lags, tileWidth);
    this.lagSums = new double[lags][tileWidth];
    this.squares = new double[tileWidth];
  }

  /** Looks at a tile and prepares the frames without binning. */
  public void load(Tile tile) {
    pixels.load(tile, deviations);
    prepare(0);
  }

  /** Bins the frames two by two, for the next level. */
  void bin(int nextLevel) {
    deviations.halve();
    prepare(nextLevel);
  }

  private void prepare(int index) {
    level = plan.levels().get(index);
    normalization.prepare(deviations, index, level.lags());
  }

  /** Computes D at some of the present level's lags; by power spectrum always at all. */
  public void correlate(int from, int to) {
    if (spectrum == null) {
      deviations.lagSums(level.lags(), from, to, lagSums);
      return;
    }
    for (int p = 0; p < deviations.width(); p++) {
      squares[p] = spectrum.compute(deviations, p, level.lags(), lagSums);
    }
  }

  /** Mean, validity and flags of the tile's pixels. */
  public TilePixels pixels() {
    return pixels;
  }

  /** Ld and Rd of the present level, and how g2 follows. */
  public Normalization normalization() {
    return normalization;
  }

  /** D_0 of a pixel if the sums are from its power spectrum, otherwise 0. */
  double squares(int p) {
    return squares[p];
  }

  /** D of the tile's pixels at a lag of the present level. */
  public double[] lagSums(int lagIndex) {
    return lagSums[lagIndex];
  }
}
