package ecm.report;

import ecm.acquisition.DoseSeries;
import ecm.base.Warning;
import ecm.pipeline.experiment.ExperimentRow;
import ecm.pipeline.experiment.ExperimentRun.Outcome;
import ecm.report.page.Html;
import ecm.report.page.Html.Cell;
import ecm.report.page.WarningList;
import ecm.temperature.Measured;
import ecm.temperature.Quantity;
import ecm.temperature.TemperaturePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The report of an experiment: one HTML file that needs nothing else, with links to the stacks. */
public final class ExperimentReport {

  private static final String HOW =
      """
      Every stack: drift, mask, g2 and its fit pixel by pixel, as its own report says.
      tau of a wire: median of the bulk, corrected for the finite record.
        Var(ln tau) = (slope of the correction)^2 (sigma_null^2 / N_speckle + sigma_excess^2 / N_domain),
        N_domain = N^2 / sum sum exp(-|r - r'| / xi) over the N pixels, area / (2 pi xi^2) if large;
         without a resolved xi, from the scatter of 16 blocks.
      tau of a temperature: exp(mean of ln tau over wires); error: sqrt(sum (sd^2 + s^2)) / n, s the scatter of wires
        about the means of their temperatures beyond their errors, one for all temperatures. xi: likewise, over the
        wires that resolve one. Laws are fitted to the wires with one residual variance for all; errors by Student's t.
      sigma of ln tau: Var(sigma^2) = 2 s0^4 / N_speckle + 2 sx^4 / N_domain + 4 s0^2 sx^2 / N_speckle, s0 that of a
        homogeneous sample, sx beyond it; no error without a resolved xi.
      Stacks of different dose rates at one temperature count as wires in these means; tau at zero dose rate:
        straight line ln tau = ln tau0 + c rate through the stacks, weighted by 1 / Var(ln tau).
      Maps of tau: one logarithmic colour range from the least 2 % to the greatest 98 % quantile of all maps,
        stretched to hold every T/12, above which tau_fit is a lower bound.
      """;

  private ExperimentReport() {}

  /**
   * Figures of the page.
   *
   * @param maps PNG of the map of tau of each stack that was analysed, by caption
   * @param series PNG of the plots of the temperature series, by caption
   */
  public record Figures(Map<String, byte[]> maps, Map<String, byte[]> series) {}

  /** Writes the page. */
  public static String html(ExperimentResult result, Figures figures) {
    Html page = new Html("ECM: " + result.name());
    page.element("h1", result.name());
    long failed = result.outcomes().stream().filter(o -> !o.isDone()).count();
    page.element(
        "p",
        "lead",
        String.format(
            Locale.ROOT,
            "%d stacks at %d temperatures, %d analysed, %d failed; ECM for ImageJ %s",
            result.outcomes().size(),
            result.series().points().size(),
            result.outcomes().size() - failed,
            failed,
            result.version()));
    failures(page, result.outcomes());
    page.element("h2", "Can the numbers be trusted?").open("table", "wide verdicts");
    verdicts(page, result.outcomes());
    page.close("table");
    WarningList.write(
        page, result.warnings().stream().filter(w -> w.kind() != Warning.Kind.FAILED).toList());
    page.element("h2", "Temperatures").open("table", "wide");
    temperatures(page, result.series());
    page.close("table");
    doses(page, result.series().doseRates());
    result.series().fitted().ifPresent(series -> SeriesReport.laws(page, series));
    figures(page, "Temperature series", figures.series());
    page.element("h2", "Wires").open("table", "wide");
    wires(page, result.outcomes());
    page.close("table");
    figures(page, "Maps of tau, one colour range", figures.maps());
    page.element("h2", "How computed").element("pre", HOW);
    page.element("h2", "How to cite").element("p", StackReport.CITE);
    page.element("h2", "Every value, parameter and digest");
    page.element("pre", "values", result.summary().toJson());
    return page.finish();
  }

  private static void figures(Html page, String title, Map<String, byte[]> figures) {
    if (!figures.isEmpty()) {
      page.element("h2", title).open("div", "figures");
      figures.forEach((caption, png) -> page.figure(png, caption));
      page.close("div");
    }
  }

  private static void failures(Html page, List<Outcome<Summary>> outcomes) {
    List<Outcome<Summary>> failed = outcomes.stream().filter(o -> !o.isDone()).toList();
    if (!failed.isEmpty()) {
      page.open("ul", "reasons failed");
      failed.forEach(o -> page.item(o.row().name() + " failed:", o.failure()));
      page.close("ul");
    }
  }

