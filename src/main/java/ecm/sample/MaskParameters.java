package ecm.sample;

import ecm.base.InvalidInput;

/**
 * How the sample is told from the vacuum.
 *
 * @param threshold fraction q of the way from the background to the plateau, above 0 and below 1
 */
public record MaskParameters(double threshold) {

  /** Checks the threshold. */
  public MaskParameters {
    if (!(threshold > 0 && threshold < 1)) {
      throw new InvalidInput(
          "the mask threshold is " + threshold + "; a fraction above 0 and below 1 is allowed");
    }
  }

  /** q = 0.10, right for a cylinder, whose edge is thin; a flat wire may use 0.5. */
  public static MaskParameters defaults() {
    return new MaskParameters(0.10);
  }
}
