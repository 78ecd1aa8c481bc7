package ecm.temperature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The laws fitted to one set of points; empty where too few points have what a law needs: two for a
 * line, four for a law with a third parameter.
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
    Optional<LineFit> arrheniusBulk,
    Optional<LineFit> arrheniusMean,
    Optional<LineFit> arrheniusGeomean,
    Optional<LineFit> arrheniusSurface,
    Optional<LineFit> arrheniusLikelihood,
    Optional<LineFit> adamGibbs,
    Optional<LineFit> imct,
    Optional<ProfiledFit> rfot,
    Optional<ProfiledFit> vft) {

  private static final int LEAST_POINTS = 2;
  private static final double LEAST_N = 0.05;
  private static final double GREATEST_N = 30;
  private static final double THEORIES_N = 2;
  private static final double LINEAR = 0.5;
  private static final double LOWEST_T0 = 0.1;
  private static final double HIGHEST_T0 = 0.995;

  /** Fits all laws. */
  static LawFits of(List<TemperaturePoint> points, SeriesOptions options) {
    Fitting fitting = new Fitting(points, options);
    return new LawFits(
        fitting.arrhenius(Quantity.TAU),
        fitting.arrhenius(Quantity.TAU_MEAN),
        fitting.arrhenius(Quantity.TAU_GEOMEAN),
        fitting.arrhenius(Quantity.TAU_SURFACE),
        fitting.arrhenius(Quantity.TAU_LIKELIHOOD),
        fitting.line(p -> lnTau(p), p -> p.get(Quantity.XI)),
        fitting.line(p -> lnTau(p), p -> p.get(Quantity.XI).ln()),
        fitting.rfot(),
        fitting.vft());
  }

  private static Measured lnTau(TemperaturePoint point) {
    return point.get(Quantity.TAU).ln();
  }

  /** xi/kT [nm/eV]. */
  public static Measured xiOverEnergy(TemperaturePoint point) {
    Measured xi = point.get(Quantity.XI);
    Measured inverse = point.inverseEnergy();
    double value = xi.value() * inverse.value();
    double relative = Math.hypot(xi.sd() / xi.value(), inverse.sd() / inverse.value());
    return new Measured(value, value * relative);
  }

  /** The points with what decides how their errors count. */
  private record Fitting(List<TemperaturePoint> points, SeriesOptions options) {

    Optional<LineFit> arrhenius(Quantity tau) {
      return line(TemperaturePoint::inverseEnergy, p -> p.get(tau).ln());
    }

    Optional<LineFit> line(
        Function<TemperaturePoint, Measured> x, Function<TemperaturePoint, Measured> y) {
      List<LineFit.Point> used = points(x, y);
      return used.size() < LEAST_POINTS || !differ(used)
          ? Optional.empty()
          : Optional.of(LineFit.of(used));
    }

    Optional<ProfiledFit> rfot() {
      List<LineFit.Point> used = points(LawFits::xiOverEnergy, LawFits::lnTau);
      if (used.size() < ProfiledFit.LEAST_POINTS || !differ(used)) {
        return Optional.empty();
      }
      // powers of a number near 1 keep the line well conditioned for every n
      double unit = used.stream().mapToDouble(p -> p.x().value()).average().orElse(1);
      ProfiledFit scaled =
          ProfiledFit.of(n -> LineFit.of(power(used, unit, n)), LEAST_N, greatestN(used));
      return Optional.of(
          new ProfiledFit(
              scaled.parameter(),
              scaled.parameterSd(),
              scaled.line().withUnitOfX(Math.pow(unit, scaled.parameter()))));
    }

    /**
     * Where n sd_x/x reaches a half for the least certain point the effective variance, a first
     * order in sd_x, ends: beyond, a fit gains by making the errors large. Not below 2, so that the
     * exponents of the theories are searched.
     */
    private static double greatestN(List<LineFit.Point> points) {
      double relative =
          points.stream().mapToDouble(p -> p.x().sd() / p.x().value()).max().orElseThrow();
      return relative > 0
          ? Math.min(GREATEST_N, Math.max(THEORIES_N, LINEAR / relative))
          : GREATEST_N;
    }

    private static List<LineFit.Point> power(List<LineFit.Point> points, double unit, double n) {
      return points.stream().map(p -> new LineFit.Point(power(p.x(), unit, n), p.y())).toList();
    }

    private static Measured power(Measured x, double unit, double n) {
      double value = Math.pow(x.value() / unit, n);
      return new Measured(value, n * value * x.sd() / x.value());
    }

    Optional<ProfiledFit> vft() {
      if (options.fixedT0() > 0) {
        return line(p -> vftAbscissa(p, options.fixedT0()), LawFits::lnTau)
            .map(line -> new ProfiledFit(options.fixedT0(), 0, line));
      }
      List<LineFit.Point> used = points(TemperaturePoint::inverseEnergy, LawFits::lnTau);
      if (used.size() < ProfiledFit.LEAST_POINTS) {
        return Optional.empty();
      }
      double coldest =
          points.stream().mapToDouble(TemperaturePoint::temperature).min().orElseThrow();
      return Optional.of(
          ProfiledFit.of(
              t0 -> LineFit.of(points(p -> vftAbscissa(p, t0), LawFits::lnTau)),
              LOWEST_T0 * coldest,
              HIGHEST_T0 * coldest));
    }

    /** T0/(T - T0), and its error d/dT sd_T. */
    private static Measured vftAbscissa(TemperaturePoint point, double t0) {
      double above = point.temperature() - t0;
      double sd = Double.isNaN(point.temperatureSd()) ? 0 : point.temperatureSd();
      return new Measured(t0 / above, t0 * sd / (above * above));
    }

    private List<LineFit.Point> points(
        Function<TemperaturePoint, Measured> x, Function<TemperaturePoint, Measured> y) {
      List<LineFit.Point> used = new ArrayList<>();
      for (TemperaturePoint point : points) {
        Measured abscissa = x.apply(point);
        Measured ordinate = y.apply(point);
        if (abscissa.isKnown() && ordinate.isKnown()) {
          double sd = options.effective() ? abscissa.sd() : 0;
          used.add(new LineFit.Point(new Measured(abscissa.value(), sd), ordinate));
        }
      }
      return used;
    }

    private static boolean differ(List<LineFit.Point> points) {
      return points.stream().mapToDouble(p -> p.x().value()).distinct().count() > 1;
    }
  }
}
