package ecm.temperature;

import ecm.temperature.ProfiledFit.Law;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The laws fitted to the wires of a series; empty where too few temperatures have what a law needs:
 * two for a line, four for a law with a third parameter.
 *
 * <p>The wires' values of what a law gives (y) are fitted, with one residual variance for all
 * ({@link Scatter}). Where x is measured too it is the mean of its temperature, with that mean's
 * error: scatter from wire to wire would make the slope too small.
 *
 * @param arrheniusBulk ln tau = ln tau0 + Ea/kT of the bulk's median: the slope is Ea [eV]
 * @param arrheniusMean the same of the mean
 * @param arrheniusGeomean the same of the geometric mean
 * @param arrheniusSurface the same of the surface layer
 * @param arrheniusLikelihood the same of the bulk's median by the likelihood of the record
 * @param adamGibbs xi = a + b ln tau [nm]
 * @param imct ln xi = a + (1/z) ln tau, inhomogeneous mode-coupling theory: xi ~ tau^(1/z)
 * @param rfot ln tau = c + k (xi/kT)^n, random first-order transition; xi/kT in nm/eV, the
 *     parameter is n, and the line's x is (xi/kT)^n; n is searched from 0.05 to 30, with errors of
 *     xi to the n at which the largest of them makes that of (xi/kT)^n a half, or to 2
 * @param vft ln tau = ln tau0 + D T0/(T - T0); the parameter is T0 [K], the slope D
 */
