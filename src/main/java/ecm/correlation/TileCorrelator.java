package ecm.correlation;

import ecm.stack.Tile;
import java.util.Arrays;
import java.util.function.Consumer;

/** Correlates the pixels of one tile after another and hands over their curves. One per thread. */
final class TileCorrelator implements Consumer<Tile> {

  /** Lags computed before looking whether all pixels have crossed 1. */
  private static final int LAGS_AT_ONCE = 16;

  private final CorrelationPlan plan;
  private final PixelSink sink;
  private final Deviations deviations;
  private final SpectralSums spectrum;
  private final TilePixels pixels;
  private final Normalisation normalisation;
  private final double[][] lagSums;
  private final double[][] nodes;
  private final double[] curve;

  TileCorrelator(
      CorrelationPlan plan, Validity validity, int imageWidth, int tileWidth, PixelSink sink) {
    this.plan = plan;
    this.sink = sink;
    this.deviations =
        plan.doublePrecision()
            ? new DoubleDeviations(validity.frames(), tileWidth)
            : new FloatDeviations(tileWidth);
    this.spectrum = plan.engine() == Engine.FFT ? new SpectralSums(validity.frames()) : null;
    this.pixels = new TilePixels(validity, imageWidth, tileWidth);
    int count = plan.resampling().nodeCount();
    this.normalisation = new Normalisation(pixels, validity.frames(), count, tileWidth);
    this.lagSums = new double[count][tileWidth];
    this.nodes = new double[count][tileWidth];
    this.curve = new double[plan.resampling().pointCount()];
  }

  @Override
  public void accept(Tile tile) {
    pixels.load(tile, deviations);
    int ready = nodes.length;
    for (int l = 0; l < plan.levels().size(); l++) {
      if (l > 0) {
        deviations.halve();
      }
      CorrelationPlan.Level level = plan.levels().get(l);
      normalisation.prepare(deviations, l, level.lags());
      if (plan.engine() == Engine.FFT) {
        for (int p = 0; p < tile.width(); p++) {
          spectrum.compute(deviations, p, level.lags(), lagSums);
        }
        toNodes(level, l, 0, level.lags().length);
      } else if (plan.engine() == Engine.DIRECT && plan.stopAtCrossing()) {
        ready = untilCrossing(level, tile.width());
      } else {
        deviations.lagSums(level.lags(), 0, level.lags().length, lagSums);
        toNodes(level, l, 0, level.lags().length);
      }
    }
    for (int p = 0; p < tile.width(); p++) {
      hand(tile, p, ready);
    }
  }

  private void toNodes(CorrelationPlan.Level level, int l, int from, int to) {
    for (int k = from; k < to; k++) {
      normalisation.apply(l, k, deviations.width(), lagSums[k], nodes[level.nodes()[k]]);
    }
  }

  /** Computes lags in ascending order until all pixels have crossed; returns how many. */
  private int untilCrossing(CorrelationPlan.Level level, int width) {
    int count = level.lags().length;
    boolean[] crossed = new boolean[width];
    int point = 0;
    int ready = 0;
    boolean more = true;
    while (more && ready < count) {
      int to = Math.min(ready + LAGS_AT_ONCE, count);
      deviations.lagSums(level.lags(), ready, to, lagSums);
      toNodes(level, 0, ready, to);
      ready = to;
      int reach = plan.resampling().reach(ready);
      more = false;
      for (int p = 0; p < width; p++) {
        crossed[p] = crossed[p] || !pixels.hasCurve(p) || crosses(p, point, reach);
        more |= !crossed[p];
      }
      point = reach;
    }
    return ready;
  }

  private boolean crosses(int p, int from, int to) {
    for (int k = from; k < to; k++) {
      if (plan.resampling().at(k, nodes, p) <= 1) {
        return true;
      }
    }
    return false;
  }

  private void hand(Tile tile, int p, int ready) {
    Arrays.fill(curve, Double.NaN);
    if (pixels.hasCurve(p)) {
      int reach = plan.resampling().reach(ready);
      boolean more = true;
      for (int k = 0; k < reach && more; k++) {
        curve[k] = plan.resampling().at(k, nodes, p);
        more = !(plan.stopAtCrossing() && curve[k] <= 1);
      }
    }
    sink.accept(tile.pixels()[p], curve, pixels.mean(p), pixels.count(p), pixels.flags(p));
  }
}
