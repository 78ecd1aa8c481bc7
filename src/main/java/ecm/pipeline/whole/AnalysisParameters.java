package ecm.pipeline.whole;

import ecm.pipeline.maps.MapParameters;
import ecm.pipeline.region.MeasuredSample;
import ecm.pipeline.region.SampleChoice;
import ecm.registration.RegistrationParameters;
import java.util.Optional;

/**
 * How a whole stack is analysed.
 *
 * @param registration how drift is measured; empty to take the stack as it is
 * @param sample where the sample is
 * @param maps correlation and fit
 * @param subtractBackground whether the measured intensity of the vacuum takes the place of the
 *     background given in maps
 * @param surfaceDepth thickness of what counts as the surface [nm]
 * @param bulkDepth depth from which on it counts as bulk [nm], unless half the radius is more
 * @param repair whether bad pixels, spikes and odd frames are looked for and left out
 */
public record AnalysisParameters(
    Optional<RegistrationParameters> registration,
    SampleChoice sample,
    MapParameters maps,
    boolean subtractBackground,
    double surfaceDepth,
    double bulkDepth,
    boolean repair) {

  /** With what is wrong with the camera's samples repaired. */
  public AnalysisParameters(
      Optional<RegistrationParameters> registration,
      SampleChoice sample,
      MapParameters maps,
      boolean subtractBackground,
      double surfaceDepth,
      double bulkDepth) {
    this(registration, sample, maps, subtractBackground, surfaceDepth, bulkDepth, true);
  }

  /** The same with the record repaired or not. */
  public AnalysisParameters withRepair(boolean repaired) {
    return new AnalysisParameters(
        registration, sample, maps, subtractBackground, surfaceDepth, bulkDepth, repaired);
  }

  /** Register, find the sample, 100 lags, bounded fit, 1 nm of surface, bulk below 5 nm. */
  public static AnalysisParameters defaults() {
    return new AnalysisParameters(
        Optional.of(RegistrationParameters.defaults()),
        SampleChoice.defaults(),
        MapParameters.defaults(),
        false,
        1,
        5);
  }

  /** Depths of surface and bulk. */
  public MeasuredSample.Depths depths() {
    return new MeasuredSample.Depths(surfaceDepth, bulkDepth);
  }
}
