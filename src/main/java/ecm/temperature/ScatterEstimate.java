package ecm.temperature;

import ecm.temperature.Scatter.Source;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The scatter of wires about a law beyond the errors given, one for all temperatures.
 *
 * <p>With Q(s) = sum (y - law)^2 / (sd^2 + s^2) over all wires and dof = wires - parameters:
 *
 * <ul>
 *   <li>errors given, P(chi^2 &gt;= Q(0)) of {@value #GIVEN_STAND} or more: they stand, s = 0. The
 *       68 % interval is that of the normal distribution; the 95 % interval, too, or Student's with
 *       the scatter seen, sqrt(Q(0) / dof), where that is above 1.
 *   <li>otherwise, one wire at each temperature: nothing tells a scatter beyond the errors from
 *       errors that are too small, and the weights stay; all errors are multiplied by sqrt(Q(0) /
 *       dof), Student's t with dof.
 *   <li>otherwise Q(s) = dof (Paule and Mandel, J. Res. NBS 87, 377, 1982), Student's t with dof.
 *   <li>no errors given: the same with sd = 0.
 *   <li>several wires at a temperature, and the temperatures further from the law than the wires
 *       from one another (F test below {@value #LAW_FAILS}): the temperatures' scatter, Student's t
 *       with temperatures - parameters.
 * </ul>
 *
 * <p>A wire without an error among others with one has the root mean square of theirs.
 */
final class ScatterEstimate {

  static final double GIVEN_STAND = 0.1;
  static final double LAW_FAILS = 0.05;

  /** Probability within one standard deviation of a normal distribution. */
  static final double ONE_SD = 0.682689492137086;

  static final double MOST = 0.95;

  private static final double ACCURACY = 1e-13;
  private static final double SMALLEST = 1e-9;
  private static final int EVALUATIONS = 200;

  private final Wires wires;
  private final int parameters;
  private final ToDoubleFunction<List<LineFit.Point>> leastChi2;

  private ScatterEstimate(
      Wires wires, int parameters, ToDoubleFunction<List<LineFit.Point>> leastChi2) {
    this.wires = wires;
    this.parameters = parameters;
    this.leastChi2 = leastChi2;
  }

  /**
   * Estimates.
   *
   * @param wires with errors everywhere or nowhere ({@link Wires#completed})
   * @param parameters of the law
   * @param leastChi2 the least chi^2 of the law about means of temperatures
   */
  static Scatter of(Wires wires, int parameters, ToDoubleFunction<List<LineFit.Point>> leastChi2) {
    return new ScatterEstimate(wires, parameters, leastChi2).estimate();
  }

  /** The scatter of wires about the means of their temperatures. */
  static Scatter within(Wires wires) {
    return new ScatterEstimate(wires, wires.temperatures(), means -> 0).estimateWithin();
  }

  private Scatter estimateWithin() {
    int dof = wires.count() - parameters;
    Goodness goodness = Goodness.unknown(0);
    if (wires.haveErrors() && Goodness.chance(wires.within(0), dof) >= GIVEN_STAND) {
      return new Scatter(Source.GIVEN, 0, 1, normal(MOST), wires.count(), dof, goodness);
    }
    return ofWires(dof, goodness);
  }

  private Scatter estimate() {
    int dof = wires.count() - parameters;
    int wireDof = wires.count() - wires.temperatures();
    double chi2 = wires.haveErrors() ? total(0) : Double.NaN;
    boolean given = wires.haveErrors() && Goodness.chance(chi2, dof) >= GIVEN_STAND;
    Goodness goodness =
        wires.haveErrors()
            ? Goodness.ofErrors(chi2, wires.temperatures() - parameters)
            : Goodness.unknown(wires.temperatures() - parameters);
    if (wireDof > 0) {
      double extra = extraWithin(wireDof);
      goodness = goodness(extra, wireDof);
      if (goodness.p() < LAW_FAILS) {
        return ofTemperatures(goodness, extra, dof);
      }
    }
    double seen = dof > 0 ? Math.sqrt(chi2 / dof) : 0;
    if (given) {
      double factor95 = seen > 1 ? student(MOST, dof) * seen : normal(MOST);
      return new Scatter(Source.GIVEN, 0, 1, factor95, wires.count(), dof, goodness);
    }
    if (wires.haveErrors() && wireDof == 0) {
      double factor68 = student(ONE_SD, dof) * seen;
      double factor95 = student(MOST, dof) * seen;
      return new Scatter(Source.SCALED, 0, factor68, factor95, wires.count(), dof, goodness);
    }
    return ofWires(dof, goodness);
  }

  private Scatter ofWires(int dof, Goodness goodness) {
    if (dof <= 0) {
      double none = Double.NaN;
      return new Scatter(Source.NONE, none, none, none, wires.count(), dof, goodness);
    }
    return new Scatter(
        wires.haveErrors() ? Source.WIDENED : Source.SCATTER,
        root(this::total, dof),
        student(ONE_SD, dof),
        student(MOST, dof),
        wires.count(),
        dof,
        goodness);
  }

  private Goodness goodness(double extra, int wireDof) {
    int dof = wires.temperatures() - parameters;
    if (dof <= 0) {
      return Goodness.unknown(dof);
    }
    double chi2 = leastChi2.applyAsDouble(wires.means(extra));
    return wires.haveErrors() && extra == 0
        ? Goodness.ofErrors(chi2, dof)
        : Goodness.ofWires(chi2, dof, wireDof);
  }

  private Scatter ofTemperatures(Goodness goodness, double extra, int dof) {
    double scale = Math.sqrt(goodness.reducedChi2());
    return new Scatter(
        Source.TEMPERATURES,
        extra,
        student(ONE_SD, goodness.dof()) * scale,
        student(MOST, goodness.dof()) * scale,
        wires.count(),
        dof,
        goodness);
  }

  /** The scatter of the wires about the means of their temperatures beyond the given errors. */
  private double extraWithin(int dof) {
    boolean given = wires.haveErrors() && Goodness.chance(wires.within(0), dof) >= GIVEN_STAND;
    return given ? 0 : root(wires::within, dof);
  }

  private double total(double extra) {
    return wires.within(extra) + leastChi2.applyAsDouble(wires.means(extra));
  }

  /** Where a falling chi^2 equals its degrees of freedom. */
  private double root(DoubleUnaryOperator chi2, int dof) {
    if (!wires.haveErrors() && wires.haveExactX()) {
      return Math.max(Math.sqrt(chi2.applyAsDouble(1) / dof), SMALLEST * SMALLEST * wires.spread());
    }
    double low = wires.haveErrors() ? 0 : SMALLEST * wires.spread();
    double high = wires.spread();
    if (chi2.applyAsDouble(low) <= dof) {
      return low;
    }
    while (chi2.applyAsDouble(high) > dof) {
      high *= 2;
    }
    return new BrentSolver(ACCURACY, ACCURACY * high)
        .solve(EVALUATIONS, s -> chi2.applyAsDouble(s) - dof, low, high);
  }

  static double student(double probability, int dof) {
    return new TDistribution(null, dof).inverseCumulativeProbability((1 + probability) / 2);
  }

  static double normal(double probability) {
    return new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + probability) / 2);
  }
}
