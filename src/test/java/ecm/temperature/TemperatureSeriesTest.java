package ecm.temperature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemperatureSeriesTest {

  private static final double[] TAU = {20, 37.7, 71.6, 137.5, 266.8};
  private static final SeriesOptions AT_507 = SeriesOptions.defaults().withGlassTransition(507);
  private static final double[] TAU_SURFACE = {6.08, 8.13, 10.93, 14.75, 20};

  private static LawFits fits(List<SeriesRow> rows) {
    return TemperatureSeries.of(rows, SeriesOptions.defaults()).fits();
  }

  @Test
  void activationEnergiesOfThePaper() {
    List<SeriesRow> bulk = Series.of(Series.TEMPERATURES, TAU, null, 0.1, 0);
    List<SeriesRow> surface = Series.of(Series.TEMPERATURES, TAU_SURFACE, null, 0.1, 0);
    assertEquals(3.70, fits(bulk).arrheniusBulk().orElseThrow().slope(), 0.005);
    assertEquals(1.70, fits(surface).arrheniusBulk().orElseThrow().slope(), 0.005);
    double m = TemperatureSeries.of(bulk, AT_507).fragility().orElseThrow().value();
    assertEquals(3.70 / (8.617333262e-5 * 507 * Math.log(10)), m, 0.05);
  }

  @Test
  void exactLawsAreFound() {
    double[] xi = Arrays.stream(TAU).map(t -> 0.1 + 0.2 * Math.log(t)).toArray();
    PooledLine adamGibbs =
        fits(Series.of(Series.TEMPERATURES, TAU, xi, 0.1, 0.05)).adamGibbs().orElseThrow();
    assertEquals(0.1, adamGibbs.intercept(), 1e-9);
    assertEquals(0.2, adamGibbs.slope(), 1e-9);
    double[] power = Arrays.stream(TAU).map(t -> 0.4 * Math.pow(t, 1 / 4.5)).toArray();
    PooledLine imct =
        fits(Series.of(Series.TEMPERATURES, TAU, power, 0.1, 0.05)).imct().orElseThrow();
    assertEquals(4.5, 1 / imct.slope(), 1e-8);
  }

  @Test
  void randomFirstOrderTransitionOfAWideSeries() {
    double[] temperatures = IntStream.range(0, 12).mapToDouble(i -> 560 - 5.0 * i).toArray();
    double[] xi = IntStream.range(0, 12).mapToDouble(i -> 0.6 + 0.15 * i).toArray();
    double[] tau = new double[12];
    for (int i = 0; i < tau.length; i++) {
      double x = xi[i] / (TemperaturePoint.BOLTZMANN * temperatures[i]);
      tau[i] = Math.exp(1.5 + 0.02 * Math.pow(x, 1.6));
    }
    ProfiledFit rfot = fits(Series.of(temperatures, tau, xi, 0.05, 0.01)).rfot().orElseThrow();
    assertEquals(1.6, rfot.parameter(), 1e-4);
    assertEquals(1.5, rfot.line().intercept(), 1e-3);
    assertEquals(0.02, rfot.line().slope(), 1e-5);
    assertTrue(rfot.isDetermined());
  }

  @Test
  void exponentOfAShortSeriesIsUndetermined() {
    double[] xi = {0.82, 0.96, 1.11, 1.26, 1.41};
    ProfiledFit rfot = fits(Series.of(Series.TEMPERATURES, TAU, xi, 0.2, 0.2)).rfot().orElseThrow();
    assertFalse(rfot.isDetermined());
  }

  @Test
  void vogelFulcherTammann() {
    double[] temperatures = IntStream.range(0, 10).mapToDouble(i -> 600 - 10.0 * i).toArray();
    double[] tau =
        Arrays.stream(temperatures).map(t -> 1e-12 * Math.exp(8 * 400 / (t - 400))).toArray();
    List<SeriesRow> points = Series.of(temperatures, tau, null, 0.05, 0);
    ProfiledFit free = fits(points).vft().orElseThrow();
    assertEquals(400, free.parameter(), 0.01);
    assertEquals(8, free.line().slope(), 0.001);
    ProfiledFit fixed =
        TemperatureSeries.of(points, SeriesOptions.defaults().withFixedT0(400))
            .fits()
            .vft()
            .orElseThrow();
    assertEquals(Math.log(1e-12), fixed.line().intercept(), 1e-9);
    assertEquals(8, fixed.line().slope(), 1e-10);
    double m = TemperatureSeries.of(points, AT_507).fragilityVft().orElseThrow();
    assertEquals(8 * 400 * 507 / (107 * 107 * Math.log(10)), m, 0.1);
  }

  /** The plain effective chi^2, minimised by a simplex instead of York's iteration. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void effectiveVarianceIsMinimal(long seed) {
    List<SeriesRow> rows = Series.random(seed);
    List<TemperaturePoint> points = TemperaturePoint.pool(rows);
    LineFit line = fits(rows).adamGibbs().orElseThrow().line();
    double[] best =
        new SimplexOptimizer(1e-15, 1e-15)
            .optimize(
                new MaxEval(20000),
                GoalType.MINIMIZE,
                new ObjectiveFunction(p -> chi2(points, p[0], p[1])),
                new InitialGuess(new double[] {line.intercept() + 0.02, line.slope() * 1.1}),
                new NelderMeadSimplex(2, 0.01))
            .getPoint();
    assertEquals(best[0], line.intercept(), 1e-5);
    assertEquals(best[1], line.slope(), 1e-5);
    assertEquals(chi2(points, best[0], best[1]), line.chi2(), 1e-8);
  }

  private static double chi2(List<TemperaturePoint> points, double a, double b) {
    double sum = 0;
    for (TemperaturePoint p : points) {
      Measured x = p.get(Quantity.TAU);
      Measured y = p.get(Quantity.XI);
      double residual = y.value() - a - b * Math.log(x.value());
      double relative = x.sd() / x.value();
      sum += residual * residual / (y.sd() * y.sd() + b * b * relative * relative);
    }
    return sum;
  }

  /** Standard errors are the spread of the fit over repeated measurements. */
  @Test
  void standardErrorsHold() {
    double[] slopes = new double[2000];
    java.util.Random random = new java.util.Random(3);
    double sd = 0;
    for (int i = 0; i < slopes.length; i++) {
      List<LineFit.Point> points = new ArrayList<>();
      for (int k = 0; k < 6; k++) {
        double x = k + 0.2 * random.nextGaussian();
        double y = 1 + 2 * k + 0.3 * random.nextGaussian();
        points.add(new LineFit.Point(new Measured(x, 0.2), new Measured(y, 0.3)));
      }
      LineFit line = LineFit.of(points);
      slopes[i] = line.slope();
      sd += line.slopeSd() / slopes.length;
    }
    double mean = Arrays.stream(slopes).average().orElseThrow();
    double spread =
        Math.sqrt(Arrays.stream(slopes).map(s -> (s - mean) * (s - mean)).average().orElseThrow());
    assertEquals(2, mean, 0.01);
    assertEquals(spread, sd, 0.05 * spread);
  }

  @Test
  void withoutErrorsTheScatterGivesThem() {
    List<LineFit.Point> points = new ArrayList<>();
    double[] y = {1.1, 2.9, 5.2, 6.8};
    for (int i = 0; i < y.length; i++) {
      points.add(new LineFit.Point(new Measured(i, Double.NaN), new Measured(y[i], Double.NaN)));
    }
    PooledLine line = PooledLine.of(points);
    // normal equations by hand: slope 1.94, intercept 1.09, residual sum of squares 0.0820
    assertEquals(1.94, line.slope(), 1e-12);
    assertEquals(1.09, line.intercept(), 1e-12);
    double sd = Math.sqrt(0.082 / 2 / 5);
    // Student's t with 2 degrees of freedom, from tables: 1.3213 (68.27 %), 4.3027 (95 %)
    assertEquals(1.3213 * sd, line.slopeSd(), 1e-4 * sd);
    assertEquals(1.94 - 4.3027 * sd, line.slopeInterval().low(), 1e-4 * sd);
    assertEquals(1.94 + 4.3027 * sd, line.slopeInterval().high(), 1e-4 * sd);
    assertFalse(line.scatter().goodness().isKnown());
  }

  /**
   * The error of a mean is that of the scatter at all temperatures, here of one degree of freedom.
   */
  @Test
  void wiresArePooledAsLogarithms() {
    List<SeriesRow> rows = new ArrayList<>();
    for (double tau : new double[] {10, 20, 40}) {
      rows.add(new SeriesRow(515, 0.1, Map.of(Quantity.TAU, new Measured(tau, Double.NaN))));
    }
    rows.add(new SeriesRow(520, Double.NaN, Map.of(Quantity.TAU, new Measured(5, Double.NaN))));
    List<TemperaturePoint> points = TemperaturePoint.pool(rows);
    assertEquals(520, points.get(0).temperature());
    // sd ln 2 of three wires about their mean, 2 degrees of freedom: t = 1.3213
    double sd = 1.3213 * Math.log(2);
    assertEquals(5 * sd, points.get(0).get(Quantity.TAU).sd(), 1e-3);
    Measured three = points.get(1).get(Quantity.TAU);
    assertEquals(20, three.value(), 1e-12);
    assertEquals(20 * sd / Math.sqrt(3), three.sd(), 1e-3);
    assertEquals(0.1, points.get(1).temperatureSd());
  }

  @Test
  void errorsOfWiresThatExplainTheirScatterGiveThatOfTheMean() {
    List<SeriesRow> rows = new ArrayList<>();
    for (double tau : new double[] {5, 5.2}) {
      rows.add(new SeriesRow(520, Double.NaN, Map.of(Quantity.TAU, new Measured(tau, 0.1 * tau))));
    }
    Measured mean = TemperaturePoint.pool(rows).get(0).get(Quantity.TAU);
    assertEquals(Math.sqrt(5 * 5.2), mean.value(), 1e-12);
    assertEquals(0.1 / Math.sqrt(2), mean.sd() / mean.value(), 1e-12);
  }

  @Test
  void withoutErrorsASingleWireAtEachTemperatureHasNoErrorOfItsMean() {
    List<SeriesRow> rows = Series.of(Series.TEMPERATURES, TAU, null, Double.NaN, 0);
    assertTrue(Double.isNaN(TemperaturePoint.pool(rows).get(0).get(Quantity.TAU).sd()));
  }

  @Test
  void viscosityAndNucleation() {
    SeriesOptions options =
        new SeriesOptions(
            true, LeftOut.LOWEST, 0, 507, 0.3, new SeriesOptions.Nucleation(1.5, 1014, 200));
    List<SeriesRow> rows = new ArrayList<>();
    for (int i = 0; i < TAU.length; i++) {
      rows.add(
          new SeriesRow(
              Series.TEMPERATURES[i],
              Double.NaN,
              Map.of(
                  Quantity.TAU, new Measured(TAU[i], 0.1 * TAU[i]),
                  Quantity.TAU_SURFACE, new Measured(TAU_SURFACE[i], 1))));
    }
    TemperatureSeries series = TemperatureSeries.of(rows, options);
    TemperaturePoint coldest = series.points().get(4);
    // 1.380649e-23 J/K * 507 K * 266.8 s / (4/3 pi (0.3e-9 m)^3)
    assertEquals(1.6512e10, series.viscosity(coldest, Quantity.TAU).value(), 1e6);
    double expected = 1 - 8.617333262e-5 * 507 / 1.5 * Math.log(266.8 / 20 * 1014 / 200);
    assertEquals(expected, series.nucleationFactor(coldest), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 20, 45, 60, 90, 120, 170})
  void contactAngles(double degrees) {
    double c = Math.cos(Math.toRadians(degrees));
    double factor = (2 + c) * (1 - c) * (1 - c) / 4;
    assertEquals(degrees, TemperatureSeries.contactAngle(factor), 1e-5);
    assertTrue(Double.isNaN(TemperatureSeries.contactAngle(1 + factor)));
    assertTrue(Double.isNaN(TemperatureSeries.contactAngle(-factor)));
  }

  @Test
  void leftOutTemperaturesAreThoseNamed() {
    List<SeriesRow> five = Series.of(Series.TEMPERATURES, TAU, null, 0.1, 0);
    TemperatureSeries lowest = TemperatureSeries.of(five, SeriesOptions.defaults());
    assertEquals("507 K", lowest.leftOut().inWords());
    LeftOut two = LeftOut.parse("exclude", "511; 507, 511");
    assertEquals(List.of(511.0, 507.0), two.kelvin());
    TemperatureSeries series =
        TemperatureSeries.of(five, SeriesOptions.defaults().withLeftOut(two));
    assertEquals("511 K, 507 K", series.leftOut().inWords());
    LawFits three = fits(five.subList(0, 3));
    assertEquals(three.arrheniusBulk(), series.fitsWithout().arrheniusBulk());
    assertEquals(LeftOut.LOWEST, LeftOut.parse("exclude", " 0 "));
    assertEquals(LeftOut.LOWEST, LeftOut.parse("exclude", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "507,0", "warm", "507,,x", "NaN", "Infinity", "0 0"})
  void temperaturesToLeaveOutThatAreNone(String text) {
    String message =
        assertThrows(InvalidInput.class, () -> LeftOut.parse("exclude", text)).getMessage();
    assertEquals(
        "exclude is '"
            + text
            + "'; allowed: temperatures in K separated by commas, or 0 for the lowest",
        message);
  }

  @Test
  void refusals() {
    List<SeriesRow> one = Series.of(new double[] {507}, new double[] {20}, null, 0.1, 0);
    String few =
        assertThrows(InvalidInput.class, () -> TemperatureSeries.of(one, SeriesOptions.defaults()))
            .getMessage();
    assertEquals(
        "a temperature series needs two or more temperatures with a tau; there are 1: 507 K", few);
    List<SeriesRow> five = Series.of(Series.TEMPERATURES, TAU, null, 0.1, 0);
    SeriesOptions hot = SeriesOptions.defaults().withFixedT0(510);
    assertTrue(
        assertThrows(InvalidInput.class, () -> TemperatureSeries.of(five, hot))
            .getMessage()
            .startsWith("T0 is 510 K; it must lie below the lowest temperature, 507 K"));
  }
}
