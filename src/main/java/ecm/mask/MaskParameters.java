package ecm.mask;

/**
 * How the sample is told from the vacuum.
 *
 * @param threshold fraction q of the way from the background to the plateau, 0 to 1
 */
public record MaskParameters(double threshold) {

  /** q = 0.10, right for a cylinder, whose edge is thin. */
  public static MaskParameters defaults() {
    return new MaskParameters(0.10);
  }
}
