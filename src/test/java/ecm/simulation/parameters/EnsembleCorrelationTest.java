package ecm.simulation.parameters;

import ecm.base.Progress;
import ecm.simulation.Estimate;
import ecm.simulation.Series;
import ecm.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * g2 of the ensemble against its exact value. The ensemble mean intensity is 1 by definition, so
 * that the mean of (I - 1)(I' - 1) has no bias from the length of the record.
 */
class EnsembleCorrelationTest {

  private static final SimulationParameters FILM =
      SimulationParameters.homogeneousFilm().withSampling(0.1, 0.25);

  @ParameterizedTest
  @CsvSource({"0.4, 1, 11", "0.7, 1, 12", "0.8, 0.3, 13", "1, 1, 14", "1.5, 1, 15", "2, 0.5, 16"})
  void ofIndependentPixels(double beta, double contrast, long seed) {
    SimulationParameters film =
        FILM.withSize(40, 40).withFrames(500).withTau(1).withBeta(beta).withSpeckle(0);
    Simulation simulation =
        Simulation.of(film.withContrast(contrast).withSeed(seed), Progress.NONE);
    double[][] series = Series.of(simulation.stack());
    for (int lag : new int[] {0, 1, 3, 10, 50}) {
      double[] products = new double[series.length];
      for (int i = 0; i < products.length; i++) {
        products[i] = Series.covariance(series[i], lag);
      }
      double truth = contrast * Math.exp(-2 * Math.pow(lag / 10.0, beta));
      Estimate.of(products).assertNear(truth, 0.03, "lag " + lag);
    }
  }

  @Test
  void ofSpeckleOverIndependentSeeds() {
    double[][] products = new double[3][40];
    int[] lags = {1, 20, 100};
    for (int seed = 0; seed < 40; seed++) {
      SimulationParameters film = FILM.withSize(24, 24).withFrames(400).withTau(2);
      Simulation simulation = Simulation.of(film.withSeed(100 + seed), Progress.NONE);
      double[][] series = Series.of(simulation.stack());
      for (double[] pixel : series) {
        for (int k = 0; k < lags.length; k++) {
          products[k][seed] += Series.covariance(pixel, lags[k]) / series.length;
        }
      }
    }
    for (int k = 0; k < lags.length; k++) {
      double truth = Math.exp(-2 * Math.pow(lags[k] / 20.0, 0.8));
      Estimate.of(products[k]).assertNear(truth, 0.03, "lag " + lags[k]);
    }
  }
}
