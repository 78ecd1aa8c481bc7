package ecm.correlation;

import ecm.correlation.CorrelationPlan.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Multiple-tau correlation: lags 1 to 16 of the frames, then lags 9 to 16 of frames binned by 2, 4,
 * 8 ..., as far as the record reaches, and lag N-1 of the frames.
 *
 * <p>Every level is normalised symmetrically by itself, with the number of valid frames in each bin
 * as weight, so that each pair of valid frames counts once. A lag of b p frames from bins of b is
 * the mean over lags within +-b, weighted by a triangle: at least 9 times narrower than the lag. K.
 * Schaetzel, M. Drewel and S. Stimac, J. Mod. Opt. 35, 711 (1988).
 */
public final class MultiTau {

  /** Lags of the frames themselves. */
  public static final int LAGS = 16;

  private MultiTau() {}

  /** The levels, each of frames binned two by two from the level before. */
  public static List<Level> levels(int frames) {
    int last = frames - 1;
    int[] single = IntStream.rangeClosed(1, Math.min(LAGS, last)).toArray();
    List<Level> coarse = new ArrayList<>();
    int node = single.length;
    for (int bin = 2; reach(frames, bin) > LAGS / 2; bin *= 2) {
      int[] lags = IntStream.rangeClosed(LAGS / 2 + 1, reach(frames, bin)).toArray();
      coarse.add(new Level(lags, IntStream.range(node, node + lags.length).toArray()));
      node += lags.length;
    }
    int[] nodes = IntStream.range(0, single.length).toArray();
    List<Level> levels = new ArrayList<>();
    levels.add(
        last > LAGS ? new Level(with(single, last), with(nodes, node)) : new Level(single, nodes));
    levels.addAll(coarse);
    return levels;
  }

  /** The longest lag in bins that is shorter than N-1 frames, up to 16. */
  private static int reach(int frames, int bin) {
    return Math.min(LAGS, Math.min((frames - 2) / bin, frames / bin - 1));
  }

  private static int[] with(int[] values, int further) {
    return IntStream.concat(IntStream.of(values), IntStream.of(further)).toArray();
  }

  /** The lags of all nodes in frames, ascending. */
  static double[] nodes(List<Level> levels) {
    double[] lags = new double[levels.stream().mapToInt(level -> level.lags().length).sum()];
    int bin = 1;
    for (Level level : levels) {
      for (int k = 0; k < level.lags().length; k++) {
        lags[level.nodes()[k]] = (double) level.lags()[k] * bin;
      }
      bin *= 2;
    }
    return lags;
  }
}
