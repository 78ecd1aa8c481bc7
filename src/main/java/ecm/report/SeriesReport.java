package ecm.report;

import ecm.report.page.Html;
import ecm.report.page.WarningList;
import ecm.temperature.Goodness;
import ecm.temperature.LawFits;
import ecm.temperature.Measured;
import ecm.temperature.PooledLine;
import ecm.temperature.ProfiledFit;
import ecm.temperature.Quantity;
import ecm.temperature.Scatter;
import ecm.temperature.TemperaturePoint;
import ecm.temperature.TemperatureSeries;
import java.util.Map;
import java.util.Optional;

/** A temperature series as a page of HTML that needs nothing else, or as a section of one. */
public final class SeriesReport {

  private static final String HOW =
      """
      Laws are fitted to the wires, each with the variance sd^2 + s^2: sd as given, s^2 one residual variance for all.
      If the given errors account for the scatter (chi^2 not rarer than 10 %), s = 0, and errors are those of a normal
        distribution, the 95 % interval not less than the scatter and Student's t give it. Otherwise, and without given
        errors, s^2 is such that chi^2 is its degrees of freedom, wires - parameters, and errors are Student's t.
      Several wires at a temperature: reduced chi^2 is the scatter of the temperatures about the law over that of the
        wires about their temperatures (F). If that is rarer than 5 %, errors are those of the temperatures' scatter.
      +- is half the interval that holds in 68 % of all series.
      tau of a temperature: exp(mean of ln tau); its error from sd and the wires' common scatter about their means.
      Arrhenius: ln tau = ln tau0 + Ea / kT.   VFT: ln tau = ln tau0 + D T0 / (T - T0).   m = Ea / (k Tg ln 10).
      Adam-Gibbs: xi = a + b ln tau.   IMCT: xi ~ tau^(1/z).   RFOT: ln tau = c + k (xi / kT)^n.
      chi^2 = sum (y - f(x))^2 / (sd_y^2 + (dy/dx)^2 sd_x^2), or with the errors of y only, as chosen.
      n and T0 are undetermined where the profile likelihood does not rise enough, and stay there, on both sides
        of its minimum. n is searched to where the error of (xi / kT)^n is half of it, at least to 2.
      A law fits better than another only if series simulated from the fitted other show that by as much (difference
        and ratio of the least chi^2) in less than 5 %, two-sided, shared among the laws that could have won.
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
    page.element(
        "p", SeriesRanking.sentence(series.contest()).replace("+-", "±").replace("chi^2", "χ²"));
    page.element("p", scale(series));
    WarningList.write(page, series.warnings());
  }

  private static void energy(
      Html page, String name, Optional<PooledLine> all, Optional<PooledLine> rest) {
    if (all.isPresent()) {
      page.row(name, energy(all), energy(rest));
    }
  }

  private static String energy(Optional<PooledLine> fit) {
    return fit.map(
            f ->
                "Ea = "
                    + inWords(new Measured(f.slope(), f.slopeSd()))
                    + " eV, 95 %: "
                    + Numbers.three(f.slopeInterval().low())
                    + " to "
                    + Numbers.three(f.slopeInterval().high())
                    + quality(f.scatter()))
        .orElse("too few points");
  }

  private static String vft(Optional<ProfiledFit> fit, boolean fixed) {
    return fit.map(
            f -> {
              String found =
                  "T0 = "
                      + (fixed
                          ? Numbers.four(f.parameter()) + " K (fixed)"
                          : Numbers.withError(f.parameter(), f.parameterSd()) + " K");
              String d = ", D = " + Numbers.three(f.line().slope());
              return (f.isDetermined() ? found + d : "T0 undetermined") + quality(f.scatter());
            })
        .orElse("too few points");
  }

  private static String adamGibbs(Optional<PooledLine> fit) {
    return fit.map(
            f ->
                "slope "
                    + inWords(new Measured(f.slope(), f.slopeSd()))
                    + " nm per unit of ln tau"
                    + quality(f.scatter()))
        .orElse("too few points");
  }

  private static String imct(Optional<PooledLine> fit) {
    return fit.map(
            f -> "1/z = " + inWords(new Measured(f.slope(), f.slopeSd())) + quality(f.scatter()))
        .orElse("too few points");
  }

  private static String rfot(Optional<ProfiledFit> fit) {
    return fit.map(
            f ->
                (f.isDetermined()
                        ? "n = " + inWords(new Measured(f.parameter(), f.parameterSd()))
                        : "n undetermined")
                    + quality(f.scatter()))
        .orElse("too few points");
  }

  private static String quality(Scatter scatter) {
    Goodness goodness = scatter.goodness();
    if (goodness.isKnown()) {
      return "; reduced χ² "
          + Numbers.two(goodness.reducedChi2())
          + (goodness.sd() > 0 ? " ± " + Numbers.two(goodness.sd()) : "")
          + ", p = "
          + Numbers.two(goodness.p());
    }
    return goodness.dof() > 0 ? "; no errors given" : "; as many parameters as temperatures";
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
