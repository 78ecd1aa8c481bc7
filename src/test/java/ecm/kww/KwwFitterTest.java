package ecm.kww;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.stack.PixelFlag;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KwwFitterTest {

  private static final double LENGTH = NoisyCurves.FRAMES;
  private static final double[] TIMES = NoisyCurves.times(60, 1);

  @ParameterizedTest
  @CsvSource({
    "1, 100, 0.8",
    "0.05, 1000, 0.4",
    "2.5, 20, 1",
    "0.5, 3900, 1.9",
    "0.3, 0.7, 0.6",
    "1e-3, 50, .3"
  })
  void exactCurvesAreRecovered(double contrast, double tau, double beta) {
    double[] g2 = NoisyCurves.exact(TIMES, contrast, tau, beta);
    for (FitMode mode : FitMode.values()) {
      KwwFit fit = fit(mode, g2);
      assertEquals(1, fit.contrast / contrast, 1e-6);
      assertEquals(1, fit.tau / tau, 1e-6);
      assertEquals(1, fit.beta / beta, 1e-6);
      assertEquals(1, fit.baseline);
      assertEquals(0, fit.rms, 1e-9 * contrast);
      assertEquals(0, fit.flags);
    }
  }

  @ParameterizedTest
  @CsvSource({"NONE, -0.04", "PAIRS, 0.02"})
  void aFreeBaselineIsRecovered(Weights weights, double offset) {
    double[] g2 = NoisyCurves.exact(TIMES, 0.4, 80, 0.7);
    for (int i = 0; i < g2.length; i++) {
      g2[i] += offset;
    }
    KwwFit fit = new KwwFit();
    FitParameters parameters = new FitParameters(FitMode.FULL, 2, weights, true);
    new KwwFitter(parameters, TIMES, 1, LENGTH).fit(g2, fit);
    assertEquals(1 + offset, fit.baseline, 1e-7);
    assertEquals(0.4, fit.contrast, 1e-6);
    assertEquals(1, fit.tau / 80, 1e-6);
    assertEquals(0.7, fit.beta, 1e-6);
  }

  @Test
  void timesThatAreNotLogSpacedGiveTheSame() {
    double[] whole = {1, 2, 3, 4, 6, 8, 11, 16, 23, 32, 45, 64, 91, 128, 181, 256, 362, 512};
    KwwFit fit = new KwwFit();
    new KwwFitter(FitParameters.defaults(), whole, 1, LENGTH)
        .fit(NoisyCurves.exact(whole, 0.7, 30, 0.6), fit);
    assertEquals(1, fit.tau / 30, 1e-6);
    assertEquals(0.6, fit.beta, 1e-6);
  }

  @Test
  void tauScalesWithTheUnitOfTime() {
    double[][] curves = NoisyCurves.random(20, TIMES, 5);
    double unit = 1e3;
    double[] scaled = Arrays.stream(TIMES).map(t -> t * unit).toArray();
    for (FitMode mode : FitMode.values()) {
      KwwFitter fitter =
          new KwwFitter(FitParameters.defaults().withMode(mode), scaled, unit, LENGTH * unit);
      for (double[] curve : curves) {
        KwwFit plain = fit(mode, curve);
        KwwFit other = new KwwFit();
        fitter.fit(curve, other);
        assertEquals(plain.flags, other.flags);
        if (PixelFlag.withoutValue(plain.flags)) {
          continue;
        }
        assertEquals(plain.tau * unit, other.tau, plain.tau * unit * 1e-7);
        assertEquals(plain.beta, other.beta, 1e-7);
      }
    }
  }

  @Test
  void theRangeEndsBeforeTheFirstValueNotAboveOne() {
    double[] g2 = NoisyCurves.exact(TIMES, 0.5, 60, 0.9);
    double[] spoiled = g2.clone();
    Arrays.fill(spoiled, 40, 60, 7);
    spoiled[40] = 1;
    KwwFit fit = fit(FitMode.CLASSIC, spoiled);
    assertEquals(40, fit.points);
    assertEquals(1, fit.tau / 60, 1e-6);
    spoiled[40] = Double.NaN;
    assertEquals(40, fit(FitMode.BOUNDED, spoiled).points);
  }

  @Test
  void fullModeLeavesOutWhatIsNotFinite() {
    double[] g2 = NoisyCurves.exact(TIMES, 0.5, 60, 0.9);
    g2[0] = Double.NaN;
    g2[30] = Double.NaN;
    g2[59] = Double.POSITIVE_INFINITY;
    KwwFit fit = fit(FitMode.FULL, g2);
    assertEquals(57, fit.points);
    assertEquals(1, fit.tau / 60, 1e-6);
  }

  @ParameterizedTest
  @EnumSource(
      value = FitMode.class,
      names = {"BOUNDED", "CLASSIC"})
  void fourPointsAreTooFewAndFiveEnough(FitMode mode) {
    double[] g2 = NoisyCurves.exact(TIMES, 0.5, 6, 0.9);
    double[] four = g2.clone();
    four[4] = 1;
    KwwFit fit = fit(mode, four);
    assertEquals(PixelFlag.TOO_FEW_LAGS.bit(), fit.flags);
    assertEquals(4, fit.points);
    assertTrue(Double.isNaN(fit.tau) && Double.isNaN(fit.beta) && Double.isNaN(fit.contrast));
    double[] five = g2.clone();
    five[5] = 0.9;
    assertEquals(1, fit(mode, five).tau / 6, 1e-6);
  }

  @ParameterizedTest
  @EnumSource(FitMode.class)
  void nothingToFitIsTooFewLags(FitMode mode) {
    double[] unknown = new double[60];
    Arrays.fill(unknown, Double.NaN);
    assertEquals(PixelFlag.TOO_FEW_LAGS.bit(), fit(mode, unknown).flags);
  }

  @Test
  void curvesBelowOneAreNotFitted() {
    double[] below = new double[60];
    Arrays.fill(below, 0.99);
    assertEquals(PixelFlag.TOO_FEW_LAGS.bit(), fit(FitMode.BOUNDED, below).flags);
    assertEquals(PixelFlag.TOO_FEW_LAGS.bit(), fit(FitMode.CLASSIC, below).flags);
    assertEquals(PixelFlag.NO_CONVERGENCE.bit(), fit(FitMode.FULL, below).flags);
  }

  /** No decay within the record: the bound tau = T, or without bounds no minimum at all. */
  @Test
  void aFlatOrRisingCurveHasNoRelaxationTime() {
    double[] flat = new double[60];
    Arrays.fill(flat, 1.5);
    double[] rising = new double[60];
    Arrays.setAll(rising, i -> 1.2 + 0.01 * i);
    for (double[] g2 : new double[][] {flat, rising}) {
      assertEquals(LENGTH, fit(FitMode.BOUNDED, g2).tau, 1e-6);
      assertEquals(PixelFlag.NO_CONVERGENCE.bit(), fit(FitMode.CLASSIC, g2).flags);
      assertEquals(PixelFlag.NO_CONVERGENCE.bit(), fit(FitMode.FULL, g2).flags);
      assertTrue(Double.isNaN(fit(FitMode.FULL, g2).tau));
    }
  }

  @Test
  void aBetaAtItsBoundIsFlagged() {
    double[] g2 = NoisyCurves.exact(TIMES, 0.5, 60, 1.5);
    KwwFit fit = new KwwFit();
    FitParameters parameters = new FitParameters(FitMode.BOUNDED, 1, Weights.NONE, false);
    new KwwFitter(parameters, TIMES, 1, LENGTH).fit(g2, fit);
    assertEquals(1, fit.beta);
    assertTrue(PixelFlag.BETA_AT_BOUND.in(fit.flags));
    assertEquals(0, fit(FitMode.BOUNDED, g2).flags);
  }

  @Test
  void aLargeResidualIsFlagged() {
    double[] g2 = NoisyCurves.exact(TIMES, 0.5, 60, 0.8);
    for (int i = 0; i < 60; i++) {
      g2[i] += i % 2 == 0 ? 0.2 : -0.2;
    }
    KwwFit fit = fit(FitMode.FULL, g2);
    assertEquals(0.2, fit.rms, 0.01);
    assertTrue(PixelFlag.LARGE_RESIDUAL.in(fit.flags));
  }

  @Test
  void aFitterLeavesNoTraceOfTheCurveBefore() {
    double[][] curves = NoisyCurves.random(10, TIMES, 8);
    KwwFitter shared = new KwwFitter(FitParameters.defaults(), TIMES, 1, LENGTH);
    for (double[] curve : curves) {
      KwwFit fit = new KwwFit();
      shared.fit(curve, fit);
      assertEquals(fit(FitMode.BOUNDED, curve).tau, fit.tau);
    }
  }

  @Test
  void anUpperBoundOfBetaBelowTheLowerOneIsRefused() {
    FitParameters parameters = new FitParameters(FitMode.BOUNDED, 0.1, Weights.NONE, false);
    assertThrows(InvalidInput.class, () -> new KwwFitter(parameters, TIMES, 1, LENGTH));
  }

  static KwwFit fit(FitMode mode, double[] g2) {
    KwwFit fit = new KwwFit();
    new KwwFitter(FitParameters.defaults().withMode(mode), TIMES, 1, LENGTH).fit(g2, fit);
    return fit;
  }
}
