package ecm.pipeline;

import ecm.mask.MaskParameters;
import ecm.registration.RegistrationParameters;
import ecm.stack.Mask;
import java.util.Optional;

/**
 * How a whole stack is analysed.
 *
 * @param registration how drift is measured; empty to take the stack as it is
 * @param sample where the sample is
 * @param maps correlation and fit
 * @param surfaceDepth thickness of what counts as the surface [nm]
 * @param bulkDepth depth from which on it counts as bulk [nm], unless half the radius is more
 */
public record AnalysisParameters(
    Optional<RegistrationParameters> registration,
    SampleChoice sample,
    MapParameters maps,
    double surfaceDepth,
    double bulkDepth) {

  /**
   * Where the sample is.
   *
   * @param automatic how it is found if no mask is given
   * @param mask the user's mask; empty to find the sample
   * @param roi restricts what is analysed; empty for no restriction
   */
  public record SampleChoice(MaskParameters automatic, Optional<Mask> mask, Optional<Mask> roi) {

    /** Found automatically, not restricted. */
    public static SampleChoice defaults() {
      return new SampleChoice(MaskParameters.defaults(), Optional.empty(), Optional.empty());
    }
  }

  /** Register, find the sample, 100 lags, bounded fit, 1 nm of surface, bulk below 5 nm. */
  public static AnalysisParameters defaults() {
    return new AnalysisParameters(
        Optional.of(RegistrationParameters.defaults()),
        SampleChoice.defaults(),
        MapParameters.defaults(),
        1,
        5);
  }
}
