package ecm.pipeline.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.acquisition.RecordLength;
import ecm.base.Warning;
import ecm.base.Warning.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordChecksTest {

  /** A warning has the severity and kind, and says what to do. */
  private static void assertTold(String severity, Kind kind, Optional<Warning> found) {
    assertEquals(severity, found.map(w -> w.severity().key()).orElse("none"));
    found.ifPresent(
        w -> {
          assertEquals(kind, w.kind());
          assertFalse(w.advice().isEmpty(), w.text());
          assertFalse(w.text().endsWith("."), w.text());
        });
  }

  private static boolean says(Optional<Warning> found, String part) {
    return found.orElseThrow().text().contains(part);
  }

  @ParameterizedTest
  @CsvSource({
    "20, NaN, none",
    "19.9, NaN, warning",
    "18, 1.5, none",
    "16.9, 1.5, warning",
    "4.9, 0, forbids",
    "NaN, NaN, forbids"
  })
  void theRecordMustHave20TauWithinTwoErrors(double inTau, double sd, String severity) {
    assertTold(severity, Kind.RECORD_LENGTH, RecordChecks.length(new RecordLength(inTau, sd)));
  }

  @Test
  void theLengthIsToldWithItsError() {
    assertTrue(says(RecordChecks.length(new RecordLength(16.9, 1.5)), "T = 16.9 ± 1.5 tau"));
  }

  @ParameterizedTest
  @CsvSource({"0.1, none", "0.101, warning", "0.51, forbids", "NaN, warning"})
  void aFrameMayLastATenthOfTau(double inTau, String severity) {
    assertTold(severity, Kind.SAMPLING, RecordChecks.sampling(inTau, true));
    assertTold(severity, Kind.SAMPLING_SURFACE, RecordChecks.sampling(inTau, false));
  }

  @ParameterizedTest
  @CsvSource({"100, none", "99, warning", "19, forbids", "NaN, warning"})
  void aHundredSpecklesAreNeeded(double number, String severity) {
    assertTold(severity, Kind.SPECKLES, RecordChecks.speckles(number));
  }

  @ParameterizedTest
  @CsvSource({
    "0.3, none, none",
    "0.31, warning, warning",
    "0.51, warning, forbids",
    "NaN, warning, warning"
  })
  void threeTenthsMayBeFlaggedOrCensored(double part, String flagged, String censored) {
    assertTold(flagged, Kind.FLAGGED, RecordChecks.flagged(part, true));
    assertTold(flagged, Kind.FLAGGED_SURFACE, RecordChecks.flagged(part, false));
    assertTold(censored, Kind.CENSORED, RecordChecks.censored(part, true));
    assertTold(censored, Kind.CENSORED_SURFACE, RecordChecks.censored(part, false));
  }

  @Test
  void sharesNameTheirRegion() {
    assertTrue(says(RecordChecks.flagged(0.4, true), "40 % of the bulk "));
    assertTrue(says(RecordChecks.flagged(0.4, false), "40 % of the surface layer "));
    assertTrue(says(RecordChecks.censored(0.6, false), "60 % of the times of the surface layer "));
  }

  @ParameterizedTest
  @CsvSource({"0.5, none", "0.51, warning", "NaN, none"})
  void driftMustBeUndone(double residual, String severity) {
    assertTold(severity, Kind.DRIFT, RecordChecks.drift(residual));
  }

  @ParameterizedTest
  @CsvSource({
    "10, 0.03, none",
    "10, 0.029, warning",
    "0.3, 1, none",
    "1001, 0.0001, warning",
    "NaN, 1, none"
  })
  void theSpeckleMustNotDrownInShotNoise(double counts, double contrast, String severity) {
    assertTold(severity, Kind.COUNTS, RecordChecks.counts(counts, contrast));
  }

  @ParameterizedTest
  @CsvSource({"0.01, none", "0.0099, forbids", "NaN, forbids"})
  void thereMustBeContrast(double contrast, String severity) {
    assertTold(severity, Kind.CONTRAST, RecordChecks.contrast(contrast));
  }

  @ParameterizedTest
  @CsvSource({"1.95, none", "1.94, warning", "NaN, none"})
  void aSpeckleIsTwoPixelsWide(double width, String severity) {
    assertTold(severity, Kind.SPECKLE_SIZE, RecordChecks.speckleSize(width));
  }

  @ParameterizedTest
  @CsvSource({"5, none", "4.9, warning", "NaN, none"})
  void theSampleIsHeldForFiveTau(double inTau, String severity) {
    assertTold(severity, Kind.EQUILIBRATION, RecordChecks.held(inTau));
  }
}
