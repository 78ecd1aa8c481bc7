package ecm.surface;

/**
 * ln tau(d) = ln tau_bulk - D erfc((d - w) / (sqrt2 s)) / 2 fitted to a profile.
 *
 * @param width w [nm]; NaN if the fit failed or no layer is resolved
 * @param widthSd its standard error [nm]
 * @param drop D
 * @param smear s [nm]
 * @param bulkLnTau ln tau_bulk
 */
public record SurfaceWidth(
    double width, double widthSd, double drop, double smear, double bulkLnTau) {

  /** Fits the median profile of ln tau. */
  public static SurfaceWidth fit(SurfaceProfile lnTau) {
    throw new UnsupportedOperationException();
  }
}