public record LawFits(
    Optional<PooledLine> arrheniusBulk,
    Optional<PooledLine> arrheniusMean,
    Optional<PooledLine> arrheniusGeomean,
    Optional<PooledLine> arrheniusSurface,
    Optional<PooledLine> arrheniusLikelihood,
    Optional<PooledLine> adamGibbs,
    Optional<PooledLine> imct,
    Optional<ProfiledFit> rfot,
    Optional<ProfiledFit> vft) {

  private static final int LEAST_POINTS = 2;
  private static final double LEAST_N = 0.05;
  private static final double GREATEST_N = 30;
  private static final double THEORIES_N = 2;
  private static final double LINEAR = 0.5;
  private static final double LOWEST_T0 = 0.1;
  private static final double HIGHEST_T0 = 0.995;

  /**
   * Fits all laws.
   *
   * @param points the temperatures
   * @param rows their wires
   */
  static LawFits of(List<TemperaturePoint> points, List<SeriesRow> rows, SeriesOptions options) {
    Fitting fitting = new Fitting(points, rows, options);
    return new LawFits(
        fitting.arrhenius(Quantity.TAU),
        fitting.arrhenius(Quantity.TAU_MEAN),
        fitting.arrhenius(Quantity.TAU_GEOMEAN),
        fitting.arrhenius(Quantity.TAU_SURFACE),
        fitting.arrhenius(Quantity.TAU_LIKELIHOOD),
        fitting.line(LawFits::lnTau, r -> r.get(Quantity.XI)),
        fitting.line(LawFits::lnTau, r -> r.get(Quantity.XI).ln()),
        fitting.rfot(),
        fitting.vft());
  }

  private static Measured lnTau(TemperaturePoint point) {
    return point.get(Quantity.TAU).ln();
  }

  private static Measured lnTau(SeriesRow wire) {
    return wire.get(Quantity.TAU).ln();
  }

  /** xi/kT [nm/eV]. */
  public static Measured xiOverEnergy(TemperaturePoint point) {
    Measured xi = point.get(Quantity.XI);
    Measured inverse = point.inverseEnergy();
    double value = xi.value() * inverse.value();
    double relative = Math.hypot(xi.sd() / xi.value(), inverse.sd() / inverse.value());
    return new Measured(value, value * relative);
  }

  /** The wires of a series that have a relaxation time, with 1/kT. */
  static Wires arrheniusWires(
      List<TemperaturePoint> points, List<SeriesRow> rows, SeriesOptions options) {
    return new Fitting(points, rows, options)
        .wires(TemperaturePoint::inverseEnergy, LawFits::lnTau);
  }

  /**
   * RFOT: n from {@value #LEAST_N} to where n sd_x/x reaches a half for the least certain point.
   * There the effective variance, a first order in sd_x, ends: beyond, a fit gains by making the
   * errors large. Not below 2, so that the exponents of the theories are searched.
   *
   * @param x xi/kT of the temperatures; the law counts it in units of the mean, which keeps the
   *     line well conditioned for every n
   */
  static Law rfotLaw(List<Measured> x) {
    double relative = x.stream().mapToDouble(v -> v.sd() / v.value()).max().orElse(0);
    double greatest =
        relative > 0 ? Math.min(GREATEST_N, Math.max(THEORIES_N, LINEAR / relative)) : GREATEST_N;
    double unit = mean(x);
    return new Law((value, n) -> power(value, unit, n), LEAST_N, greatest);
  }

  private static double mean(List<Measured> x) {
    return x.stream().mapToDouble(Measured::value).average().orElse(1);
  }

  private static Measured power(Measured x, double unit, double n) {
    double value = Math.pow(x.value() / unit, n);
    return new Measured(value, n * value * x.sd() / x.value());
  }

  /**
   * VFT: T0/(T - T0) with its error d/dT sd_T, T0 from a tenth of the lowest temperature to just
   * below it.
   *
   * @param inverse 1/kT of the temperatures
   */
  static Law vftLaw(List<Measured> inverse) {
    double coldest =
        1
            / (TemperaturePoint.BOLTZMANN
                * inverse.stream().mapToDouble(Measured::value).max().orElseThrow());
    return new Law(LawFits::vftAbscissa, LOWEST_T0 * coldest, HIGHEST_T0 * coldest);
  }

  private static Measured vftAbscissa(Measured inverse, double t0) {
    double kelvin = 1 / (TemperaturePoint.BOLTZMANN * inverse.value());
    double sd = kelvin * inverse.sd() / inverse.value();
    double above = kelvin - t0;
    return new Measured(t0 / above, t0 * sd / (above * above));
  }

  /** The temperatures and wires with what decides how their errors count. */
  private record Fitting(
      List<TemperaturePoint> points, List<SeriesRow> rows, SeriesOptions options) {

    Optional<PooledLine> arrhenius(Quantity tau) {
      return line(TemperaturePoint::inverseEnergy, r -> r.get(tau).ln());
    }

    Optional<PooledLine> line(
        Function<TemperaturePoint, Measured> x, Function<SeriesRow, Measured> y) {
      return line(wires(x, y));
    }

    private static Optional<PooledLine> line(Wires wires) {
      return wires.temperatures() < LEAST_POINTS || !differ(wires)
          ? Optional.empty()
          : Optional.of(PooledLine.of(wires));
    }

    Optional<ProfiledFit> rfot() {
      Wires used = wires(LawFits::xiOverEnergy, LawFits::lnTau);
      if (used.temperatures() < ProfiledFit.LEAST_POINTS || !differ(used)) {
        return Optional.empty();
      }
      List<Measured> x = used.groups().stream().map(Wires.Group::x).toList();
      ProfiledFit fit = ProfiledFit.of(used, rfotLaw(x));
      return Optional.of(fit.withLine(fit.line().withUnitOfX(Math.pow(mean(x), fit.parameter()))));
    }

    Optional<ProfiledFit> vft() {
      Wires used = wires(TemperaturePoint::inverseEnergy, LawFits::lnTau);
      if (options.fixedT0() > 0) {
        double t0 = options.fixedT0();
        return line(wires(p -> vftAbscissa(p.inverseEnergy(), t0), LawFits::lnTau))
            .map(line -> ProfiledFit.fixed(t0, line));
      }
      if (used.temperatures() < ProfiledFit.LEAST_POINTS) {
        return Optional.empty();
      }
      return Optional.of(
          ProfiledFit.of(used, vftLaw(used.groups().stream().map(Wires.Group::x).toList())));
    }

    Wires wires(Function<TemperaturePoint, Measured> x, Function<SeriesRow, Measured> y) {
      List<Wires.Group> groups = new ArrayList<>();
      for (TemperaturePoint point : points) {
        Measured abscissa = x.apply(point);
        List<Measured> known =
            rows.stream()
                .filter(r -> r.temperature() == point.temperature())
                .map(y)
                .filter(Measured::isKnown)
                .toList();
        if (abscissa.isKnown() && !known.isEmpty()) {
          double sd = options.effective() && abscissa.sd() > 0 ? abscissa.sd() : 0;
          groups.add(new Wires.Group(new Measured(abscissa.value(), sd), known));
        }
      }
      return new Wires(groups);
    }

    private static boolean differ(Wires wires) {
      return wires.groups().stream().mapToDouble(g -> g.x().value()).distinct().count() > 1;
    }
  }
}
