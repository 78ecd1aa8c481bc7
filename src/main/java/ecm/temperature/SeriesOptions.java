package ecm.temperature;

/**
 * How a temperature series is fitted.
 *
 * @param effective whether errors of both axes count (effective variance), or those of y only
 * @param without temperatures of the points that are left out for comparison
 * @param fixedT0 T0 of the VFT law [K]; 0 = fitted
 * @param glassTransition Tg, where the fragility is taken [K]
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
   * @param layerAtoms number of atoms in the fast layer
   * @param surfaceAtoms number of atoms at the very surface
   */
  public record Nucleation(double barrier, double layerAtoms, double surfaceAtoms) {}

  /** Effective variance, without the lowest temperature, T0 free, Tg 507 K, the paper's atoms. */
  public static SeriesOptions defaults() {
    return new SeriesOptions(true, LeftOut.LOWEST, 0, 507, 0, new Nucleation(0, 1014, 200));
  }

  public SeriesOptions withEffective(boolean bothAxes) {
    return new SeriesOptions(
        bothAxes, without, fixedT0, glassTransition, clusterRadius, nucleation);
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
