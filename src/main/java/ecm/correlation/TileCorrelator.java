package ecm.correlation;

import ecm.stack.tile.Tile;
import java.util.Arrays;
import java.util.function.Consumer;

/** Correlates the pixels of one tile after another and hands over their curves. One per thread. */
final class TileCorrelator implements Consumer<Tile> {

  /** Lags computed before looking whether all pixels have crossed 1. */
  private static final int LAGS_AT_ONCE = 16;

  private final CorrelationPlan plan;
  private final PixelSink sink;
  private final TileSums sums;
  private final TilePixels pixels;
  private final PairwiseSums pairwise;
  private final Cancellation cancellation;
  private final double[][] nodes;
  private final double[] curve;

  TileCorrelator(
      CorrelationPlan plan, Validity validity, int imageWidth, int tileWidth, PixelSink sink) {
    this.plan = plan;
    this.sink = sink;
    this.sums = new TileSums(plan, validity, imageWidth, tileWidth);
    this.pixels = sums.pixels();
    this.pairwise = new PairwiseSums(pixels, tileWidth);
    this.cancellation = new Cancellation(sums, plan.doublePrecision());
    this.nodes = new double[plan.resampling().nodeCount()][tileWidth];
    this.curve = new double[plan.resampling().pointCount()];
  }

  @Override
  public void accept(Tile tile) {
    sums.load(tile);
    pairwise.load(tile);
    int ready = nodes.length;
    if (plan.engine() == Engine.DIRECT && plan.stopAtCrossing()) {
      ready = untilCrossing(tile.width());
    } else {
      correlate(0, 0, plan.levels().get(0).lags().length, tile.width());
    }
    for (int level = 1; level < plan.levels().size(); level++) {
      sums.bin(level);
      pairwise.halve(tile.width());
      correlate(level, 0, plan.levels().get(level).lags().length, tile.width());
    }
    for (int p = 0; p < tile.width(); p++) {
      hand(tile, p, ready);
    }
  }

  private void correlate(int index, int from, int to, int width) {
    sums.correlate(from, to);
    int[] lags = plan.levels().get(index).lags();
    int[] at = plan.levels().get(index).nodes();
    for (int k = from; k < to; k++) {
      double[] g2 = nodes[at[k]];
      sums.normalization().apply(index, k, width, sums.lagSums(k), g2);
      if (pairwise.areFew(lags[k])) {
        pairwise.all(index, k, lags[k], width, g2);
        continue;
      }
      for (int p = 0; p < width; p++) {
        if (pixels.fluctuates(p) && cancellation.spoils(index, k, p, g2[p])) {
          pairwise.mark(p, k, lags.length);
        }
      }
    }
    pairwise.settle(index, lags, at, nodes);
  }

  /** Computes lags in ascending order until all pixels have crossed; returns how many. */
  private int untilCrossing(int width) {
    boolean[] crossed = new boolean[width];
    int point = 0;
    int ready = 0;
    boolean more = true;
    while (more && ready < nodes.length) {
      int to = Math.min(ready + LAGS_AT_ONCE, nodes.length);
      correlate(0, ready, to, width);
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
