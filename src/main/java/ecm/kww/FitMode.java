package ecm.kww;

/** Which lags are fitted and within which bounds. */
public enum FitMode {
  /** Lags from 1 to the first g2 &lt;= 1; A in (0, 3], tau in [dt/2, T], beta in [0.2, betaMax]. */
  BOUNDED,
  /** Lags from 1 to the first g2 &lt;= 1; no bounds. */
  CLASSIC,
  /** All lags; no bounds. */
  FULL
}
