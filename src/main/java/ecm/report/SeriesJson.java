package ecm.report;

import ecm.base.Warning;
import ecm.temperature.Contest;
import ecm.temperature.Goodness;
import ecm.temperature.Interval;
import ecm.temperature.LawFits;
import ecm.temperature.LineFit;
import ecm.temperature.Measured;
import ecm.temperature.PooledLine;
import ecm.temperature.ProfiledFit;
import ecm.temperature.Quantity;
import ecm.temperature.Scatter;
import ecm.temperature.SeriesOptions;
import ecm.temperature.TemperaturePoint;
import ecm.temperature.TemperatureSeries;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code temperature-series.json}: every law with its errors, the same without some
 * points, and what follows at each temperature. What is not determined is null with a reason.
 */
public final class SeriesJson {

  /** Keys of the laws. */
  static final List<String> LAWS =
      List.of(
          "arrhenius_bulk",
          "arrhenius_surface",
          "arrhenius_mean",
          "arrhenius_geomean",
          "adam_gibbs",
          "imct",
          "rfot",
          "vft",
          "fragility");

  private static final String NO_ERROR =
      "not determined: as many parameters as wires, which have no errors";
  private static final String NO_TG = "not computed: Tg is not given (tg)";

  private SeriesJson() {}

  /**
   * Lists a series.
   *
   * @param parameters fields of the command that made it
   * @param version of the suite
   */
  public static Summary of(
      TemperatureSeries series, Map<String, Object> parameters, String version) {
    Summary summary = new Summary();
    laws(summary, series.fits(), series.options());
    ranking(summary, series.contest());
    fragility(summary, series);
    Summary without = new Summary();
    without.value("temperatures_K", series.leftOut().kelvin());
    laws(without, series.fitsWithout(), series.options());
    ranking(without, series.contestWithout());
    summary.value("without", without.entries());
    summary.value("warnings", Warning.entries(series.warnings()));
    summary.value("points", series.points().stream().map(p -> point(series, p).entries()).toList());
    summary.value("parameters", parameters);
    summary.value("version", version);
    return summary;
  }

  private static void laws(Summary summary, LawFits fits, SeriesOptions options) {
    arrhenius(summary, "arrhenius_bulk", fits.arrheniusBulk(), Quantity.TAU);
    arrhenius(summary, "arrhenius_surface", fits.arrheniusSurface(), Quantity.TAU_SURFACE);
    arrhenius(summary, "arrhenius_mean", fits.arrheniusMean(), Quantity.TAU_MEAN);
    arrhenius(summary, "arrhenius_geomean", fits.arrheniusGeomean(), Quantity.TAU_GEOMEAN);
    fits.arrheniusLikelihood()
        .map(SeriesJson::arrhenius)
        .ifPresent(fit -> summary.value("arrhenius_likelihood", fit.entries()));
    add(summary, "adam_gibbs", fits.adamGibbs().map(SeriesJson::adamGibbs), few("xi_nm", 2));
    add(summary, "imct", fits.imct().map(SeriesJson::imct), few("xi_nm", 2));
    add(summary, "rfot", fits.rfot().map(SeriesJson::rfot), few("xi_nm", 4));
    boolean fixed = options.fixedT0() > 0;
    add(summary, "vft", fits.vft().map(f -> vft(f, fixed)), few("tau_s", fixed ? 2 : 4));
  }

  private static void ranking(Summary summary, Contest contest) {
    summary.value("ranking", SeriesRanking.sentence(contest));
    summary.value("ranking_trials", SeriesRanking.trials(contest));
  }

