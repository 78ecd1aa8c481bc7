package ecm.acquisition;

/** What the microscope's settings say about the speckle. */
public final class Electrons {

  private static final double PLANCK = 6.62607015e-34;
  private static final double MASS = 9.1093837015e-31;
  private static final double CHARGE = 1.602176634e-19;
  private static final double LIGHT = 299792458;

  private Electrons() {}

  /**
   * Relativistic wavelength, h / sqrt(2 m e V (1 + e V / 2 m c^2)).
   *
   * @param kilovolts acceleration voltage [kV]
   * @return [nm]
   */
  public static double wavelength(double kilovolts) {
    double energy = CHARGE * kilovolts * 1e3;
    double momentum = Math.sqrt(2 * MASS * energy * (1 + energy / (2 * MASS * LIGHT * LIGHT)));
    return PLANCK / momentum * 1e9;
  }

  /**
   * The full width at half maximum of a speckle behind a round aperture, 0.514 lambda / alpha.
   *
   * @param kilovolts acceleration voltage [kV]
   * @param milliradians half angle alpha of the objective aperture [mrad]
   * @return [nm]
   */
  public static double speckle(double kilovolts, double milliradians) {
    return 0.514 * wavelength(kilovolts) / (milliradians * 1e-3);
  }
}
