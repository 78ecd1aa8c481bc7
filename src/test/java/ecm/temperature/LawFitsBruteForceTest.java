package ecm.temperature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The laws with three parameters on random series, against a plain search: a grid over the law's
 * parameter and, for each of its values, one over the angle of the line, both ended by a section
 * search; the intercept is then the weighted mean. No York iteration, no profile code.
 */
class LawFitsBruteForceTest {

  private static final int GRID = 100;
  private static final int SECTIONS = 36;
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** What a law plots for a value of its parameter, with the error of x. */
  private interface Abscissa {
    Measured at(TemperaturePoint point, double parameter);
  }

  private record Minimum(double at, double value) {}

  /** The least value on a grid, refined between its neighbours. */
  private static Minimum least(double from, double to, DoubleUnaryOperator cost) {
    double step = (to - from) / GRID;
    int best = 0;
    for (int i = 1; i <= GRID; i++) {
      best =
          cost.applyAsDouble(from + i * step) < cost.applyAsDouble(from + best * step) ? i : best;
    }
    double low = from + Math.max(0, best - 1) * step;
    double high = from + Math.min(GRID, best + 1) * step;
    for (int i = 0; i < SECTIONS; i++) {
      double a = high - GOLDEN * (high - low);
      double b = low + GOLDEN * (high - low);
      if (cost.applyAsDouble(a) < cost.applyAsDouble(b)) {
        high = b;
      } else {
        low = a;
      }
    }
    double at = (low + high) / 2;
    return new Minimum(at, cost.applyAsDouble(at));
  }

  /** sum (ln tau - c - b x)^2 / (sd^2 + b^2 sd_x^2) at the best c. */
  private static double chi2(List<TemperaturePoint> points, Abscissa abscissa, double p, double b) {
    double sumW = 0;
    double sumY = 0;
    double sumYy = 0;
    for (TemperaturePoint point : points) {
      Measured tau = point.get(Quantity.TAU);
      Measured x = abscissa.at(point, p);
      double w = 1 / (Math.pow(tau.sd() / tau.value(), 2) + Math.pow(b * x.sd(), 2));
      double y = Math.log(tau.value()) - b * x.value();
      sumW += w;
      sumY += w * y;
      sumYy += w * y * y;
    }
    return sumYy - sumY * sumY / sumW;
  }

  /** The least chi^2 over all slopes, for which the unit is that between the extreme points. */
  private static double bestLine(List<TemperaturePoint> points, Abscissa abscissa, double p) {
    TemperaturePoint hot = points.get(0);
    TemperaturePoint cold = points.get(points.size() - 1);
    double rise = Math.log(cold.get(Quantity.TAU).value() / hot.get(Quantity.TAU).value());
    double unit = Math.abs(rise / (abscissa.at(cold, p).value() - abscissa.at(hot, p).value()));
    return least(-1.57, 1.57, a -> chi2(points, abscissa, p, unit * Math.tan(a))).value();
  }

  private static void check(
      List<TemperaturePoint> points, Abscissa abscissa, ProfiledFit fit, double min, double max) {
    Minimum best =
        least(Math.log(min), Math.log(max), l -> bestLine(points, abscissa, Math.exp(l)));
    assertEquals(best.value(), fit.line().chi2(), 1e-5 * Math.max(1, best.value()));
    if (fit.isDetermined()) {
      double parameter = Math.exp(best.at());
      assertEquals(parameter, fit.parameter(), 0.01 * fit.parameterSd());
      double up = bestLine(points, abscissa, fit.parameter() + fit.parameterSd());
      double down = bestLine(points, abscissa, fit.parameter() - fit.parameterSd());
      double rise = Math.pow(fit.scatter().factor68(), 2);
      String what = "half the width where chi^2 rises by 1, or as the scatter asks";
      assertTrue(Math.min(up, down) <= best.value() + 1.001 * rise, what);
      assertTrue(Math.max(up, down) >= best.value() + 0.999 * rise, what);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 9, 12})
  void randomFirstOrderTransition(long seed) {
    List<SeriesRow> rows = Series.random(seed);
    List<TemperaturePoint> points = TemperaturePoint.pool(rows);
    double unit = points.get(0).get(Quantity.XI).value() / points.get(0).thermalEnergy();
    Abscissa power =
        (point, n) -> {
          Measured xi = point.get(Quantity.XI);
          double x = xi.value() / point.thermalEnergy() / unit;
          double relative =
              Math.hypot(xi.sd() / xi.value(), point.temperatureSd() / point.temperature());
          return new Measured(Math.pow(x, n), n * Math.pow(x, n) * relative);
        };
    double largest =
        points.stream()
            .map(LawFits::xiOverEnergy)
            .mapToDouble(x -> x.sd() / x.value())
            .max()
            .orElseThrow();
    check(
        points,
        power,
        TemperatureSeries.of(rows, SeriesOptions.defaults()).fits().rfot().orElseThrow(),
        0.05,
        Math.max(2, 0.5 / largest));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 9, 12})
  void vogelFulcherTammann(long seed) {
    List<SeriesRow> rows = Series.random(seed);
    List<TemperaturePoint> points = TemperaturePoint.pool(rows);
    double coldest = points.get(points.size() - 1).temperature();
    Abscissa above =
        (point, t0) -> {
          double x = t0 / (point.temperature() - t0);
          return new Measured(x, x * point.temperatureSd() / (point.temperature() - t0));
        };
    check(
        points,
        above,
        TemperatureSeries.of(rows, SeriesOptions.defaults()).fits().vft().orElseThrow(),
        0.1 * coldest,
        0.995 * coldest);
  }
}