  private static void fragility(Summary summary, TemperatureSeries series) {
    double tg = series.options().glassTransition();
    Measured m = series.fragility().orElse(Measured.NONE);
    summary.number("fragility", m.value(), tg > 0 ? "no Arrhenius law" : NO_TG);
    String noError = tg > 0 ? NO_ERROR : NO_TG;
    summary.number("fragility_sd", m.sd(), noError);
    double half =
        series.fits().arrheniusBulk().map(PooledLine::slope95).orElse(Double.NaN)
            / series.fragilityUnit();
    ends(summary, "fragility", "", new Interval(m.value() - half, m.value() + half), noError);
    summary.number(
        "fragility_vft",
        series.fragilityVft().orElse(Double.NaN),
        tg > 0 ? "no VFT law, its T0 is undetermined, or it is not below Tg" : NO_TG);
    summary.number("glass_transition_K", tg > 0 ? tg : Double.NaN, NO_TG);
    given(summary, "cluster_radius_nm", series.options().clusterRadius(), "viscosity", "radius");
    double barrier = series.options().nucleation().barrier();
    given(summary, "nucleation_barrier_eV", barrier, "nucleation factor", "barrier");
  }

  /** What the user must give, or what is not computed without it. */
  private static void given(
      Summary summary, String key, double value, String needed, String field) {
    String reason = "not given (" + field + "): no " + needed + " is computed";
    summary.number(key, value > 0 ? value : Double.NaN, reason);
  }

  /** The ends of an interval that holds in 95 %. */
  private static void ends(
      Summary summary, String key, String unit, Interval interval, String reason) {
    summary.number(key + "_95_low" + unit, interval.low(), reason);
    summary.number(key + "_95_high" + unit, interval.high(), reason);
  }

  private static void slope(Summary fit, String key, String unit, PooledLine line) {
    fit.number(key + unit, line.slope(), "");
    fit.number(key + "_sd" + unit, line.slopeSd(), NO_ERROR);
    ends(fit, key, unit, line.slopeInterval(), NO_ERROR);
  }

  private static void intercept(Summary fit, String key, String unit, PooledLine line) {
    fit.number(key + unit, line.intercept(), "");
    fit.number(key + "_sd" + unit, line.interceptSd(), NO_ERROR);
    ends(fit, key, unit, line.interceptInterval(), NO_ERROR);
  }

  private static String few(String column, int least) {
    return "fewer than " + least + " temperatures with what it needs, among it " + column;
  }

  private static void add(Summary summary, String key, Optional<Summary> fit, String reason) {
    fit.ifPresentOrElse(f -> summary.value(key, f.entries()), () -> summary.unknown(key, reason));
  }

  private static void arrhenius(
      Summary summary, String key, Optional<PooledLine> fit, Quantity quantity) {
    add(summary, key, fit.map(SeriesJson::arrhenius), few(quantity.column(), 2));
  }

  private static Summary arrhenius(PooledLine line) {
    Summary fit = new Summary();
    slope(fit, "Ea", "_eV", line);
    fit.number(
        "Ea_temperature_scale_sd_eV", TemperatureSeries.SCALE_ERROR * Math.abs(line.slope()), "");
    intercept(fit, "ln_tau0", "", line);
    return quality(fit, line.scatter());
  }

  private static Summary adamGibbs(PooledLine line) {
    Summary fit = new Summary();
    intercept(fit, "intercept", "_nm", line);
    slope(fit, "slope", "_nm", line);
    return quality(fit, line.scatter());
  }

  /** xi ~ tau^(1/z): a slope that may be zero or negative says nothing about z. */
  private static Summary imct(PooledLine line) {
    boolean grows = line.slope() > 0 && !(line.slope() <= line.slopeSd());
    String reason = "xi does not grow with tau by more than the error of the slope";
    Summary fit = new Summary();
    fit.number("z", grows ? 1 / line.slope() : Double.NaN, reason);
    double sd = line.slopeSd() / (line.slope() * line.slope());
    fit.number("z_sd", grows ? sd : Double.NaN, grows ? NO_ERROR : reason);
    boolean certain = line.slope() > line.slope95();
    double high = certain ? 1 / (line.slope() - line.slope95()) : Double.NaN;
    double low = certain ? 1 / (line.slope() + line.slope95()) : Double.NaN;
    ends(fit, "z", "", new Interval(low, high), "the 95 % interval of the slope is not above 0");
    intercept(fit, "ln_xi_intercept", "", line);
    slope(fit, "ln_xi_slope", "", line);
    return quality(fit, line.scatter());
  }

