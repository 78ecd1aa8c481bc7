package ecm.acquisition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.acquisition.AcquisitionCheck.Curve;
import ecm.acquisition.AcquisitionCheck.Difference;
import ecm.acquisition.AcquisitionCheck.Given;
import ecm.acquisition.AcquisitionCheck.Measured;
import ecm.acquisition.AcquisitionCheck.StaticPixels;
import ecm.acquisition.AcquisitionPlan.Goal;
import ecm.acquisition.Finding.Grade;
import ecm.base.InvalidInput;
import ecm.sample.Speckle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcquisitionNumbersTest {

  @TempDir Path folder;

  private static Map<String, Finding> byKey(List<Finding> findings) {
    return findings.stream().collect(Collectors.toMap(Finding::key, Function.identity()));
  }

  /** Wavelengths of textbooks; 0.514 lambda / alpha of the paper's order of 0.7 nm. */
  @Test
  void electronsHaveTheirWavelength() {
    assertEquals(0.0037014, Electrons.wavelength(100), 1e-6);
    assertEquals(0.0025079, Electrons.wavelength(200), 1e-6);
    assertEquals(0.0019687, Electrons.wavelength(300), 1e-6);
    assertEquals(0.514 * 0.00250793 / 0.002, Electrons.speckle(200, 2), 5e-6);
  }

  @Test
  void aLineIsATrend() {
    double[] values = new double[1200];
    Arrays.setAll(values, i -> 100 + 10 * (i + 0.5) / 1200 + (i % 2 == 0 ? 1 : -1));
    values[7] = Double.NaN;
    LinearTrend trend = LinearTrend.of(values);
    assertEquals(10 / 105.0, trend.change(), 1e-4);
    assertTrue(trend.sd() < 1e-3);
    assertEquals(0.5, trend.withLeastSd(0.5).sd());
    assertTrue(Double.isNaN(LinearTrend.of(new double[] {1, Double.NaN}).change()));
  }

  private static Measured good() {
    return new Measured(
        0.1,
        8000,
        0.25,
        new Curve(20, Double.NaN, 0.8, 0.5, 20),
        2,
        new Difference(0.05, 0.05),
        new Speckle(2.8, 8.9),
        400,
        new LinearTrend(0.01, 0.02),
        new StaticPixels(0.01, 0.01),
        1);
  }

  @Test
  void aGoodRecordHasNoWarning() {
    List<Finding> findings = AcquisitionCheck.of(good(), new Given(120, 0.7));
    assertEquals(
        List.of(),
        findings.stream().filter(f -> f.grade() != Grade.OK).map(Finding::text).toList());
    Map<String, Finding> by = byKey(findings);
    assertEquals(40, by.get("record_over_tau").value(), 1e-12);
    assertEquals(0.05, by.get("dt_over_tau_surface").value(), 1e-12);
    assertEquals(6, by.get("hold_over_tau").value(), 1e-12);
    double bias = by.get("predicted_bias").value();
    assertTrue(bias < -0.12 && bias > -0.3, "T = 40 tau, beta = 0.8: 21 % low, here " + bias);
  }

  private static Measured bad() {
    Measured g = good();
    return new Measured(
        0.3,
        1000,
        g.pixel(),
        g.bulk(),
        2,
        new Difference(0.2, 0.05),
        new Speckle(1.5, 2.6),
        60,
        new LinearTrend(-0.2, 0.02),
        new StaticPixels(0.01, 0.4),
        2);
  }

  @ParameterizedTest
  @CsvSource({
    "record_over_tau",
    "dt_over_tau_surface",
    "speckle_fwhm_px",
    "n_speckle",
    "drift_step_px",
    "ln_tau_halves",
    "brightness_change",
    "static_pixels_growth",
    "hold_over_tau"
  })
  void whatForbidsAConclusionIsAWarningWithItsReason(String key) {
    Finding finding = byKey(AcquisitionCheck.of(bad(), new Given(50, Double.NaN))).get(key);
    assertEquals(Grade.WARNING, finding.grade(), finding.toString());
    assertTrue(finding.remark().length() > 10, finding.toString());
  }

  @ParameterizedTest
  @CsvSource({"18, 1.2, ADVICE", "17, 1.2, WARNING", "18, NaN, WARNING", "45, 3, OK"})
  void aRecordIsTooShortBeyondTwoErrorsOfTau(double inTau, double sd, Grade grade) {
    Measured g = good();
    double tau = g.frames() * g.interval() / inTau;
    Measured m =
        new Measured(
            g.interval(),
            g.frames(),
            g.pixel(),
            new Curve(tau, sd / inTau * tau, 0.8, 0.5, 20),
            2,
            g.halves(),
            g.speckle(),
            g.speckles(),
            g.brightness(),
            g.staticPixels(),
            g.step());
    Finding finding =
        byKey(AcquisitionCheck.of(m, new Given(0, Double.NaN))).get("record_over_tau");
    assertEquals(grade, finding.grade(), finding.toString());
    assertEquals(inTau, finding.value(), 1e-9);
  }

  @Test
  void halvesThatDifferSayAgeingOrBeam() {
    Finding halves = byKey(AcquisitionCheck.of(bad(), new Given(0, 0))).get("ln_tau_halves");
    assertEquals("ageing or beam effect", halves.remark());
  }

  @Test
  void whatWasNotMeasuredIsSaid() {
    Measured g = good();
    Measured none =
        new Measured(
            0.1,
            100,
            0.25,
            new Curve(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN),
            Double.NaN,
            new Difference(Double.NaN, Double.NaN),
            new Speckle(Double.NaN, Double.NaN),
            Double.NaN,
            g.brightness(),
            g.staticPixels(),
            Double.NaN);
    Map<String, Finding> by = byKey(AcquisitionCheck.of(none, new Given(10, Double.NaN)));
    for (String key : List.of("tau_pooled_s", "speckle_fwhm_px", "ln_tau_halves")) {
      assertTrue(Double.isNaN(by.get(key).value()));
      assertTrue(by.get(key).remark().length() > 10, key);
    }
    assertTrue(!by.containsKey("hold_over_tau"), "tau is not known");
  }

  @Test
  void aPlanGivesTheWantedErrorAndNoMore() {
    Goal goal = new Goal(20, 2.5, 0.8, 1, 20, 100, 0.05);
    Map<String, Finding> plan = byKey(AcquisitionPlan.of(goal));
    assertEquals(0.1, plan.get("plan_frame_interval_s").value(), 1e-12);
    double length = plan.get("plan_record_s").value() / 20;
    assertTrue(AcquisitionPlan.error(goal, 0.1, length) <= 0.05);
    assertTrue(AcquisitionPlan.error(goal, 0.1, length / 1.05) > 0.05);
    assertEquals(Math.ceil(length * 200), plan.get("plan_frames").value(), 1e-9);
    Goal four = new Goal(20, 2.5, 0.8, 1, 20, 400, 0.05);
    assertTrue(byKey(AcquisitionPlan.of(four)).get("plan_record_s").value() < length * 20 / 2);
  }

  @Test
  void aFastSurfaceSetsTheFrameTime() {
    Goal goal = new Goal(20, 0.5, 0.8, 1, 20, 100, 0.05);
    assertEquals(0.05, byKey(AcquisitionPlan.of(goal)).get("plan_frame_interval_s").value(), 1e-12);
  }

  @Test
  void anErrorOutOfReachIsRefusedWithTheSpecklesItNeeds() {
    Finding plan =
        byKey(AcquisitionPlan.of(new Goal(20, 0, 0.8, 1, 20, 4, 0.001))).get("plan_record_s");
    assertEquals(Grade.WARNING, plan.grade());
    assertTrue(plan.remark().matches("\\d+ speckles in a record of 400 tau would"), plan.remark());
  }

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("dose.csv"), text);
  }

  @Test
  void aLineThroughTheLogarithmsGivesTheTimeAtZeroDose() throws IOException {
    StringBuilder rows = new StringBuilder("dose_rate_e_nm2_s,tau_s,tau_sd_s\n");
    for (double rate : new double[] {1e3, 2e3, 4e3}) {
      double tau = 30 * Math.exp(-1e-4 * rate);
      rows.append(rate).append(',').append(tau).append(',').append(0.05 * tau).append('\n');
    }
    DoseSeries series = DoseSeries.read(table(rows.toString()));
    assertEquals(30, series.tau0(), 1e-9);
    assertEquals(-1e-4, series.slope(), 1e-14);
    // sum (x - mean)^2 = 14/3 (1e3)^2, so that sd = 0.05 / sqrt(14/3) / 1e3
    assertEquals(0.05 / Math.sqrt(14.0 / 3) / 1e3, series.slopeSd(), 1e-12);
    assertEquals(0, series.reducedChi2(), 1e-12);
    assertEquals(Grade.WARNING, byKey(series.findings()).get("dose_slope_nm2_s_per_e").grade());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "1,2,-1~row 2: tau_sd_s is -1; allowed: a number above 0",
        "-1,2,1~row 2: dose_rate_e_nm2_s is -1; allowed: a number not below 0",
        "1,0,1~row 2: tau_s is 0",
        "1,x,1~row 2, tau_s: 'x' is not a number",
        "1,2,1~two different dose rates",
      })
  void aDoseTableThatCannotBeUsedIsNamed(String row, String words) throws IOException {
    Path file = table("dose_rate_e_nm2_s,tau_s,tau_sd_s\n" + row + "\n");
    InvalidInput refusal = assertThrows(InvalidInput.class, () -> DoseSeries.read(file));
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }

  @Test
  void oneTemperatureOnly() throws IOException {
    Path file = table("temperature_K,dose_rate_e_nm2_s,tau_s,tau_sd_s\n500,1,2,1\n510,2,2,1\n");
    InvalidInput refusal = assertThrows(InvalidInput.class, () -> DoseSeries.read(file));
    assertTrue(refusal.getMessage().contains("row 3: temperature_K is 510"), refusal.getMessage());
  }
}
