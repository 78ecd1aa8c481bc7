package ecm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Warning;
import ecm.base.Warning.Kind;
import ecm.files.Version;
import ecm.pipeline.whole.SmallAnalysis;
import ecm.report.page.Html;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadlineTest {

  private static Summary times() {
    return new Summary()
        .number(Result.TAU_POOLED, 284.2, "")
        .number(Result.TAU_POOLED_SD, 31.4, "")
        .number(Result.TAU_BULK_CORRECTED, 250.2, "")
        .number(Result.LN_TAU_BULK_CORRECTED_SD, 0.1918, "");
  }

  @Test
  void theBestEstimateStandsFirst() {
    Summary summary = times();
    assertEquals("tau = 250 ± 48 s (median of the bulk, corrected)", Headline.of(summary));
    summary.number(Result.TAU_CORE, 283.36, "").number(Result.LN_TAU_CORE_SD, 0.0557, "");
    assertEquals("tau = 283 ± 16 s (core of the wire)", Headline.of(summary));
    summary.number(Result.TAU_LIKELIHOOD_MEDIAN, 300.58, "");
    summary.number(Result.TAU_LIKELIHOOD_MEDIAN_SD, 2.314, "");
    assertEquals(
        "tau = 300.6 ± 2.3 s (median of the bulk, by the likelihood)", Headline.of(summary));
  }

  @Test
  void aLowerBoundAndNothingAreSaid() {
    Summary bound = times().value("lower_bounds", List.of("tau_bulk_corrected_s"));
    assertTrue(Headline.of(bound).startsWith("at least tau = 250"), Headline.of(bound));
    assertEquals("no relaxation time of the bulk", Headline.of(new Summary()));
    Summary pooled = new Summary().number(Result.TAU_POOLED, 284.2, "");
    assertEquals("tau = 284 s (pooled g2 of the bulk)", Headline.of(pooled));
  }

  private static String table(List<Warning> warnings) {
    Summary summary = StackSummary.of(SmallAnalysis.get(), Map.of(), Version.get());
    summary.value("warnings", Warning.entries(warnings));
    Html page = new Html("");
    Headline.write(page, SmallAnalysis.get(), summary);
    return page.finish();
  }

  private static String row(String page, String name) {
    return page.lines().filter(l -> l.contains(">" + name)).findFirst().orElseThrow();
  }

  @Test
  void aWarningStandsBesideItsNumber() {
    Warning bulk = Warning.warning(Kind.CENSORED, "40 % of the times", "record longer");
    Warning drift = Warning.info(Kind.DRIFT, "frame 5 left out");
    String page = table(List.of(bulk, drift));
    String told = "warning: " + Kind.CENSORED.description();
    assertTrue(row(page, "tau of the bulk (s), pooled g2").contains(told));
    assertFalse(row(page, "sigma of ln tau, fit").contains(told));
    assertTrue(row(page, "sigma of ln tau, fit").contains("nothing against it"));
    assertTrue(page.contains("Of all numbers: " + Kind.DRIFT.description() + "."), page);
    assertFalse(table(List.of()).contains("Of all numbers"));
  }

  @Test
  void valuesAreRoundedToTheirErrors() {
    Summary summary = StackSummary.of(SmallAnalysis.get(), Map.of(), Version.get());
    String[] tau =
        Numbers.withError(summary.get("tau_pooled_s"), summary.get("tau_pooled_sd_s")).split(" ± ");
    String row = row(table(List.of()), "tau of the bulk (s), pooled g2");
    String cells = "<td>" + tau[0] + "</td><td>" + (tau.length > 1 ? tau[1] : "–") + "</td>";
    assertTrue(row.contains(cells), row);
  }
}
