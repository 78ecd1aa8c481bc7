package ecm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Warning;
import ecm.base.Warning.Kind;
import ecm.base.Warning.Severity;
import ecm.files.Version;
import ecm.pipeline.whole.JudgedTimes;
import ecm.pipeline.whole.SmallAnalysis;
import ecm.pipeline.whole.StackAnalysis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  private static Summary numbers() {
    return new Summary()
        .number(Result.RECORD_OVER_TAU, 18, "")
        .number(Result.RECORD_OVER_TAU_SD, 1.5, "")
        .number(Result.DT_OVER_TAU, 0.025, "")
        .number(Result.DRIFT_RESIDUAL, 0.5, "")
        .number(Result.COUNTS_BULK, 19.9, "")
        .number(Result.COUNTS_BULK_SD, 1.3, "")
        .number(Result.CONTRAST_POOLED, 0.5, "")
        .number(Result.N_SPECKLE, 100, "")
        .number(Result.FLAGGED_FRACTION, 0.01, "")
        .number(Result.CENSORED_FRACTION, 0.122, "");
  }

  private static String fact(int index, Summary summary) {
    return Verdict.of(List.of(), summary).facts().get(index).text();
  }

  @Test
  void theFactsNameTheirRegion() {
    assertEquals(
        "T = 18 ± 1.5 tau · dt = 0.025 tau · residual drift 0.50 px · 19.9 ± 1.3 counts · contrast 0.50"
            + " · 100 speckles · 1 % of the bulk flagged · 12 % of the bulk censored",
        Verdict.of(List.of(), numbers()).line());
    assertEquals(
        "dt = 0.110 tau of the surface",
        fact(1, numbers().number(Result.DT_OVER_TAU_SURFACE, 0.11, "")));
    assertEquals(
        "spectrum off by 12 %", fact(8, numbers().number(Result.SPECTRUM_DEVIATION, 0.12, "")));
  }

  @ParameterizedTest
  @CsvSource({
    "0.51, 0, residual drift 0.51 px",
    "0.1, NaN, residual drift 0.10 px",
    "0.1, 0.8, the field deforms by 0.8 px",
    "NaN, NaN, drift not measured"
  })
  void theDriftIsToldOrThatItWasNotMeasured(double residual, double apart, String text) {
    Summary summary =
        numbers()
            .number(Result.DRIFT_RESIDUAL, residual, "")
            .number(Result.DRIFT_DIFFERENTIAL, apart, "");
    assertEquals(text, fact(2, summary));
  }

  @ParameterizedTest
  @CsvSource({
    "10, 1.2, 8, 10.0 ± 1.2 counts",
    "10, NaN, 8, 10 counts",
    "NaN, NaN, 15.72, 15.7 counts by the likelihood",
    "NaN, NaN, NaN, counts not known"
  })
  void countsAreToldWithTheirErrorOrByTheLikelihood(
      double counts, double sd, double likelihood, String text) {
    Summary summary =
        numbers()
            .number(Result.COUNTS_BULK, counts, "")
            .number(Result.COUNTS_BULK_SD, sd, "")
            .number(Result.COUNTS_LIKELIHOOD, likelihood, "");
    assertEquals(text, fact(3, summary));
  }

  @Test
  void theVerdictIsThatOfTheWorstWarning() {
    Warning told = Warning.info(Kind.SPIKES, "7 samples");
    Warning length = Warning.warning(Kind.RECORD_LENGTH, "T = 9 tau", "record longer");
    Warning contrast = Warning.forbids(Kind.CONTRAST, "no contrast", "see g2");
    Verdict sound = Verdict.of(List.of(told), numbers());
    Verdict doubtful = Verdict.of(List.of(told, length), numbers());
    Verdict bad = Verdict.of(List.of(told, length, contrast), numbers());
    assertEquals(Severity.INFO, sound.severity());
    assertEquals(List.of(), sound.serious());
    assertEquals(Severity.WARNING, doubtful.severity());
    assertEquals(List.of(length), doubtful.serious());
    assertEquals(Severity.FORBIDS, bad.severity());
    assertEquals(List.of(contrast, length, told), bad.warnings());
    assertTrue(bad.facts().get(0).isDoubtful(), "the record's length");
    assertFalse(bad.facts().get(1).isDoubtful(), "the sampling");
    assertEquals(Severity.FORBIDS, bad.facts().get(4).severity(), "the contrast");
  }

  @Test
  void theSummaryHoldsTheWarningsOfTheAnalysis() {
    StackAnalysis analysis = SmallAnalysis.get();
    Summary summary = StackSummary.of(analysis, Map.of(), Version.get());
    assertEquals(analysis.warnings(), summary.warnings());
    assertEquals(analysis.warnings(), Summary.parse(summary.toJson()).warnings());
    assertEquals(analysis.warnings(), Verdict.of(summary).warnings());
    assertEquals(summary.toJson(), Summary.parse(summary.toJson()).toJson());
  }

  @Test
  void timesInUnitsOfTauAreThoseOfThePooledCurves() {
    StackAnalysis analysis = SmallAnalysis.get();
    Summary summary = StackSummary.of(analysis, Map.of(), Version.get());
    double record = 40 / analysis.bulkCurve().tau();
    double edge = 0.1 / analysis.surfaceCurve().orElseThrow().tau();
    assertEquals(record, summary.get("record_over_tau"), 1e-6 * record);
    assertEquals(0.1 / analysis.bulkCurve().tau(), summary.get("dt_over_tau"), 1e-7);
    assertEquals(edge, summary.get("dt_over_tau_surface"), 1e-7);
    assertEquals(
        summary.get("record_length_s") / summary.get("tau_pooled_s"),
        summary.get("record_over_tau"),
        1e-5 * record);
    assertEquals(record, JudgedTimes.of(analysis).record(40).inTau(), 1e-9 * record);
    String line = String.format(java.util.Locale.ROOT, "T = %.0f", record);
    assertTrue(Verdict.of(summary).line().startsWith(line), Verdict.of(summary).line());
    assertTrue(QualityLine.of(summary).startsWith(line + " tau"), QualityLine.of(summary));
  }
}
