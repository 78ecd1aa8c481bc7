package ecm.correlation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What is computed for one request on N frames: at which lags of frames binned how, and how the M
 * lags follow from these nodes. Immutable.
 *
 * @param engine chosen; never AUTO
 * @param lags the M lags in frames
 * @param levels of binning, from none, each twice the one before
 * @param resampling from all nodes to the M lags
 * @param stopAtCrossing whether lags after the first {@code g2 <= 1} are not wanted
 * @param doublePrecision whether products and sums are double throughout
 */
public record CorrelationPlan(
    Engine engine,
    double[] lags,
    List<Level> levels,
    Resampling resampling,
    boolean stopAtCrossing,
    boolean doublePrecision) {

  /**
   * The lags computed from frames binned alike.
   *
   * @param lags in bins
   * @param nodes the index of each among all nodes
   */
  public record Level(int[] lags, int[] nodes) {}

  public static CorrelationPlan of(int frames, CorrelationRequest request) {
    LagGrid grid = request.grid(frames);
    Engine engine = EngineChoice.of(grid, request);
    if (engine == Engine.MULTITAU) {
      List<Level> levels = MultiTau.levels(frames);
      return new CorrelationPlan(
          engine,
          grid.lags(),
          levels,
          new Resampling(MultiTau.nodes(levels), grid.lags()),
          request.stopAtCrossing(),
          request.doublePrecision());
    }
    return new CorrelationPlan(
        engine,
        grid.lags(),
        List.of(singleFrames(grid.wholeLags())),
        grid.resampling(),
        request.stopAtCrossing(),
        request.doublePrecision());
  }

  /** The level without binning, alone. */
  public static Level singleFrames(int[] lags) {
    return new Level(lags, IntStream.range(0, lags.length).toArray());
  }
}
