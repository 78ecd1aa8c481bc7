package ecm.correlation;

/**
 * What is asked of the correlation.
 *
 * @param lags number M of log-spaced lags
 * @param engine how to compute
 * @param stopAtCrossing whether lags after the first g2 &lt;= 1 are not needed
 * @param doublePrecision sums in double throughout, for cross-checks
 * @param average whether the lags are means over all whole lags in bins, see {@link
 *     LagGrid#averaged}
 */
public record CorrelationRequest(
    int lags, Engine engine, boolean stopAtCrossing, boolean doublePrecision, boolean average) {

  /** Lags by interpolation. */
  public CorrelationRequest(
      int lags, Engine engine, boolean stopAtCrossing, boolean doublePrecision) {
    this(lags, engine, stopAtCrossing, doublePrecision, false);
  }

  /** The lags for N frames. */
  LagGrid grid(int frames) {
    return average ? LagGrid.averaged(frames, lags) : LagGrid.of(frames, lags);
  }

  /** 100 lags, all of them, fastest engine, float32 products inside double sums. */
  public static CorrelationRequest defaults() {
    return new CorrelationRequest(100, Engine.AUTO, false, false);
  }
}
