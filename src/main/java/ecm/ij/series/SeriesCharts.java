package ecm.ij.series;

import ecm.acquisition.DoseSeries;
import ecm.files.CsvTable;
import ecm.ij.figure.PlotStyle;
import ecm.ij.series.Chart.Point;
import ecm.ij.series.Chart.Trace;
import ecm.report.DoseRates;
import ecm.report.Numbers;
import ecm.temperature.Goodness;
import ecm.temperature.LawFits;
import ecm.temperature.Measured;
import ecm.temperature.PooledLine;
import ecm.temperature.ProfiledFit;
import ecm.temperature.Quantity;
import ecm.temperature.Scatter;
import ecm.temperature.TemperaturePoint;
import ecm.temperature.TemperatureSeries;
import java.awt.Color;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The charts of a temperature series; logarithms are plotted as such, on plain axes. */
final class SeriesCharts {

  private static final int CURVE_POINTS = 100;
  private static final String TEMPERATURE = "temperature T (K)";
  private static final String LN_TAU = "ln (τ / s)";
  private static final String XI = "correlation length ξ (nm)";
  private static final double LN10 = Math.log(10);

  private final List<TemperaturePoint> points;

  /** Each wire as a point of its own; empty if no temperature has two. */
  private final List<TemperaturePoint> wires;

  private final LawFits fits;

  SeriesCharts(TemperatureSeries series) {
    this.points = series.points();
    boolean several = series.points().stream().anyMatch(p -> p.wires() > 1);
    this.wires =
        several ? series.rows().stream().map(TemperaturePoint::ofWire).toList() : List.of();
    this.fits = series.fits();
  }

  Chart arrhenius() {
    Trace bulk = trace("bulk", PlotStyle.DATA, this::inverse, ln(Quantity.TAU));
    Trace surface =
        trace("surface layer", PlotStyle.SECOND, this::inverse, ln(Quantity.TAU_SURFACE));
    return Chart.of("arrhenius", "1000 / T (1/K)", LN_TAU)
        .with(energyLine("bulk: ", fits.arrheniusBulk(), bulk, PlotStyle.DATA))
        .with(energyLine("surface layer: ", fits.arrheniusSurface(), surface, PlotStyle.SECOND))
        .with(bulk)
        .with(surface);
  }

  private Measured inverse(TemperaturePoint point) {
    Measured inverse = point.inverseEnergy();
    double unit = 1000 * TemperaturePoint.BOLTZMANN;
    return new Measured(inverse.value() * unit, inverse.sd() * unit);
  }

  private static Trace energyLine(String name, Optional<PooledLine> fit, Trace data, Color colour) {
    double unit = 1000 * TemperaturePoint.BOLTZMANN;
    return curve(
        fit.map(f -> name + "Ea = " + plusMinus(f.slope(), f.slopeSd()) + " eV").orElse(""),
        colour,
        data,
        fit.map(f -> x -> f.intercept() + f.slope() * x / unit));
  }

  Chart xiAgainstTemperature() {
    return againstTemperature("xi-temperature", XI)
        .with(trace("measured", PlotStyle.DATA, this::kelvin, of(Quantity.XI)));
  }

  Chart adamGibbs() {
    Trace data = trace("measured", PlotStyle.DATA, ln(Quantity.TAU), of(Quantity.XI));
    Optional<PooledLine> fit = fits.adamGibbs();
    String label =
        fit.map(
                f ->
                    "Adam-Gibbs, slope "
                        + plusMinus(f.slope(), f.slopeSd())
                        + " nm"
                        + quality(f.scatter()))
            .orElse("");
    return Chart.of("adam-gibbs", LN_TAU, XI)
        .with(curve(label, PlotStyle.FIT, data, fit.map(f -> x -> f.intercept() + f.slope() * x)))
        .with(data);
  }

  Chart imct() {
    Trace data = trace("measured", PlotStyle.DATA, log10(Quantity.TAU), log10(Quantity.XI));
    Optional<PooledLine> fit = fits.imct();
    String label =
        fit.map(f -> "IMCT, 1/z = " + plusMinus(f.slope(), f.slopeSd()) + quality(f.scatter()))
            .orElse("");
    return Chart.of("imct", "log10 (τ / s)", "log10 (ξ / nm)")
        .with(
            curve(
                label,
                PlotStyle.FIT,
                data,
                fit.map(f -> x -> f.intercept() / LN10 + f.slope() * x)))
        .with(data);
  }

  Chart rfot() {
    Trace data = trace("measured", PlotStyle.DATA, LawFits::xiOverEnergy, ln(Quantity.TAU));
    Optional<ProfiledFit> fit = fits.rfot();
    String label =
        fit.map(
                f ->
                    (f.isDetermined()
                            ? "RFOT, n = " + plusMinus(f.parameter(), f.parameterSd())
                            : "RFOT, n undetermined")
                        + quality(f.scatter()))
            .orElse("");
    return Chart.of("rfot", "ξ / kT (nm/eV)", LN_TAU)
        .with(
            curve(
                label,
                PlotStyle.FIT,
                data,
                fit.map(
                    f ->
                        x -> f.line().intercept() + f.line().slope() * Math.pow(x, f.parameter()))))
        .with(data);
  }

  Chart sigma() {
    return againstTemperature("sigma", "standard deviation of ln τ")
        .with(trace("measured", PlotStyle.DATA, this::kelvin, of(Quantity.SIGMA)))
        .with(trace("homogeneous sample", PlotStyle.GUIDE, this::kelvin, of(Quantity.SIGMA_NULL)));
  }

