package ecm.temperature;

import ecm.base.InvalidInput;
import ecm.base.Warning;
import ecm.files.CsvTable;
import java.util.List;
import java.util.Optional;

/**
 * A temperature series with the laws fitted to it (Zhang et al., Nat. Commun. 9, 1129, 2018, Figs.
 * 2f and 4).
 *
 * @param rows the wires
 * @param points their temperatures, from the highest to the lowest
 * @param options as given
 * @param fits to all points
 * @param leftOut temperatures of the points that were left out for comparison
 * @param fitsWithout to all points but those
 */
public record TemperatureSeries(
    List<SeriesRow> rows,
    List<TemperaturePoint> points,
    SeriesOptions options,
    LawFits fits,
    LeftOut leftOut,
    LawFits fitsWithout) {

  /** A heating holder's absolute accuracy, common to all temperatures of a series. */
  public static final double SCALE_ERROR = 0.02;

  private static final double EV_IN_JOULE = 1.602176634e-19;
  private static final double NM3_IN_M3 = 1e-27;

  /**
   * Fits a series.
   *
   * @param rows one for each wire
   * @throws InvalidInput with fewer than two temperatures that have a tau, or if there is no point
   *     at a temperature to be left out or none remains, or T0 is not below all temperatures
   */
  public static TemperatureSeries of(List<SeriesRow> rows, SeriesOptions options) {
    List<TemperaturePoint> points = TemperaturePoint.pool(rows);
    List<Double> withTau =
        points.stream()
            .filter(p -> p.get(Quantity.TAU).isKnown())
            .map(TemperaturePoint::temperature)
            .toList();
    if (withTau.size() < 2) {
      throw new InvalidInput(
          "a temperature series needs two or more temperatures with a tau; there are "
              + withTau.size()
              + (withTau.isEmpty() ? "" : ": " + CsvTable.number(withTau.get(0)) + " K"));
    }
    double coldest = points.get(points.size() - 1).temperature();
    if (options.fixedT0() >= coldest) {
      throw new InvalidInput(
          "T0 is "
              + CsvTable.number(options.fixedT0())
              + " K; it must lie below the lowest temperature, "
              + CsvTable.number(coldest)
              + " K");
    }
    LeftOut leftOut = options.without().named(points);
    return new TemperatureSeries(
        List.copyOf(rows),
        List.copyOf(points),
        options,
        LawFits.of(points, rows, options),
        leftOut,
        LawFits.of(leftOut.of(points), rows, options));
  }

  /** What must be known before the numbers are used, worst first. */
  public List<Warning> warnings() {
    return SeriesWarnings.of(this);
  }

  /** Number of temperatures that have a relaxation time. */
  int temperaturesWithTau() {
    return (int) points.stream().filter(p -> p.get(Quantity.TAU).isKnown()).count();
  }

  /** Whether the wires follow Arrhenius or VFT, and which theory of a growing length. */
  public Contest contest() {
    return Contest.of(points, rows, options);
  }

  /** The same without the temperatures left out. */
  public Contest contestWithout() {
    return Contest.of(leftOut.of(points), rows, options);
  }

  /** k Tg ln 10 [eV], the activation energy of a fragility of 1; NaN without Tg. */
  public double fragilityUnit() {
    double tg = options.glassTransition();
    return tg > 0 ? TemperaturePoint.BOLTZMANN * tg * Math.log(10) : Double.NaN;
  }

  /**
   * The fragility m = d log10 tau / d (Tg/T) at Tg of the Arrhenius law: Ea / (k Tg ln 10).
   *
   * @return empty without the law or without Tg
   */
  public Optional<Measured> fragility() {
    double unit = fragilityUnit();
    return fits.arrheniusBulk()
        .filter(a -> unit > 0)
        .map(a -> new Measured(a.slope() / unit, a.slopeSd() / unit));
  }

  /**
   * The fragility of the VFT law: D T0 Tg / ((Tg - T0)^2 ln 10).
   *
   * @return empty without the law, or if T0 is undetermined or not below Tg
   */
  public Optional<Double> fragilityVft() {
    double tg = options.glassTransition();
    return fits.vft()
        .filter(v -> v.isDetermined() && v.parameter() < tg)
        .map(
            v ->
                v.line().slope()
                    * v.parameter()
                    * tg
                    / (Math.pow(tg - v.parameter(), 2) * Math.log(10)));
  }

  /**
   * The viscosity of a time by the Debye-Stokes-Einstein relation, eta = kT tau / V with V = 4 pi
   * a^3 / 3 [Pa s].
   *
   * @return with the error of tau; not known without a cluster radius a
   */
  public Measured viscosity(TemperaturePoint point, Quantity time) {
    double a = options.clusterRadius();
    if (!(a > 0)) {
      return Measured.NONE;
    }
    double volume = 4 * Math.PI * a * a * a / 3 * NM3_IN_M3;
    double factor = point.thermalEnergy() * EV_IN_JOULE / volume;
    Measured tau = point.get(time);
    return new Measured(factor * tau.value(), factor * tau.sd());
  }

  /**
   * How much heterogeneous nucleation at the surface would have to lower the barrier to be as fast
   * as homogeneous nucleation in the fast layer:
   *
   * <pre>  f(theta) = 1 - (kT/dG*) ln[(eta_b/eta_s) (N_layer/N_surface)]</pre>
   *
   * with the viscosities' ratio from the relaxation times.
   *
   * @return NaN without a barrier dG*, without the numbers of atoms or without both times
   */
  public double nucleationFactor(TemperaturePoint point) {
    SeriesOptions.Nucleation n = options.nucleation();
    if (!n.isKnown()) {
      return Double.NaN;
    }
    double ratio = point.get(Quantity.TAU).value() / point.get(Quantity.TAU_SURFACE).value();
    return 1
        - point.thermalEnergy() / n.barrier() * Math.log(ratio * n.layerAtoms() / n.surfaceAtoms());
  }

  /**
   * The contact angle theta of a nucleation factor: f = (2 + cos theta) (1 - cos theta)^2 / 4.
   *
   * @param factor f
   * @return theta in degrees; NaN unless 0 &lt;= f &lt;= 1
   */
  public static double contactAngle(double factor) {
    if (!(factor >= 0 && factor <= 1)) {
      return Double.NaN;
    }
    // c^3 - 3 c + 2 = 4 f has c = 2 cos(phi) with cos(3 phi) = 2 f - 1; this root is in [-1, 1]
    double cosine = 2 * Math.cos((Math.acos(2 * factor - 1) + 4 * Math.PI) / 3);
    return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
  }
}
