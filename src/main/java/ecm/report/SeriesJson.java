package ecm.report;

import ecm.temperature.LawFits;
import ecm.temperature.LineFit;
import ecm.temperature.Measured;
import ecm.temperature.ProfiledFit;
import ecm.temperature.Quantity;
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

  private static final String NO_ERROR = "not determined without errors of the points";

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
    Measured m = series.fragility().orElse(Measured.NONE);
    summary.number("fragility", m.value(), "no Arrhenius law");
    summary.number("fragility_sd", m.sd(), NO_ERROR);
    summary.number(
        "fragility_vft",
        series.fragilityVft().orElse(Double.NaN),
        "no VFT law, its T0 is undetermined, or it is not below Tg");
    summary.number("glass_transition_K", series.options().glassTransition(), "");
    Summary without = new Summary();
    without.value("temperatures_K", series.leftOut().kelvin());
    laws(without, series.fitsWithout(), series.options());
    summary.value("without", without.entries());
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
    summary.value("ranking", SeriesRanking.sentence(fits));
  }

  private static String few(String column, int least) {
    return "fewer than " + least + " temperatures with what it needs, among it " + column;
  }

  private static void add(Summary summary, String key, Optional<Summary> fit, String reason) {
    fit.ifPresentOrElse(f -> summary.value(key, f.entries()), () -> summary.unknown(key, reason));
  }

  private static void arrhenius(
      Summary summary, String key, Optional<LineFit> fit, Quantity quantity) {
    add(summary, key, fit.map(SeriesJson::arrhenius), few(quantity.column(), 2));
  }

  private static Summary arrhenius(LineFit line) {
    Summary fit = new Summary();
    fit.number("Ea_eV", line.slope(), "");
    fit.number("Ea_sd_eV", line.slopeSd(), NO_ERROR);
    fit.number(
        "Ea_temperature_scale_sd_eV", TemperatureSeries.SCALE_ERROR * Math.abs(line.slope()), "");
    fit.number("ln_tau0", line.intercept(), "");
    fit.number("ln_tau0_sd", line.interceptSd(), NO_ERROR);
    return quality(fit, line, line.dof());
  }

  private static Summary adamGibbs(LineFit line) {
    Summary fit = new Summary();
    fit.number("intercept_nm", line.intercept(), "");
    fit.number("intercept_sd_nm", line.interceptSd(), NO_ERROR);
    fit.number("slope_nm", line.slope(), "");
    fit.number("slope_sd_nm", line.slopeSd(), NO_ERROR);
    return quality(fit, line, line.dof());
  }

  /** xi ~ tau^(1/z): a slope that may be zero or negative says nothing about z. */
  private static Summary imct(LineFit line) {
    boolean grows = line.slope() > 0 && !(line.slope() <= line.slopeSd());
    String reason = "xi does not grow with tau by more than the error of the slope";
    Summary fit = new Summary();
    fit.number("z", grows ? 1 / line.slope() : Double.NaN, reason);
    double sd = line.slopeSd() / (line.slope() * line.slope());
    fit.number("z_sd", grows ? sd : Double.NaN, grows ? NO_ERROR : reason);
    fit.number("ln_xi_intercept", line.intercept(), "");
    fit.number("ln_xi_intercept_sd", line.interceptSd(), NO_ERROR);
    fit.number("ln_xi_slope", line.slope(), "");
    fit.number("ln_xi_slope_sd", line.slopeSd(), NO_ERROR);
    return quality(fit, line, line.dof());
  }

  private static Summary rfot(ProfiledFit profiled) {
    boolean determined = profiled.isDetermined();
    String reason =
        "n is undetermined: its profile likelihood does not rise by 1 and stay there on both sides of"
            + " the minimum";
    Summary fit = new Summary();
    fit.number("n", determined ? profiled.parameter() : Double.NaN, reason);
    fit.number("n_sd", profiled.parameterSd(), reason);
    fit.number("k", determined ? profiled.line().slope() : Double.NaN, reason);
    fit.number("c", determined ? profiled.line().intercept() : Double.NaN, reason);
    return quality(fit, profiled.line(), profiled.dof());
  }

  private static Summary vft(ProfiledFit profiled, boolean fixed) {
    boolean determined = fixed || profiled.isDetermined();
    String reason =
        "T0 is undetermined: its profile likelihood does not rise by 1 and stay there on both sides"
            + " of the minimum";
    LineFit line = profiled.line();
    Summary fit = new Summary();
    fit.number("T0_K", determined ? profiled.parameter() : Double.NaN, reason);
    fit.number(
        "T0_sd_K", fixed ? Double.NaN : profiled.parameterSd(), fixed ? "T0 is fixed" : reason);
    fit.number("D", determined ? line.slope() : Double.NaN, reason);
    fit.number("ln_tau0", determined ? line.intercept() : Double.NaN, reason);
    return quality(fit, line, fixed ? line.dof() : profiled.dof());
  }

  private static Summary quality(Summary fit, LineFit line, int dof) {
    boolean known = dof > 0 && Double.isFinite(line.chi2());
    String reason =
        dof > 0
            ? "unweighted fit: not every point has a standard error"
            : "as many parameters as points";
    fit.number("reduced_chi2", known ? line.chi2() / dof : Double.NaN, reason);
    fit.number("reduced_chi2_sd", known ? Math.sqrt(2.0 / dof) : Double.NaN, reason);
    fit.value("dof", dof);
    return fit;
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
      values.number("nucleation_factor", factor, "tau_s or tau_surface_s is not known");
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
