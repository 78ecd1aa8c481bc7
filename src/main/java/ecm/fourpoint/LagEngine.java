package ecm.fourpoint;

/**
 * Adds up D_p = sum of d_t d_{t+p} over many series d. Adding works on an array that belongs to the
 * caller, in the order of the calls. One engine per thread.
 */
interface LagEngine {

  /** Length of the array that is added to. */
  int length();

  /**
   * Adds some series.
   *
   * @param series d of all of them; 0 where there is no data
   * @param from where in it each series' N frames begin
   * @param count how many there are
   */
  void add(float[] series, int[] from, int count, double[] target);

  /** D_p at the lags asked for. */
  double[] products(double[] target);

  /** The faster way for so many lags. */
  static LagEngine of(int frames, int[] lags) {
    return lags.length <= DirectLags.MOST_LAGS
        ? new DirectLags(frames, lags)
        : new SpectralLags(frames, lags);
  }
}