  private static Summary rfot(ProfiledFit profiled) {
    boolean determined = profiled.isDetermined();
    Summary fit = new Summary();
    fit.number("n", determined ? profiled.parameter() : Double.NaN, undetermined("n"));
    fit.number("n_sd", profiled.parameterSd(), undetermined("n"));
    ends(fit, "n", "", profiled.interval(), undetermined("n"));
    fit.number("k", determined ? profiled.line().slope() : Double.NaN, undetermined("n"));
    fit.number("c", determined ? profiled.line().intercept() : Double.NaN, undetermined("n"));
    return quality(fit, profiled.scatter());
  }

  private static String undetermined(String parameter) {
    return parameter
        + " is undetermined: its profile likelihood does not rise enough and stay there on both"
        + " sides of the minimum";
  }

  private static Summary vft(ProfiledFit profiled, boolean fixed) {
    boolean determined = fixed || profiled.isDetermined();
    LineFit line = profiled.line();
    String reason = undetermined("T0");
    String noError = fixed ? "T0 is fixed" : reason;
    Summary fit = new Summary();
    fit.number("T0_K", determined ? profiled.parameter() : Double.NaN, reason);
    fit.number("T0_sd_K", fixed ? Double.NaN : profiled.parameterSd(), noError);
    ends(fit, "T0", "_K", profiled.interval(), noError);
    fit.number("D", determined ? line.slope() : Double.NaN, reason);
    fit.number("ln_tau0", determined ? line.intercept() : Double.NaN, reason);
    return quality(fit, profiled.scatter());
  }

  private static Summary quality(Summary fit, Scatter scatter) {
    Goodness goodness = scatter.goodness();
    String reason =
        goodness.dof() > 0
            ? "no errors are given, and there is one wire at each temperature"
            : "as many parameters as temperatures";
    fit.number("reduced_chi2", goodness.reducedChi2(), reason);
    String noSd = goodness.isKnown() ? "fewer than five degrees of freedom of the wires" : reason;
    fit.number("reduced_chi2_sd", goodness.sd(), noSd);
    fit.value("reduced_chi2_dof", goodness.dof());
    fit.number("p_value", goodness.p(), reason);
    fit.value("wires", scatter.wires());
    fit.value("dof", scatter.dof());
    fit.value("errors_from", scatter.source().inWords());
    return fit.number("wire_sd_beyond_errors", scatter.extra(), NO_ERROR);
  }

  private static Summary point(TemperatureSeries series, TemperaturePoint point) {
    Summary values = new Summary();
    values.number("temperature_K", point.temperature(), "");
    values.value("wires", point.wires());
    for (Quantity quantity : Quantity.values()) {
      Measured measured = point.get(quantity);
      if (measured.isKnown()) {
        values.number(quantity.column(), measured.value(), "");
        values.number(quantity.errorColumn(), measured.sd(), "not given");
      }
    }
    if (series.options().clusterRadius() > 0) {
      viscosity(values, "viscosity_Pa_s", series.viscosity(point, Quantity.TAU));
      viscosity(values, "viscosity_surface_Pa_s", series.viscosity(point, Quantity.TAU_SURFACE));
    }
    if (series.options().nucleation().barrier() > 0) {
      double factor = series.nucleationFactor(point);
      values.number(
          "nucleation_factor",
          factor,
          series.options().nucleation().isKnown()
              ? "tau_s or tau_surface_s is not known"
              : "not computed: the numbers of atoms are not given (layerAtoms, surfaceAtoms)");
      values.number(
          "contact_angle_deg",
          TemperatureSeries.contactAngle(factor),
          "the nucleation factor is not known, or not from 0 to 1");
    }
    return values;
  }

  private static void viscosity(Summary values, String key, Measured viscosity) {
    values.number(key, viscosity.value(), "no relaxation time");
    values.number(key.replace("_Pa_s", "_sd_Pa_s"), viscosity.sd(), "no error of the time");
  }
}
