package ecm.kww;

/** How the points of a curve are weighted. */
public enum Weights {
  /** All alike. */
  NONE,
  /** By the number of frame pairs N - p. */
  PAIRS
}
