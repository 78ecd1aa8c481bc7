package ecm.kww;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.stack.PixelFlag;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecayModelTest {

  private static final double LENGTH = NoisyCurves.FRAMES;
  private static final double[] TIMES = NoisyCurves.times(60, 1);

  private static DecayFit fit(DecayModel model, FitParameters parameters, double[] g2) {
    DecayFit fit = new DecayFit(model);
    DecayFitter.of(model, parameters, TIMES, 1, LENGTH).fit(g2, fit);
    return fit;
  }

  /** Against central differences, at points off the bounds. */
  @Test
  void slopesAreDerivatives() {
    for (DecayModel model : DecayModels.all()) {
      double[] lnTimes = KwwFitter.lnTimes(TIMES);
      int n = lnTimes.length;
      for (double[] p : model.starts(Math.log(40))) {
        double[][] slopes = new double[p.length][n];
        model.evaluate(p, lnTimes, n, new double[n], slopes);
        for (int k = 0; k < p.length; k++) {
          double[] above = shifted(model, p, k, 1e-5);
          double[] below = shifted(model, p, k, -1e-5);
          for (int i = 0; i < n; i++) {
            assertEquals((above[i] - below[i]) / 2e-5, slopes[k][i], 1e-8, model.name() + k);
          }
        }
      }
    }
  }

  private static double[] shifted(DecayModel model, double[] p, int k, double by) {
    double[] moved = p.clone();
    moved[k] += by;
    double[] decay = new double[TIMES.length];
    model.evaluate(moved, KwwFitter.lnTimes(TIMES), TIMES.length, decay, null);
    return decay;
  }

  @ParameterizedTest
  @EnumSource(FitMode.class)
  void theStretchedExponentialIsThatOfKwwFitterToTheLastBit(FitMode mode) {
    FitParameters parameters = FitParameters.defaults().withMode(mode);
    KwwFitter kww = new KwwFitter(parameters, TIMES, 1, LENGTH);
    KwwFit expected = new KwwFit();
    for (double[] g2 : NoisyCurves.random(100, TIMES, 4)) {
      kww.fit(g2, expected);
      DecayFit fit = fit(DecayModels.named("kww"), parameters, g2);
      assertEquals(expected.tau, fit.values[0]);
      assertEquals(expected.beta, fit.values[1]);
      assertEquals(expected.contrast, fit.contrast);
      assertEquals(expected.rms, fit.rms);
      assertEquals(expected.flags, fit.flags);
    }
  }

  /** Two searches that share no code end in the same minimum. */
  @ParameterizedTest
  @EnumSource(FitMode.class)
  void theGeneralSearchFindsTheMinimumOfTheSpecialOne(FitMode mode) {
    FitParameters parameters = FitParameters.defaults().withMode(mode);
    KwwFitter kww = new KwwFitter(parameters, TIMES, 1, LENGTH);
    ProjectedFitter general =
        new ProjectedFitter(StretchedExponential.MODEL, parameters, TIMES, 1, LENGTH);
    KwwFit expected = new KwwFit();
    DecayFit fit = new DecayFit(StretchedExponential.MODEL);
    int compared = 0;
    for (double[] g2 : NoisyCurves.random(200, TIMES, 5)) {
      kww.fit(g2, expected);
      general.fit(g2, fit);
      assertEquals(PixelFlag.withoutValue(expected.flags), PixelFlag.withoutValue(fit.flags));
      if (!PixelFlag.withoutValue(expected.flags)) {
        assertEquals(1, fit.rms / expected.rms, 1e-9);
        assertEquals(1, fit.values[0] / expected.tau, 1e-5);
        assertEquals(expected.beta, fit.values[1], 1e-5);
        compared++;
      }
    }
    assertTrue(compared > 180, compared + " compared");
  }

  @ParameterizedTest
  @CsvSource({
    "0.4, 400, 20, 0.8, 0.4, 0",
    "1, 100, 10, 1, 0.7, -0.03",
    "0.2, 1000, 10, 0.6, 0.2, 0.02",
    "2, 60, 20, 1.4, 0.5, 0",
    "0.5, 1500, 6, 0.8, 0.85, 0.01",
    "0.5, 900, 180, 0.9, 0.15, 0",
    "0.3, 300, 100, 0.7, 0.5, 0"
  })
  void exactCurvesOfTwoProcessesAreRecovered(
      double contrast, double slow, double fast, double beta, double fraction, double offset) {
    double[] g2 = two(contrast, slow, fast, beta, fraction);
    double[] shifted = Arrays.stream(g2).map(g -> g + offset).toArray();
    for (Weights weights : Weights.values()) {
      DecayFit free =
          fit(TwoProcesses.MODEL, new FitParameters(FitMode.FULL, 2, weights, true), shifted);
      assertTwo(free, contrast, slow, fast, beta, fraction);
      assertEquals(1 + offset, free.baseline, 1e-5);
    }
    for (FitMode mode : FitMode.values()) {
      DecayFit fit = fit(TwoProcesses.MODEL, FitParameters.defaults().withMode(mode), g2);
      assertTwo(fit, contrast, slow, fast, beta, fraction);
      assertEquals(1, fit.baseline);
    }
  }

  private static double[] two(
      double contrast, double slow, double fast, double beta, double fraction) {
    return Arrays.stream(TIMES)
        .map(
            t ->
                1
                    + contrast
                        * (fraction * Math.exp(-2 * Math.pow(t / fast, beta))
                            + (1 - fraction) * Math.exp(-2 * Math.pow(t / slow, beta))))
        .toArray();
  }

  private static void assertTwo(
      DecayFit fit, double contrast, double slow, double fast, double beta, double fraction) {
    assertEquals(0, fit.flags);
    assertFalse(fit.atBound);
    assertEquals(1, fit.contrast / contrast, 1e-4);
    assertEquals(1, fit.values[0] / slow, 1e-4);
    assertEquals(1, fit.values[1] / fast, 1e-4);
    assertEquals(beta, fit.values[2], 1e-4);
    assertEquals(fraction, fit.values[3], 1e-4);
  }

  @Test
  void oneRelaxationEndsAtABound() {
    double[] g2 = NoisyCurves.exact(TIMES, 0.5, 80, 0.7);
    DecayFit fit = fit(TwoProcesses.MODEL, FitParameters.defaults(), g2);
    assertTrue(fit.atBound, Arrays.toString(fit.values));
    assertEquals(0, fit.rms, 1e-4);
  }

  @Test
  void fewPointsAreNotFitted() {
    double[] g2 = new double[TIMES.length];
    Arrays.fill(g2, Double.NaN);
    for (int i = 0; i < 6; i++) {
      g2[i] = 2 - 0.1 * i;
    }
    DecayFit fit = fit(TwoProcesses.MODEL, FitParameters.defaults(), g2);
    assertEquals(PixelFlag.TOO_FEW_LAGS.bit(), fit.flags);
    assertEquals(6, fit.points);
    assertTrue(Double.isNaN(fit.values[0]) && Double.isNaN(fit.contrast));
  }

  @Test
  void aCurveThatDoesNotDecayHasNoFit() {
    double[] g2 = new double[TIMES.length];
    Arrays.fill(g2, 1.5);
    DecayFit fit = fit(TwoProcesses.MODEL, FitParameters.defaults().withMode(FitMode.FULL), g2);
    assertEquals(PixelFlag.NO_CONVERGENCE.bit(), fit.flags);
  }

  @Test
  void anUnknownModelIsRefusedWithTheList() {
    assertEquals(
        "model is 'x'; allowed: kww, two-kww, exponential",
        assertThrows(InvalidInput.class, () -> DecayModels.named("x")).getMessage());
  }

  @Test
  void betaMaxIsChecked() {
    FitParameters parameters = new FitParameters(FitMode.BOUNDED, 0.2, Weights.NONE, false);
    for (DecayModel model : DecayModels.all()) {
      assertThrows(InvalidInput.class, () -> DecayFitter.of(model, parameters, TIMES, 1, LENGTH));
    }
  }
}
