package ecm.surface;

import ecm.stack.FloatMap;
import java.util.Optional;

/**
 * The maps of one stack that a surface layer is read from, all of one size.
 *
 * @param tau fitted relaxation time [s]; NaN without a value
 * @param corrected for the finite record [s]; NaN also where tau is too long to be corrected; empty
 *     if not known
 * @param beta stretching exponent; empty if not known
 * @param contrast A; empty if not known
 */
public record SurfaceMaps(
    FloatMap tau,
    Optional<FloatMap> corrected,
    Optional<FloatMap> beta,
    Optional<FloatMap> contrast) {

  /** Only tau. */
  public static SurfaceMaps of(FloatMap tau) {
    return new SurfaceMaps(tau, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