  Chart beta() {
    return againstTemperature("beta", "stretching exponent β")
        .with(trace("bulk", PlotStyle.DATA, this::kelvin, of(Quantity.BETA)));
  }

  Chart surfaceWidth() {
    return againstTemperature("surface-width", "width of the surface layer (nm)")
        .with(trace("measured", PlotStyle.DATA, this::kelvin, of(Quantity.SURFACE_WIDTH)));
  }

  Chart surfaceRatio() {
    return againstTemperature("surface-ratio", "τ of the bulk / τ of the surface")
        .with(trace("measured", PlotStyle.DATA, this::kelvin, SeriesCharts::ratio));
  }

  private static Measured ratio(TemperaturePoint point) {
    Measured bulk = point.get(Quantity.TAU).ln();
    Measured surface = point.get(Quantity.TAU_SURFACE).ln();
    return new Measured(bulk.value() - surface.value(), Math.hypot(bulk.sd(), surface.sd())).exp();
  }

  Chart nu() {
    return againstTemperature("nu", "ln (ν / s)")
        .with(trace("fit of g4", PlotStyle.DATA, this::kelvin, ln(Quantity.NU)));
  }

  /** ln tau against the dose rate at one temperature, with the line to zero. */
  static Chart dose(DoseRates doses) {
    List<Point> points =
        doses.points().stream()
            .map(p -> new Point(p.rate(), 0, p.tau().ln().value(), p.tau().ln().sd()))
            .toList();
    Optional<DoseSeries> line = doses.line();
    double end = doses.points().stream().mapToDouble(DoseSeries.Point::rate).max().orElse(0);
    List<Point> ends =
        line.map(l -> DoubleStream.of(0, end).mapToObj(r -> new Point(r, 0, Math.log(l.tau(r)), 0)))
            .orElse(Stream.empty())
            .toList();
    String label =
        line.map(l -> "at zero: τ = " + Numbers.withError(l.tau0(), l.tau0() * l.lnTau0Sd()) + " s")
            .orElse("");
    String kelvin = CsvTable.number(doses.temperature()) + "K";
    return Chart.of("dose-rate-" + kelvin, "dose rate (e/nm²/s)", LN_TAU)
        .with(new Trace(label, PlotStyle.FIT, true, ends))
        .with(new Trace("measured", PlotStyle.DATA, false, points));
  }

  Chart xi2d() {
    Chart chart =
        againstTemperature("xi-2d", XI)
            .with(
                trace("ξ of the plane of g4", PlotStyle.SECOND, this::kelvin, of(Quantity.XI_2D)));
    return chart.hasPoints()
        ? chart.with(trace("ξ", PlotStyle.DATA, this::kelvin, of(Quantity.XI)))
        : chart;
  }

  private static Chart againstTemperature(String title, String yLabel) {
    return Chart.of(title, TEMPERATURE, yLabel);
  }

  private Measured kelvin(TemperaturePoint point) {
    return new Measured(point.temperature(), point.temperatureSd());
  }

  private static Function<TemperaturePoint, Measured> of(Quantity quantity) {
    return p -> p.get(quantity);
  }

  private static Function<TemperaturePoint, Measured> ln(Quantity quantity) {
    return p -> p.get(quantity).ln();
  }

  private static Function<TemperaturePoint, Measured> log10(Quantity quantity) {
    return p -> {
      Measured ln = p.get(quantity).ln();
      return new Measured(ln.value() / LN10, ln.sd() / LN10);
    };
  }

  private Trace trace(
      String label,
      Color colour,
      Function<TemperaturePoint, Measured> x,
      Function<TemperaturePoint, Measured> y) {
    List<Point> means = points(points, x, y);
    // those with their own bars would hide the means
    List<Point> single =
        points(wires, x, y).stream().map(p -> new Point(p.x(), 0, p.y(), 0)).toList();
    return new Trace(label, colour, false, means, single);
  }

  private static List<Point> points(
      List<TemperaturePoint> from,
      Function<TemperaturePoint, Measured> x,
      Function<TemperaturePoint, Measured> y) {
    return from.stream()
        .filter(p -> x.apply(p).isKnown() && y.apply(p).isKnown())
        .map(
            p ->
                new Point(x.apply(p).value(), x.apply(p).sd(), y.apply(p).value(), y.apply(p).sd()))
        .toList();
  }

  /** A fitted curve over the range of its data. */
  private static Trace curve(
      String label, Color colour, Trace data, Optional<? extends DoubleUnaryOperator> law) {
    if (law.isEmpty() || data.points().isEmpty()) {
      return new Trace(label, colour, true, List.of());
    }
    double from = PlotStyle.min(data.x());
    double step = (PlotStyle.max(data.x()) - from) / CURVE_POINTS;
    return new Trace(
        label,
        colour,
        true,
        IntStream.rangeClosed(0, CURVE_POINTS)
            .mapToDouble(i -> from + i * step)
            .mapToObj(x -> new Point(x, 0, law.get().applyAsDouble(x), 0))
            .toList());
  }

  private static String plusMinus(double value, double sd) {
    return Numbers.withError(value, sd);
  }

  private static String quality(Scatter scatter) {
    Goodness goodness = scatter.goodness();
    if (!goodness.isKnown()) {
      return "";
    }
    String sd = goodness.sd() > 0 ? " ± " + PlotStyle.two(goodness.sd()) : "";
    return ", χ²/dof = " + PlotStyle.two(goodness.reducedChi2()) + sd;
  }
}
