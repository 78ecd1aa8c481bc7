package ecm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.files.Version;
import ecm.pipeline.SmallAnalysis;
import ecm.pipeline.StackAnalysis;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  private static void assertJudged(Verdict.Statement statement, String text, boolean forbids) {
    assertEquals(text, statement.text());
    assertEquals(forbids, statement.forbids());
    assertEquals(forbids, !statement.because().isEmpty(), "a warning has a reason");
  }

  @ParameterizedTest
  @CsvSource({"20, T = 20 tau, false", "19.9, T = 20 tau, true", "NaN, T = NaN tau, true"})
  void theRecordMustHave20Tau(double inTau, String text, boolean forbids) {
    assertJudged(Verdict.recordLength(inTau), text, forbids);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, dt = 0.100 tau, false",
    "0.101, dt = 0.101 tau, true",
    "NaN, dt = NaN tau, true"
  })
  void aFrameMayLastATenthOfTau(double inTau, String text, boolean forbids) {
    assertJudged(Verdict.sampling(inTau, "tau"), text, forbids);
  }

  @ParameterizedTest
  @CsvSource({"100, 100 speckles, false", "99, 99 speckles, true", "NaN, NaN speckles, true"})
  void aHundredSpecklesAreNeeded(double number, String text, boolean forbids) {
    assertJudged(Verdict.speckles(number), text, forbids);
  }

  @ParameterizedTest
  @CsvSource({"0.3, 30, false", "0.31, 31, true", "0, 0, false", "NaN, NaN, true"})
  void threeTenthsMayBeFlaggedOrCensored(double fraction, String percent, boolean forbids) {
    assertJudged(Verdict.flagged(fraction), percent + " % of the bulk flagged", forbids);
    assertJudged(Verdict.censored(fraction), percent + " % of the bulk censored", forbids);
  }

  @Test
  void anAnalysisIsJudgedByItsOwnNumbers() {
    StackAnalysis analysis = SmallAnalysis.get();
    Summary summary = StackSummary.of(analysis, Map.of(), Version.get());
    Verdict verdict = Verdict.of(summary);
    assertTrue(summary.get("tau_bulk_corrected_s") > 0, "the corrected time is what counts");
    double record = 40 / summary.get("tau_bulk_corrected_s");
    double sampling = 0.1 / summary.get("tau_surface_median_s");
    assertEquals(Math.round(record), number(verdict.statements().get(0).text()), 0.5);
    assertEquals(sampling, number(verdict.statements().get(1).text()), 5e-4);
    assertEquals(6, verdict.statements().size());
    assertTrue(verdict.warnings().stream().allMatch(Verdict.Statement::forbids));
    assertEquals(6, verdict.line().split(" · ").length);
  }

  private static double number(String text) {
    return Double.parseDouble(text.replaceAll("[^0-9.]*([0-9.]+).*", "$1"));
  }
}
