package ecm.registration;

/** How sub-pixel shifts are undone. */
public enum Interpolation {
  /** Whole pixels by offset: changes no value. */
  NONE,
  LINEAR,
  CUBIC,
  FOURIER
}
