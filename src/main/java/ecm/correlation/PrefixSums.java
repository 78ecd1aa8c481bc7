package ecm.correlation;

/** Sums over the frames before t, t = 0..N, of a few pixels side by side. */
final class PrefixSums {

  private final int lanes;
  private final double[] values;

  PrefixSums(int frames, int lanes) {
    this.lanes = lanes;
    this.values = new double[(frames + 1) * lanes];
  }

  int lanes() {
    return lanes;
  }

  /** values[t * lanes + lane], to be filled; the first row stays 0. */
  double[] values() {
    return values;
  }

  /**
   * Adds to neighbouring lanes' targets a factor times the sum over some frames.
   *
   * @param from first frame
   * @param to one past the last frame
   * @param factor of that sum
   * @param firstLane of the lanes
   * @param endLane one past the last lane
   * @param target [lane]
   */
  void addRange(int from, int to, double factor, int firstLane, int endLane, double[] target) {
    int early = from * lanes;
    int late = to * lanes;
    for (int lane = firstLane; lane < endLane; lane++) {
      target[lane] += factor * (values[late + lane] - values[early + lane]);
    }
  }
}
