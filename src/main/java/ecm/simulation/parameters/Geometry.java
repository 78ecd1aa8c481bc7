package ecm.simulation.parameters;

/** The shape of the simulated sample. */
public enum Geometry {
  /** Fills the field. */
  FILM,
  /** A wire along y with a circular cross-section: thickness follows the chord. */
  CYLINDER,
  /** A wire along y with a rectangular cross-section. */
  SLAB
}
