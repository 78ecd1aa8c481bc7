package ecm.pipeline;

/** How a map of relaxation times is made from a record. */
public enum MapEstimator {
  /** By the likelihood of the record, beside the curve fit. */
  LIKELIHOOD,
  /** By the curve fit of each pixel's g2 alone. */
  FIT
}
