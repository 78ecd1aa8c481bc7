package ecm.pipeline.maps;

/** How the relaxation time of a pixel is estimated. */
public enum MapEstimator {
  /** By the likelihood of its record. */
  LIKELIHOOD,
  /** By a least-squares fit of its g2, the paper's method. */
  FIT
}
