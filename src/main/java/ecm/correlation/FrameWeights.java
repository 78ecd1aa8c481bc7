package ecm.correlation;

import java.util.Arrays;

/**
 * The validity of one pixel's frames: w_j = 1 where the pixel holds data, 0 where not; for frames
 * binned by b, the number 0..b of valid frames in bin j.
 *
 * <p>Sums of d_j w_{j+p}, where d is 0 wherever w is 0, come from prefix sums of d: the sum as if
 * all frames were valid, less that over the runs of frames that are not. Immutable.
 */
public final class FrameWeights {

  private final int frames;
  private final int full;
  private final int[] from;
  private final int[] to;
  private final int[] missing;
  private final double[] pairs;
  private final int[] weights;
  private final int count;

  /**
   * @param weights w_j, owned by this object
   * @param full number of frames in a bin
   * @param lags at which the number of pairs is wanted
   */
  FrameWeights(int[] weights, int full, int[] lags) {
    this.weights = weights;
    this.frames = weights.length;
    this.full = full;
    int[] starts = new int[frames + 1];
    int runs = 0;
    for (int j = 0; j < frames; j++) {
      if (weights[j] < full && (j == 0 || weights[j] != weights[j - 1])) {
        starts[runs++] = j;
      }
    }
    this.from = Arrays.copyOf(starts, runs);
    this.to = new int[runs];
    this.missing = new int[runs];
    for (int r = 0; r < runs; r++) {
      int end = from[r] + 1;
      while (end < frames && weights[end] == weights[from[r]]) {
        end++;
      }
      to[r] = end;
      missing[r] = full - weights[from[r]];
    }
    this.pairs = pairs(lags);
    this.count = Arrays.stream(weights).sum();
  }

  /** The weights of frames binned two by two; an odd last frame is left out. */
  FrameWeights halved(int[] lags) {
    int[] halved = new int[frames / 2];
    for (int j = 0; j < halved.length; j++) {
      halved[j] = weights[2 * j] + weights[2 * j + 1];
    }
    return new FrameWeights(halved, 2 * full, lags);
  }

  private double[] pairs(int[] lags) {
    PrefixSums counts = new PrefixSums(frames, 1);
    for (int j = 0; j < frames; j++) {
      counts.values()[j + 1] = counts.values()[j] + weights[j];
    }
    double[] found = new double[lags.length];
    double[] one = new double[1];
    for (int k = 0; k < lags.length; k++) {
      left(counts, 0, 1, lags[k], one);
      found[k] = one[0];
    }
    return found;
  }

  /** w of a frame or bin. */
  int at(int j) {
    return weights[j];
  }

  /** Number of valid frames. */
  int count() {
    return count;
  }

  /** Whether all frames are valid. */
  boolean isFull() {
    return from.length == 0;
  }

  /** n_p = sum of w_j w_{j+p} at the lag of this index. */
  public double pairs(int lagIndex) {
    return pairs[lagIndex];
  }

  /**
   * Sum over j of d_j w_{j+p}, of neighbouring lanes.
   *
   * @param d prefix sums
   * @param firstLane of the lanes
   * @param endLane one past the last
   * @param p lag
   * @param target [lane]
   */
  void left(PrefixSums d, int firstLane, int endLane, int p, double[] target) {
    Arrays.fill(target, firstLane, endLane, 0);
    d.addRange(0, frames - p, full, firstLane, endLane, target);
    for (int r = 0; r < from.length; r++) {
      if (to[r] > p) {
        int start = Math.max(from[r] - p, 0);
        d.addRange(start, to[r] - p, -missing[r], firstLane, endLane, target);
      }
    }
  }

  /** Sum over j of w_j d_{j+p}, of neighbouring lanes; see {@link #left}. */
  void right(PrefixSums d, int firstLane, int endLane, int p, double[] target) {
    Arrays.fill(target, firstLane, endLane, 0);
    d.addRange(p, frames, full, firstLane, endLane, target);
    for (int r = 0; r < from.length && from[r] + p < frames; r++) {
      int end = Math.min(to[r] + p, frames);
      d.addRange(from[r] + p, end, -missing[r], firstLane, endLane, target);
    }
  }

  /** Sets d to 0 where no frame is valid. */
  void clearInvalid(Deviations d, int pixel) {
    for (int r = 0; r < from.length; r++) {
      for (int j = from[r]; j < to[r]; j++) {
        if (missing[r] == full) {
          d.clear(j, pixel);
        }
      }
    }
  }
}
