package ecm.correlation;

/** How g2 is computed. */
public enum Engine {
  /** The fastest exact one for the request, by a pure function of it. */
  AUTO,
  /** Lagged sums, only at the whole lags needed. */
  DIRECT,
  /** The power spectrum along time. */
  FFT,
  /** Coarser and coarser frames at longer and longer lags. */
  MULTITAU
}
