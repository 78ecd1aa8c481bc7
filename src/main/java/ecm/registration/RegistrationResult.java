package ecm.registration;

import ecm.base.Warning;
import ecm.stack.Drift;
import java.util.ArrayList;
import java.util.List;

/**
 * The drift found.
 *
 * @param drift per frame
 * @param correlationBefore mean correlation of frames with the mean template as recorded
 * @param correlationAfter the same after the drift is undone
 * @param residual rms distance, per axis, between the shifts measured and the drift [px]: what is
 *     left when frames are moved by whole pixels, errors of the measurement included
 * @param apart largest distance by which opposite halves of the field move apart [px], if it is
 *     flagged as rotation or deformation; otherwise 0; NaN if the record is too short to tell
 * @param warnings for the user: bad frames, jumps, shifts at the limit, deformation, structure
 *     fixed to the camera
 */
public record RegistrationResult(
    Drift drift,
    double correlationBefore,
    double correlationAfter,
    double residual,
    double apart,
    List<Warning> warnings) {

  /** The same with one more warning, which stands first. */
  RegistrationResult with(Warning warning) {
    List<Warning> more = new ArrayList<>(List.of(warning));
    more.addAll(warnings);
    return new RegistrationResult(
        drift, correlationBefore, correlationAfter, residual, apart, List.copyOf(more));
  }

  /** The texts of the warnings, for a log. */
  public List<String> sentences() {
    return warnings.stream().map(Warning::text).toList();
  }
}
