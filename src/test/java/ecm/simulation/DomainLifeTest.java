package ecm.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ecm.base.Progress;
import ecm.simulation.medium.Medium;
import ecm.simulation.medium.TauHistory;
import ecm.simulation.parameters.Heterogeneity;
import ecm.simulation.parameters.SimulationParameters;
import ecm.stack.FloatMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Domains that live for a while: tau = 20 frames. */
class DomainLifeTest {

  private static final SimulationParameters FILM =
      SimulationParameters.homogeneousFilm()
          .withSampling(0.1, 0.25)
          .withSize(24, 20)
          .withFrames(600)
          .withTau(2)
          .withBeta(0.7)
          .withSigma(0.5, 0.5);

  private static SimulationParameters living(double life) {
    return FILM.withHeterogeneity(Heterogeneity.NONE.withDomainLife(life));
  }

  /** The covariance of ln tau is sigma^2 exp(-t/life) exp(-r/xi), over independent seeds. */
  @Test
  void domainsForgetAtTheirRate() {
    int[] lags = {0, 40, 100, 300};
    double[][] products = new double[lags.length][40];
    double[] beside = new double[40];
    double[] mean = new double[40];
    for (int seed = 0; seed < 40; seed++) {
      Medium medium =
          new Medium(living(5).withSeed(seed), new ecm.stack.Rect(0, 0, 24, 20), Progress.NONE);
      TauHistory history = medium.history();
      assertEquals(2, history.framesPerMap());
      assertEquals(300, history.maps());
      for (int t = 0; t < 300; t += 20) {
        float[] now = history.at(t).values();
        for (int k = 0; k < lags.length; k++) {
          float[] later = history.at(t + lags[k]).values();
          for (int i = 0; i < now.length; i++) {
            products[k][seed] += ln(now[i]) * ln(later[i]) / now.length / 15;
          }
        }
        for (int y = 0; y < 20; y++) {
          beside[seed] += ln(now[24 * y + 4]) * ln(history.at(t + 40).values()[24 * y + 8]) / 300;
        }
        mean[seed] += ln(now[77]) / 15;
      }
    }
    for (int k = 0; k < lags.length; k++) {
      double truth = 0.25 * Math.exp(-lags[k] / 100.0);
      Estimate.of(products[k]).assertNear(truth, 0.02, "lag " + lags[k]);
    }
    Estimate.of(beside).assertNear(0.25 * Math.exp(-0.4 - 2), 0.02, "4 pixels, 40 frames away");
    Estimate.of(mean).assertNear(0, 0.1, "mean");
  }

  private static double ln(double tau) {
    return Math.log(tau / 2);
  }

  /** The first map is that of static domains, and stays so if domains live long. */
  @Test
  void longLivedDomainsAreStatic() {
    FloatMap still = Simulation.of(FILM, Progress.NONE).tau();
    Simulation slow = Simulation.of(living(1e6), Progress.NONE);
    for (int i = 0; i < still.values().length; i++) {
      assertEquals(1, slow.truth().tau().at(0).values()[i] / still.values()[i], 0.0051);
      assertEquals(1, slow.tau().values()[i] / still.values()[i], 0.05);
    }
    TauHistory history = slow.truth().tau();
    assertThrows(IndexOutOfBoundsException.class, () -> history.at(600));
    Simulation fixed = Simulation.of(FILM, Progress.NONE);
    assertArrayEquals(fixed.tau().values(), fixed.truth().tau().at(599).values());
  }

  /** In the static limit a long pixel has g2 = 1 + exp(-2 (t/tau)^beta) with its own tau. */
  @Test
  void inTheStaticLimitG2IsThatOfOnePixel() {
    SimulationParameters line =
        living(1e6).withSize(6, 1).withSigma(0.5, 0).withFrames(100_000).withSpeckle(0);
    Simulation simulation = Simulation.of(line.withTau(1), Progress.NONE);
    double[][] series = Series.of(simulation.stack());
    for (int i = 0; i < series.length; i++) {
      double tau = simulation.tau().values()[i];
      for (int lag : new int[] {0, 1, 5, 20}) {
        double[] blocks = new double[50];
        for (int b = 0; b < blocks.length; b++) {
          blocks[b] = Series.covariance(series[i], lag, 2000 * b, 2000 * (b + 1));
        }
        double truth = Math.exp(-2 * Math.pow(0.1 * lag / tau, 0.7));
        Estimate.of(blocks).assertNear(truth, 0.05, "tau " + tau + ", lag " + lag);
      }
    }
  }

  /** exp(-2 |s(t) - s(t')|^beta) of each pixel's own clock, which the history of tau tells. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 10})
  void g2FollowsTheClockOfEachPixel(double life) {
    SimulationParameters film = living(life).withSigma(0.7, 0).withSpeckle(0);
    Simulation simulation = Simulation.of(film, Progress.NONE);
    double[][] series = Series.of(simulation.stack());
    double[][] clock = clocks(simulation);
    for (int lag : new int[] {1, 4, 15, 40}) {
      double[] excess = new double[series.length];
      for (int i = 0; i < excess.length; i++) {
        double truth = 0;
        for (int t = 0; t + lag < 600; t++) {
          double ds = clock[i][t + lag] - clock[i][t];
          truth += Math.exp(-2 * Math.pow(ds, 0.7)) / (600 - lag);
        }
        excess[i] = Series.covariance(series[i], lag) - truth;
      }
      Estimate.of(excess).assertNear(0, 0.03, "lag " + lag);
    }
  }

  private static double[][] clocks(Simulation simulation) {
    double[][] clock = new double[24 * 20][600];
    for (int t = 1; t < 600; t++) {
      float[] tau = simulation.truth().tau().at(t - 1).values();
      for (int i = 0; i < clock.length; i++) {
        clock[i][t] = clock[i][t - 1] + 0.1 / tau[i];
      }
    }
    return clock;
  }
}
