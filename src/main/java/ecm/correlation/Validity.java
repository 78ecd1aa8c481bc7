package ecm.correlation;

import ecm.stack.Coverage;
import ecm.stack.Rect;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The frame weights of every pixel of a stack. Safe for use by several threads. */
public final class Validity {

  private final Coverage coverage;
  private final List<CorrelationPlan.Level> levels;
  private final int validFrames;
  private final FrameWeights[] common;
  private final Map<Integer, FrameWeights[]> columns = new ConcurrentHashMap<>();
  private final Map<Integer, FrameWeights[]> rows = new ConcurrentHashMap<>();

  public Validity(Coverage coverage, List<CorrelationPlan.Level> levels) {
    this.coverage = coverage;
    this.levels = levels;
    this.validFrames = coverage.validCount();
    int[] weights = new int[coverage.frames()];
    for (int t = 0; t < weights.length; t++) {
      weights[t] = coverage.isValid(t) ? 1 : 0;
    }
    this.common = allLevels(weights);
  }

  /** Number of frames, valid or not. */
  int frames() {
    return coverage.frames();
  }

  /** The weights of one pixel at every level of binning. */
  FrameWeights[] at(int x, int y) {
    Rect always = coverage.always();
    boolean columnCovered = x >= always.x() && x < always.xEnd();
    boolean rowCovered = y >= always.y() && y < always.yEnd();
    if (columnCovered && rowCovered) {
      return common;
    }
    // Beyond one edge only, all pixels of a column or row are alike.
    if (rowCovered) {
      return columns.computeIfAbsent(x, key -> compute(x, y));
    }
    if (columnCovered) {
      return rows.computeIfAbsent(y, key -> compute(x, y));
    }
    return compute(x, y);
  }

  private FrameWeights[] compute(int x, int y) {
    int[] weights = new int[coverage.frames()];
    for (int t = 0; t < weights.length; t++) {
      weights[t] = coverage.isValid(t, x, y) ? 1 : 0;
    }
    return allLevels(weights);
  }

  /** Whether a pixel is uncovered in more than 20 % of the stack's valid frames. */
  boolean isUncovered(FrameWeights weights) {
    int n = weights.count();
    return n == 0 || 5L * (validFrames - n) > validFrames;
  }

  private FrameWeights[] allLevels(int[] weights) {
    FrameWeights[] all = new FrameWeights[levels.size()];
    all[0] = new FrameWeights(weights, 1, levels.get(0).lags());
    for (int l = 1; l < all.length; l++) {
      all[l] = all[l - 1].halved(levels.get(l).lags());
    }
    return all;
  }
}
