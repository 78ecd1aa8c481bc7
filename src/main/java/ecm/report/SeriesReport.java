package ecm.report;

import ecm.temperature.LawFits;
import ecm.temperature.LineFit;
import ecm.temperature.Measured;
import ecm.temperature.ProfiledFit;
import ecm.temperature.Quantity;
import ecm.temperature.TemperaturePoint;
import ecm.temperature.TemperatureSeries;
import java.util.Map;
import java.util.Optional;

/** A temperature series as a page of HTML that needs nothing else, or as a section of one. */
public final class SeriesReport {

  private static final String HOW =
      """
      Times are averaged over wires as ln tau; error: sd / sqrt(n) of the wires from 3 on, else sqrt(sum sd^2) / n.
      Arrhenius: ln tau = ln tau0 + Ea / kT.   VFT: ln tau = ln tau0 + D T0 / (T - T0).   m = Ea / (k Tg ln 10).
      Adam-Gibbs: xi = a + b ln tau.   IMCT: xi ~ tau^(1/z).   RFOT: ln tau = c + k (xi / kT)^n.
      chi^2 = sum (y - f(x))^2 / (sd_y^2 + (dy/dx)^2 sd_x^2), or with the errors of y only, as chosen.
      n and T0 are undetermined where the profile likelihood does not rise by 1, and stay there, on both sides
        of its minimum. n is searched to where the error of (xi / kT)^n is half of it, at least to 2.
      If a law is true, its reduced chi^2 is 1 with a standard deviation of sqrt(2 / degrees of freedom).
      """;

  private SeriesReport() {}

  /**
   * Writes a page.
   *
   * @param name of the series
   * @param series with its fits
   * @param summary of the same series
   * @param figures PNG by caption
   */
  public static String html(
      String name, TemperatureSeries series, Summary summary, Map<String, byte[]> figures) {
    Html page = new Html("ECM: " + name);
    page.element("h1", name);
    section(page, series);
    page.open("div", "figures");
    figures.forEach((caption, png) -> page.figure(png, caption));
    page.close("div");
    page.element("h2", "How computed").element("pre", HOW);
    page.element("h2", "How to cite").element("p", StackReport.CITE);
    page.element("h2", "Every value and parameter").element("pre", "values", summary.toJson());
    return page.finish();
  }

  /** Adds what was measured and the fits in words. */
  static void section(Html page, TemperatureSeries series) {
    page.element("h2", "Temperatures").open("table", "wide");
    page.header("T (K)", "wires", "tau (s)", "tau of the surface (s)", "xi (nm)");
    for (TemperaturePoint point : series.points()) {
      page.row(
          Numbers.four(point.temperature()),
          Integer.toString(point.wires()),
          inWords(point.get(Quantity.TAU)),
          inWords(point.get(Quantity.TAU_SURFACE)),
          inWords(point.get(Quantity.XI)));
    }
    page.close("table");
    laws(page, series);
  }

  /** Adds the fits in words. */
  static void laws(Html page, TemperatureSeries series) {
    page.element("h2", "Laws").open("table", "wide");
    page.header("law", "all points", "without " + series.leftOut().inWords());
    LawFits all = series.fits();
    LawFits rest = series.fitsWithout();
    energy(page, "Arrhenius, bulk", all.arrheniusBulk(), rest.arrheniusBulk());
    energy(page, "Arrhenius, bulk, mean", all.arrheniusMean(), rest.arrheniusMean());
    energy(
        page, "Arrhenius, bulk, geometric mean", all.arrheniusGeomean(), rest.arrheniusGeomean());
    energy(page, "Arrhenius, surface layer", all.arrheniusSurface(), rest.arrheniusSurface());
    energy(
        page,
        "Arrhenius, bulk, by the likelihood of the record",
        all.arrheniusLikelihood(),
        rest.arrheniusLikelihood());
    boolean fixed = series.options().fixedT0() > 0;
    page.row("VFT", vft(all.vft(), fixed), vft(rest.vft(), fixed));
    page.row("Adam-Gibbs", adamGibbs(all.adamGibbs()), adamGibbs(rest.adamGibbs()));
    page.row("IMCT", imct(all.imct()), imct(rest.imct()));
    page.row("RFOT", rfot(all.rfot()), rfot(rest.rfot()));
    page.close("table");
    page.element("p", SeriesRanking.sentence(all).replace("+-", "±").replace("chi^2", "χ²"));
    page.element("p", scale(series));
  }

  private static void energy(
      Html page, String name, Optional<LineFit> all, Optional<LineFit> rest) {
    if (all.isPresent()) {
      page.row(name, energy(all), energy(rest));
    }
  }

  private static String energy(Optional<LineFit> fit) {
    return fit.map(
            f ->
                "Ea = "
                    + inWords(new Measured(f.slope(), f.slopeSd()))
                    + " eV"
                    + quality(f, f.dof()))
        .orElse("too few points");
  }

  private static String vft(Optional<ProfiledFit> fit, boolean fixed) {
    return fit.map(
            f -> {
              int dof = fixed ? f.line().dof() : f.dof();
              String found =
                  "T0 = "
                      + (fixed
                          ? Numbers.four(f.parameter()) + " K (fixed)"
                          : Numbers.withError(f.parameter(), f.parameterSd()) + " K");
              String d = ", D = " + Numbers.three(f.line().slope());
              return (f.isDetermined() ? found + d : "T0 undetermined") + quality(f.line(), dof);
            })
        .orElse("too few points");
  }

  private static String adamGibbs(Optional<LineFit> fit) {
    return fit.map(
            f ->
                "slope "
                    + inWords(new Measured(f.slope(), f.slopeSd()))
                    + " nm per unit of ln tau"
                    + quality(f, f.dof()))
        .orElse("too few points");
  }

  private static String imct(Optional<LineFit> fit) {
    return fit.map(
            f -> "1/z = " + inWords(new Measured(f.slope(), f.slopeSd())) + quality(f, f.dof()))
        .orElse("too few points");
  }

  private static String rfot(Optional<ProfiledFit> fit) {
    return fit.map(
            f ->
                (f.isDetermined()
                        ? "n = " + inWords(new Measured(f.parameter(), f.parameterSd()))
                        : "n undetermined")
                    + quality(f.line(), f.dof()))
        .orElse("too few points");
  }

  private static String quality(LineFit line, int dof) {
    if (!Double.isFinite(line.chi2())) {
      return "; unweighted";
    }
    return dof > 0
        ? "; reduced χ² "
            + Numbers.two(line.chi2() / dof)
            + " ± "
            + Numbers.two(Math.sqrt(2.0 / dof))
        : "; as many parameters as points";
  }

  private static String scale(TemperatureSeries series) {
    String percent = Numbers.two(100 * TemperatureSeries.SCALE_ERROR);
    return "Apart from these errors, all temperatures may be wrong by a common "
        + percent
        + " %, and all activation energies with them.";
  }

  private static String inWords(Measured value) {
    if (!value.isKnown()) {
      return "not known";
    }
    return Numbers.withError(value.value(), value.sd());
  }
}
