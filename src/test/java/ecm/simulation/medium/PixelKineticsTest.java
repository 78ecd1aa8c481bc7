package ecm.simulation.medium;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.simulation.Estimate;
import ecm.simulation.Series;
import ecm.simulation.Simulation;
import ecm.simulation.parameters.Heterogeneity;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.Rect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exponents of single pixels, and exponents above 1. */
class PixelKineticsTest {

  private static final SimulationParameters FILM =
      SimulationParameters.homogeneousFilm()
          .withSampling(0.1, 0.25)
          .withSize(40, 32)
          .withFrames(50)
          .withBeta(0.7)
          .withSigma(0.5, 1)
          .withHeterogeneity(Heterogeneity.NONE.withBeta(0.08, -1));

  /** A record of 20000 tau: each pixel has the tau and the beta of the maps of truth. */
  @Test
  void aLongPixelRelaxesAsItsTruthSays() {
    SimulationParameters line =
        FILM.withSize(6, 1)
            .withFrames(200_000)
            .withTau(1)
            .withSpeckle(0)
            .withSigma(0.5, 0)
            .withSeed(2);
    Simulation simulation = Simulation.of(line, Progress.NONE);
    double[][] series = Series.of(simulation.stack());
    for (int i = 0; i < series.length; i++) {
      double tau = simulation.tau().values()[i];
      double beta = simulation.truth().beta().values()[i];
      for (int lag : new int[] {1, 5, 20}) {
        double[] blocks = new double[100];
        for (int b = 0; b < blocks.length; b++) {
          blocks[b] = Series.covariance(series[i], lag, 2000 * b, 2000 * (b + 1));
        }
        double truth = Math.exp(-2 * Math.pow(0.1 * lag / tau, beta));
        Estimate.of(blocks).assertNear(truth, 0.03, "beta " + beta + ", lag " + lag);
      }
    }
  }

  @Test
  void exponentsAreNormalCorrelatedAndIndependentOfTau() {
    int maps = 80;
    double[][] moments = new double[4][maps];
    Rect field = new Rect(0, 0, 40, 32);
    for (int seed = 0; seed < maps; seed++) {
      SimulationParameters one = FILM.withSeed(seed);
      float[] betas = BetaField.of(one, field);
      int[] steps = TauField.steps(one, field);
      for (int i = 0; i < betas.length - 4; i++) {
        double share = 1.0 / (betas.length - 4);
        double b = (betas[i] - 0.7) / 0.08;
        boolean row = i % 40 < 36;
        moments[0][seed] += b * share;
        moments[1][seed] += b * b * share;
        moments[2][seed] += row ? b * (betas[i + 4] - 0.7) / 0.08 * share / 0.9 : 0;
        moments[3][seed] += b * steps[i] * Spectra.STEP / 0.5 * share;
      }
    }
    Estimate.of(moments[0]).assertNear(0, 0.05, "mean");
    Estimate.of(moments[1]).assertNear(1, 0.05, "variance");
    Estimate.of(moments[2]).assertNear(Math.exp(-1), 0.05, "four pixels, one xi, away");
    Estimate.of(moments[3]).assertNear(0, 0.05, "with ln tau");
  }

  @Test
  void theCorrelationLengthIsThatOfTauUnlessGiven() {
    Rect field = new Rect(0, 0, 40, 32);
    float[] asTau = BetaField.of(FILM, field);
    assertArrayEquals(
        asTau, BetaField.of(FILM.withHeterogeneity(Heterogeneity.NONE.withBeta(0.08, 1)), field));
    SimulationParameters longer = FILM.withHeterogeneity(Heterogeneity.NONE.withBeta(0.08, 3));
    double[] near = new double[60];
    for (int seed = 0; seed < near.length; seed++) {
      float[] betas = BetaField.of(longer.withSeed(seed), field);
      for (int y = 0; y < 32; y++) {
        near[seed] += (betas[40 * y] - 0.7) * (betas[40 * y + 12] - 0.7) / 0.0064 / 32;
      }
    }
    Estimate.of(near).assertNear(Math.exp(-1), 0.1, "twelve pixels, 3 nm, away");
  }

  /** Exponents beyond what a field can have are cut off: 0.1 and 2. */
  @Test
  void exponentsStayPossible() {
    Heterogeneity wide = Heterogeneity.NONE.withBeta(0.5, 0);
    float least = 9;
    float most = 0;
    for (float beta : BetaField.of(FILM.withHeterogeneity(wide), new Rect(0, 0, 40, 32))) {
      least = Math.min(least, beta);
      most = Math.max(most, beta);
    }
    assertEquals(0.1f, least);
    assertTrue(most > 1.8 && most <= 2, "largest " + most);
  }

  /** By the plain sum over frequencies, on the circle that is long enough. */
  @ParameterizedTest
  @CsvSource({"64, 5, 2, 128", "64, 20, 1.5, 128", "64, 20, 2, 256", "64, 0.3, 1.7, 128"})
  void covarianceIsExactAboveOne(int frames, double tau, double beta, int expected) {
    Kinetics kinetics = new Kinetics(tau, beta);
    int circle = Kinetics.circle(frames, List.of(kinetics), Progress.NONE);
    assertEquals(expected, circle);
    float[] amplitudes = new Circulant(circle).set(kinetics).amplitudes();
    for (int lag = 0; lag < frames; lag++) {
      double sum = 0;
      for (int f = 0; f < circle; f++) {
        double a = amplitudes[Math.min(f, circle - f)];
        sum += 2 * a * a * Math.cos(2 * Math.PI * f * lag / circle);
      }
      assertEquals(Math.exp(-Math.pow(lag / tau, beta)), sum, 2e-6);
    }
  }

  @Test
  void refusesAnExponentAboveOneInAShortRecord() {
    SimulationParameters slow =
        FILM.withTau(1000).withSigma(0, 0).withBeta(1.9).withHeterogeneity(Heterogeneity.NONE);
    InvalidInput refused =
        assertThrows(InvalidInput.class, () -> Simulation.of(slow, Progress.NONE));
    assertEquals(
        "beta is 1.9 where tau is up to 1000 s, but must be 0.1 to 1 in a record of 5 s: more needs"
            + " a record that is long against tau",
        refused.getMessage());
  }
}
