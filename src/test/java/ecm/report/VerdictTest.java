package ecm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.acquisition.RecordLength;
import ecm.files.Version;
import ecm.pipeline.whole.SmallAnalysis;
import ecm.pipeline.whole.StackAnalysis;
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
  @CsvSource({
    "20, NaN, T = 20 tau, false",
    "19.9, NaN, T = 20 tau, true",
    "18, 1.5, T = 18 ± 1.5 tau, false",
    "16.9, 1.5, T = 17 ± 1.5 tau, true",
    "NaN, NaN, T = NaN tau, true"
  })
  void theRecordMustHave20TauWithinTwoErrors(
      double inTau, double sd, String text, boolean forbids) {
    assertJudged(Verdict.recordLength(new RecordLength(inTau, sd)), text, forbids);
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

  @ParameterizedTest
  @CsvSource({
    "0.5, 0, residual drift 0.50 px, false",
    "0.51, 0, residual drift 0.51 px, true",
    "0.1, NaN, residual drift 0.10 px, false",
    "0.1, 0.8, the field deforms by 0.8 px, true",
    "NaN, NaN, drift not measured, false"
  })
  void driftMustBeUndone(double residual, double apart, String text, boolean forbids) {
    assertJudged(Verdict.drift(residual, apart), text, forbids);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 0.03, 10.0 counts, false",
    "10, 0.029, 10.0 counts, true",
    "0.3, 1, 0.3 counts, false",
    "19.9, 0.5, 19.9 counts, false",
    "47, 0.5, more than 20 counts, false",
    "1001, 0.0001, 1001.0 counts, true",
    "NaN, 1, counts not known, false"
  })
  void theSpeckleMustNotDrownInShotNoise(
      double counts, double contrast, String text, boolean forbids) {
    assertJudged(Verdict.counts(counts, contrast), text, forbids);
  }

  @ParameterizedTest
  @CsvSource({"0.01, 0.01, false", "0.0099, 0.01, true", "NaN, NaN, true"})
  void thereMustBeContrast(double contrast, String number, boolean forbids) {
    assertJudged(Verdict.contrast(contrast), "contrast " + number, forbids);
  }

  @Test
  void anAnalysisIsJudgedByItsOwnNumbers() {
    StackAnalysis analysis = SmallAnalysis.get();
    Summary summary = StackSummary.of(analysis, Map.of(), Version.get());
    Verdict verdict = Verdict.of(summary);
    double record = 40 / analysis.bulkCurve().tau();
    double sampling = 0.1 / analysis.surfaceCurve().orElseThrow().tau();
    assertEquals(Math.round(record), number(verdict.statements().get(0).text()), 0.5);
    assertEquals(sampling, number(verdict.statements().get(1).text()), 5e-4);
    assertEquals(8, verdict.statements().size());
    assertTrue(verdict.warnings().stream().allMatch(Verdict.Statement::forbids));
    assertEquals(8, verdict.line().split(" · ").length);
  }

  private static double number(String text) {
    return Double.parseDouble(text.replaceAll("[^0-9.]*([0-9.]+).*", "$1"));
  }
}
