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

  double at(int t, int lane) {
    return values[t * lanes + lane];
  }
}
