package ecm.registration;

import ecm.stack.Mask;

/**
 * How drift is measured.
 *
 * @param reference what each frame is matched with
 * @param guide which pixels guide it
 * @param roi the user's region for {@link Guide#ROI}; null otherwise
 * @param maxShift largest shift looked for [px]; -1 = width/8
 * @param iterations of the template, 1 or more
 * @param subpixel whether shifts are measured to a fraction of a pixel
 */
public record RegistrationParameters(
    Reference reference, Guide guide, Mask roi, int maxShift, int iterations, boolean subpixel) {

  /** Mean template, automatic guide, width/8, 3 iterations, whole pixels. */
  public static RegistrationParameters defaults() {
    return new RegistrationParameters(Reference.MEAN_TEMPLATE, Guide.AUTO, null, -1, 3, false);
  }

  public RegistrationParameters withReference(Reference newReference) {
    return new RegistrationParameters(newReference, guide, roi, maxShift, iterations, subpixel);
  }

  public RegistrationParameters withSubpixel(boolean fractions) {
    return new RegistrationParameters(reference, guide, roi, maxShift, iterations, fractions);
  }
}
