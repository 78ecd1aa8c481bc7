package ecm.temperature;

/**
 * How a temperature series is fitted.
 *
 * @param effective whether errors of both axes count (effective variance), or those of y only
 * @param without temperatures of the points that are left out for comparison
 * @param fixedT0 T0 of the VFT law [K]; 0 = fitted
 * @param glassTransition Tg, where the fragility is taken [K]; 0 = not known, no fragility
 * @param clusterRadius radius of what diffuses, for the viscosity [nm]; 0 = none
 * @param nucleation what surface nucleation is estimated from
 */
public record SeriesOptions(
    boolean effective,
    LeftOut without,
    double fixedT0,
    double glassTransition,
    double clusterRadius,
    Nucleation nucleation) {

  /**
   * Nucleation at the surface.
   *
   * @param barrier dG*, the barrier of homogeneous nucleation [eV]; 0 = no estimate
   * @param layerAtoms number of atoms in the fast layer; 0 = not known
   * @param surfaceAtoms number of atoms at the very surface; 0 = not known
   */
  public record Nucleation(double barrier, double layerAtoms, double surfaceAtoms) {

    /** Nothing known. */
    public static final Nucleation NONE = new Nucleation(0, 0, 0);

    /** Whether all is known that an estimate needs. */
    public boolean isKnown() {
      return barrier > 0 && layerAtoms > 0 && surfaceAtoms > 0;
    }
  }

  /** Effective variance, without the lowest temperature, T0 free, nothing known of the material. */
  public static SeriesOptions defaults() {
    return new SeriesOptions(true, LeftOut.LOWEST, 0, 0, 0, Nucleation.NONE);
  }

  public SeriesOptions withEffective(boolean bothAxes) {
    return new SeriesOptions(
        bothAxes, without, fixedT0, glassTransition, clusterRadius, nucleation);
  }

  public SeriesOptions withGlassTransition(double kelvin) {
    return new SeriesOptions(effective, without, fixedT0, kelvin, clusterRadius, nucleation);
  }

  public SeriesOptions withLeftOut(LeftOut temperatures) {
    return new SeriesOptions(
        effective, temperatures, fixedT0, glassTransition, clusterRadius, nucleation);
  }

  public SeriesOptions withFixedT0(double kelvin) {
    return new SeriesOptions(
        effective, without, kelvin, glassTransition, clusterRadius, nucleation);
  }
}
