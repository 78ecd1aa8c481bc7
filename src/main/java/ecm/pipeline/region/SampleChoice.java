package ecm.pipeline.region;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.sample.MaskParameters;
import ecm.sample.Moments;
import ecm.sample.SampleRegion;
import ecm.stack.Coverage;
import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.surface.EdgeDistance;
import java.util.Optional;

/**
 * Which part of a stack is analysed.
 *
 * @param automatic how the sample is found if no mask is given
 * @param mask the user's mask; empty to find the sample
 * @param roi restricts what is analysed; empty for no restriction
 * @param unmeasured pixels that bad pixels of the camera cover too often; empty without any
 */
public record SampleChoice(
    MaskParameters automatic, Optional<Mask> mask, Optional<Mask> roi, Optional<Mask> unmeasured) {

  /** With every pixel measured. */
  public SampleChoice(MaskParameters automatic, Optional<Mask> mask, Optional<Mask> roi) {
    this(automatic, mask, roi, Optional.empty());
  }

  /** The same without the pixels that a bad pixel of the camera covers too often. */
  public SampleChoice without(Mask covered) {
    return covered.count() == 0
        ? this
        : new SampleChoice(automatic, mask, roi, Optional.of(covered));
  }

  /** Found automatically, not restricted. */
  public static SampleChoice defaults() {
    return new SampleChoice(MaskParameters.defaults(), Optional.empty(), Optional.empty());
  }

  /**
   * The distance of the sample's pixels to its surface [px].
   *
   * <p>An outline that was found is continued where drift uncovers it; one that was given ends
   * there, and that end is no surface.
   */
  public FloatMap distance(SampleRegion region, Coverage coverage) {
    return mask.isPresent() && !coverage.always().isEmpty()
        ? EdgeDistance.of(region.outline(), coverage.always())
        : EdgeDistance.of(region.outline());
  }

  /**
   * The sample, found or given, restricted to the user's ROI.
   *
   * @param moments of the aligned stack
   * @param coverage of the aligned stack
   * @param progress its log receives the region's notes
   * @throws InvalidInput if nothing is left
   */
  public SampleRegion find(Moments moments, Coverage coverage, Progress progress) {
    SampleRegion whole =
        mask.map(given -> SampleRegion.given(given, moments, coverage))
            .orElseGet(() -> SampleRegion.find(moments, coverage, automatic));
    SampleRegion part = roi.map(whole::restrictedTo).orElse(whole);
    SampleRegion region = unmeasured.map(part::without).orElse(part);
    region.notes().forEach(progress::log);
    if (region.mask().count() == 0) {
      throw new InvalidInput(
          roi.isPresent()
              ? "the selected area and the sample have no pixel in common"
              : "the mask has no pixel that is covered in enough frames");
    }
    return region;
  }
}
