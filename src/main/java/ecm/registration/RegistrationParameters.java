package ecm.registration;

import ecm.registration.estimator.DriftEstimator;
import ecm.registration.frame.FrameFilter;
import ecm.registration.template.Guide;
import ecm.registration.template.Guiding;
import ecm.stack.Mask;

/**
 * How drift is measured.
 *
 * @param reference what each frame is matched with: a {@link Reference} or an estimator of your own
 * @param guide which pixels guide it
 * @param roi the user's region for {@link Guide#ROI}; null otherwise
 * @param maxShift largest shift from the first frames that is looked for [px]; -1 = width/8, and
 *     twice as much, up to half the smaller side, as long as the drift is found to reach that
 * @param iterations of the template, 1 or more
 * @param subpixel whether shifts are measured to a fraction of a pixel
 * @param filter what is done to frames before they are matched
 */
public record RegistrationParameters(
    DriftEstimator reference,
    Guide guide,
    Mask roi,
    int maxShift,
    int iterations,
    boolean subpixel,
    FrameFilter filter) {

  /** maxShift for width/8, and more if the drift turns out to reach that. */
  public static final int AUTOMATIC = -1;

  /** Mean template, automatic guide, width/8, 3 iterations, whole pixels, no filter. */
  public static RegistrationParameters defaults() {
    return new RegistrationParameters(
        Reference.MEAN_TEMPLATE, Guide.AUTO, null, AUTOMATIC, 3, false, FrameFilter.NONE);
  }

  /** Which pixels guide the match. */
  public Guiding guiding() {
    return new Guiding(guide, roi, filter);
  }

  public RegistrationParameters withReference(DriftEstimator newReference) {
    return new RegistrationParameters(
        newReference, guide, roi, maxShift, iterations, subpixel, filter);
  }

  public RegistrationParameters withSubpixel(boolean fractions) {
    return new RegistrationParameters(
        reference, guide, roi, maxShift, iterations, fractions, filter);
  }

  public RegistrationParameters withGuide(Guide newGuide, Mask region) {
    return new RegistrationParameters(
        reference, newGuide, region, maxShift, iterations, subpixel, filter);
  }

  public RegistrationParameters withMaxShift(int pixels) {
    return new RegistrationParameters(reference, guide, roi, pixels, iterations, subpixel, filter);
  }

  public RegistrationParameters withIterations(int number) {
    return new RegistrationParameters(reference, guide, roi, maxShift, number, subpixel, filter);
  }

  public RegistrationParameters withFilter(FrameFilter newFilter) {
    return new RegistrationParameters(
        reference, guide, roi, maxShift, iterations, subpixel, newFilter);
  }
}
