package ecm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Warning;
import ecm.pipeline.experiment.ExperimentRun.Outcome;
import ecm.pipeline.experiment.ExperimentTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An experiment of given times, from its table to its files: several dose rates at one temperature
 * with known truth, and one temperature only.
 */
class ExperimentResultTest {

  private static final String HEADER =
      "file,temperature_K,frame_interval_s,pixel_nm,dose_rate_e_nm2_s\n";
  private static final double TRUE_TAU = 40;
  private static final double TRUE_SLOPE = -2e-4;
  private static final double SD = 0.1;

  @TempDir Path folder;

  private ExperimentResult result(String rows) throws IOException {
    Path table = Files.writeString(folder.resolve("experiment.csv"), HEADER + rows);
    List<Outcome<Summary>> outcomes = new ArrayList<>();
    for (var row : ExperimentTable.read(table)) {
      double rate = row.state().doseRate();
      double tau = TRUE_TAU * Math.exp(Double.isNaN(rate) ? 0 : TRUE_SLOPE * rate);
      Summary found = new Summary();
      found.number("tau_bulk_corrected_s", tau, "").number("ln_tau_bulk_corrected_sd", SD, "");
      outcomes.add(
          row.source().file().startsWith("bad")
              ? new Outcome<>(row, null, "cannot open it")
              : new Outcome<>(row, found, ""));
    }
    return new ExperimentResult(
        "experiment.csv", outcomes, new ExperimentResult.Colours(1, 2), Map.of(), "1.2.3");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> temperature(ExperimentResult result, int i) {
    return ((List<Map<String, Object>>) result.summary().entries().get("temperatures")).get(i);
  }

  @Test
  void theTimeAtZeroDoseRateIsFound() throws IOException {
    ExperimentResult result =
        result(
            "a.tif,507,1,0.5,1000\nb.tif,507,1,0.5,2000\nc.tif,507,1,0.5,4000\n"
                + "bad.tif,507,1,0.5,9000\nd.tif,511,1,0.5,1000\ne.tif,515,1,0.5,\n");
    Map<String, Object> at507 = temperature(result, 2);
    assertEquals(TRUE_TAU, (double) at507.get("tau_zero_dose_s"), 1e-6);
    assertEquals(TRUE_SLOPE, (double) at507.get("dose_slope_nm2_s_per_e"), 2e-12);
    // sum (x - mean)^2 = 14/3 and sum x^2 = 21, in units of (1000)^2, of three records
    double sd = SD / Math.sqrt(14.0 / 3) / 1e3;
    assertEquals(sd, (double) at507.get("dose_slope_sd_nm2_s_per_e"), 1e-10);
    double atZero = SD * Math.sqrt(21.0 / 3 / (14.0 / 3));
    assertEquals(atZero, (double) at507.get("ln_tau_zero_dose_sd"), 1e-7);
    assertEquals(0, (double) at507.get("dose_reduced_chi2"), 1e-9);
    assertUnknown(temperature(result, 1), "the stacks of this temperature have one dose rate");
    assertUnknown(
        temperature(result, 0),
        "no stack of this temperature gives a dose rate and a relaxation time");
    assertEquals(1, result.series().doseRates().size());
  }

  private static void assertUnknown(Map<String, Object> entries, String reason) {
    assertTrue(entries.containsKey("tau_zero_dose_s"));
    assertEquals(null, entries.get("tau_zero_dose_s"));
    assertEquals(reason, entries.get("tau_zero_dose_s_reason"));
    assertFalse(entries.containsKey("dose_slope_nm2_s_per_e"));
  }

  @Test
  void twoDoseRatesGiveALineWithoutChi2() throws IOException {
    Map<String, Object> found = temperature(result("a.tif,507,1,0.5,0\nb.tif,507,1,0.5,3000\n"), 0);
    assertEquals(TRUE_TAU, (double) found.get("tau_zero_dose_s"), 1e-6);
    assertEquals(SD, (double) found.get("ln_tau_zero_dose_sd"), 1e-9);
    assertEquals("two points lie on any line", found.get("dose_reduced_chi2_reason"));
  }

  @Test
  void oneTemperatureGivesNoLawAndSaysSo() throws IOException {
    ExperimentResult result = result("a.tif,507,1,0.5,\nb.tif,507,1,0.5,\n");
    assertTrue(result.series().fitted().isEmpty());
    Summary json = result.series().json("1.2.3");
    assertTrue(json.entries().containsKey("arrhenius_bulk"));
    assertEquals(null, json.entries().get("arrhenius_bulk"));
    assertEquals(
        "fewer than two temperatures have a relaxation time", json.reason("arrhenius_bulk"));
    assertEquals(2, temperature(result, 0).get("wires"));
  }

  /** ln tau by the likelihood follows 1 eV exactly; without it nothing of it is said. */
  @Test
  void timesByTheLikelihoodAreAFurtherColumnWithTheirLaw() throws IOException {
    ExperimentResult fitOnly = result("a.tif,507,1,0.5,\nb.tif,523,1,0.5,\n");
    List<Outcome<Summary>> outcomes = new ArrayList<>();
    for (Outcome<Summary> outcome : fitOnly.outcomes()) {
      double kT = 8.617333262e-5 * outcome.row().state().temperature();
      Summary found = Summary.parse(outcome.result().toJson());
      found.number("tau_likelihood_median_s", Math.exp(1 / kT - 22), "");
      found.number("tau_likelihood_median_sd_s", 0.1 * Math.exp(1 / kT - 22), "");
      outcomes.add(new Outcome<>(outcome.row(), found, ""));
    }
    ExperimentSeries series = ExperimentSeries.of(outcomes);
    List<String> header = series.table().header();
    assertTrue(header.contains("tau_likelihood_s") && header.contains("tau_likelihood_sd_s"));
    Object law = series.json("1").entries().get("arrhenius_likelihood");
    assertEquals(1, (double) ((Map<?, ?>) law).get("Ea_eV"), 1e-4);
    assertFalse(fitOnly.series().table().header().contains("tau_likelihood_s"));
    assertFalse(fitOnly.series().json("1").entries().containsKey("arrhenius_likelihood"));
  }

  /** A stack's own list stands in its row; that of the whole names the stacks. */
  @Test
  void warningsOfTheStacksStandOnceWithTheStacksThatTheyConcern() throws IOException {
    ExperimentResult two = result("a.tif,507,1,0.5,\nb.tif,523,1,0.5,\n");
    Warning told = Warning.warning(Warning.Kind.SPECKLES, "40 speckles: few", "larger field");
    List<Outcome<Summary>> outcomes = new ArrayList<>();
    for (Outcome<Summary> outcome : two.outcomes()) {
      Summary found = Summary.parse(outcome.result().toJson());
      found.value("warnings", Warning.entries(List.of(told)));
      outcomes.add(new Outcome<>(outcome.row(), found, ""));
    }
    ExperimentResult result =
        new ExperimentResult("e", outcomes, two.colours(), two.parameters(), two.version());
    Map<?, ?> row = (Map<?, ?>) ((List<?>) result.summary().entries().get("rows")).get(0);
    assertEquals(Warning.entries(List.of(told)), row.get("warnings"));
    Warning whole =
        result.summary().warnings().stream()
            .filter(w -> w.kind() == Warning.Kind.SPECKLES)
            .findFirst()
            .orElseThrow();
    assertEquals(
        "too few independent speckles, 2 of 2 stacks: a.tif (40 speckles); b.tif (40 speckles)",
        whole.text());
    assertEquals("larger field", whole.advice());
    assertEquals(result.warnings(), result.summary().warnings());
  }

  @Test
  void theReportSaysWhetherTheBeamMatters() throws IOException {
    ExperimentReport.Figures none = new ExperimentReport.Figures(Map.of(), Map.of());
    String weak =
        ExperimentReport.html(
            result("a.tif,507,1,0.5,1000\nb.tif,507,1,0.5,2000\nc.tif,507,1,0.5,2500\n"), none);
    assertTrue(weak.contains("no change beyond 3 standard errors"));
    assertTrue(weak.contains("1000, 2000, 2500"));
    String strong =
        ExperimentReport.html(
            result("a.tif,507,1,0.5,1000\nb.tif,507,1,0.5,9000\nc.tif,507,1,0.5,18000\n"), none);
    assertTrue(
        strong.contains(
            "<span class=\"bad\">the beam changes tau: use the value at zero dose rate</span>"));
    String without = ExperimentReport.html(result("a.tif,507,1,0.5,\n"), none);
    assertFalse(without.contains("Dose rates"));
  }
}
