package ecm.registration;

import ecm.stack.Drift;
import java.util.List;

/**
 * The drift found.
 *
 * @param drift per frame
 * @param correlationBefore mean correlation of frames with the mean template as recorded
 * @param correlationAfter the same after the drift is undone
 * @param warnings sentences for the user: bad frames, jumps, shifts at the limit, deformation
 */
public record RegistrationResult(
    Drift drift, double correlationBefore, double correlationAfter, List<String> warnings) {}