  private static void temperatures(Html page, ExperimentSeries series) {
    page.header("T (K)", "wires", "tau bulk (s)", "tau surface (s)", "xi from halves (nm)", "");
    for (TemperaturePoint point : series.points()) {
      List<String> rows = series.failed(point);
      String failed = rows.isEmpty() ? "" : "failed: " + String.join(", ", rows);
      Measured xi = point.get(Quantity.XI);
      page.cells(
          Cell.of(kelvin(point.temperature(), point.temperatureSd())),
          Cell.of(Integer.toString(point.wires())),
          Cell.of(withError(point.get(Quantity.TAU))),
          Cell.of(withError(point.get(Quantity.TAU_SURFACE))),
          Cell.of(xi.isKnown() ? withError(xi) : "not resolved"),
          Cell.bad(failed));
    }
  }

  private static String kelvin(double kelvin, double sd) {
    return Numbers.four(kelvin) + (Double.isNaN(sd) ? "" : " ± " + Numbers.two(sd));
  }

  private static String withError(Measured value) {
    return value.isKnown() ? Numbers.withError(value.value(), value.sd()) : "–";
  }

  private static void doses(Html page, List<DoseRates> temperatures) {
    if (temperatures.isEmpty()) {
      return;
    }
    page.element("h2", "Dose rates").open("table", "wide");
    page.header(
        "T (K)",
        "dose rates (e/nm²/s)",
        "tau at zero dose rate (s)",
        "d ln tau / d rate (nm² s/e)",
        "reduced χ²",
        "");
    for (DoseRates doses : temperatures) {
      DoseSeries line = doses.line().orElseThrow();
      page.cells(
          Cell.of(Numbers.four(doses.temperature())),
          Cell.of(
              doses.points().stream()
                  .map(p -> Numbers.four(p.rate()))
                  .distinct()
                  .collect(Collectors.joining(", "))),
          Cell.of(withError(new Measured(line.tau0(), line.tau0() * line.lnTau0Sd()))),
          Cell.of(withError(new Measured(line.slope(), line.slopeSd()))),
          Cell.of(withError(new Measured(line.reducedChi2(), Double.NaN))),
          line.beamChangesTau()
              ? Cell.bad(DoseSeries.BEAM_CHANGES_TAU)
              : Cell.of("no change beyond 3 standard errors"));
    }
    page.close("table");
  }

  private static void verdicts(Html page, List<Outcome<Summary>> outcomes) {
    page.header("stack", "T (K)", "verdict");
    for (Outcome<Summary> outcome : outcomes) {
      ExperimentRow row = outcome.row();
      Cell kelvin = Cell.of(Numbers.four(row.state().temperature()));
      if (!outcome.isDone()) {
        page.cells(Cell.of(row.source().file()), kelvin, Cell.bad("failed: " + outcome.failure()));
        continue;
      }
      List<Cell> statements = new ArrayList<>();
      for (Verdict.Fact s : RowVerdict.of(row, outcome.result()).facts()) {
        statements.add(s.isDoubtful() ? Cell.bad(s.text()) : Cell.of(s.text()));
      }
      page.cells(link(row), kelvin, Cell.joined(statements));
    }
  }

  private static Cell link(ExperimentRow row) {
    return Cell.link(row.source().file(), row.source().folder() + "/report.html");
  }

  private static void wires(Html page, List<Outcome<Summary>> outcomes) {
    page.header(
        "stack",
        "T (K)",
        "wire",
        "tau bulk (s)",
        "as fitted (s)",
        "tau surface (s)",
        "sigma / null",
        "beta pooled",
        "xi (nm)",
        "layer (nm)");
    for (Outcome<Summary> outcome : outcomes) {
      if (outcome.isDone()) {
        Summary s = outcome.result();
        ExperimentRow row = outcome.row();
        page.cells(
            link(row),
            Cell.of(Numbers.four(row.state().temperature())),
            Cell.of(row.state().wire()),
            Cell.of(withError(ExperimentSeries.tau(s))),
            number(s, Result.TAU_BULK_MEDIAN),
            Cell.of(withError(ExperimentSeries.tauSurface(s))),
            Cell.of(
                String.format(
                    Locale.ROOT,
                    "%.2f / %.2f",
                    s.get(Result.SIGMA_LN_TAU),
                    s.get(Result.SIGMA_LN_TAU_NULL))),
            number(s, Result.BETA_POOLED),
            Cell.of(withError(ExperimentSeries.value(s, Result.XI))),
            number(s, Result.SURFACE_WIDTH));
      }
    }
  }

  private static Cell number(Summary summary, Result result) {
    double value = summary.get(result);
    return Cell.of(Double.isNaN(value) ? "–" : Numbers.three(value));
  }
}
