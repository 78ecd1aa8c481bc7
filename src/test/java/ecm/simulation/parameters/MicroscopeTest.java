package ecm.simulation.parameters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.simulation.Estimate;
import ecm.simulation.Series;
import ecm.simulation.Simulation;
import ecm.simulation.microscope.BeamCurve;
import ecm.simulation.microscope.Jitter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Modes, jitter and beam against their formulas. */
class MicroscopeTest {

  private static final SimulationParameters FILM =
      SimulationParameters.homogeneousFilm().withSampling(0.1, 0.25).withBeta(0.8);

  /** g2 = 1 + exp(-2 (t/tau)^beta) / M. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void contrastFallsWithTheNumberOfModes(int modes) {
    SimulationParameters film =
        FILM.withSize(40, 40)
            .withFrames(500)
            .withTau(1)
            .withSpeckle(0)
            .withMicroscope(Microscope.IDEAL.withModes(modes));
    double[][] series = Series.of(Simulation.of(film, Progress.NONE).stack());
    for (int lag : new int[] {0, 1, 10, 50}) {
      double[] products =
          Arrays.stream(series).mapToDouble(pixel -> Series.covariance(pixel, lag)).toArray();
      double truth = Math.exp(-2 * Math.pow(lag / 10.0, 0.8)) / modes;
      Estimate.of(products).assertNear(truth, 0.01, "lag " + lag);
    }
    double[] means = Arrays.stream(series).mapToDouble(MicroscopeTest::mean).toArray();
    Estimate.of(means).assertNear(1, 0.01, "mean");
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /**
   * The mean of |mu(d - d')|^2 = exp(-|d - d'|^2 / s^2) over two normal displacements of standard
   * deviation j per axis is 1 / (1 + 4 j^2 / s^2); at one time nothing changes.
   */
  @ParameterizedTest
  @CsvSource({"0.5, 2.8", "0.3, 2"})
  void jitterTakesItsShareOfG2(double jitter, double fwhm) {
    int[] lags = {0, 1, 2, 20};
    double[][] products = new double[lags.length][30];
    double[] means = new double[30];
    SimulationParameters film =
        FILM.withSize(24, 24)
            .withFrames(300)
            .withTau(2)
            .withSpeckle(fwhm * 0.25)
            .withMicroscope(Microscope.IDEAL.withJitter(jitter));
    for (int seed = 0; seed < 30; seed++) {
      double[][] series =
          Series.of(Simulation.of(film.withSeed(200 + seed), Progress.NONE).stack());
      for (double[] pixel : series) {
        means[seed] += mean(pixel) / series.length;
        for (int k = 0; k < lags.length; k++) {
          products[k][seed] += Series.covariance(pixel, lags[k], 1, 300) / series.length;
        }
      }
    }
    double s = fwhm / (2 * Math.sqrt(Math.log(2)));
    double share = 1 / (1 + 4 * jitter * jitter / (s * s));
    Estimate.of(means).assertNear(1, 0.01, "mean");
    for (int k = 0; k < lags.length; k++) {
      double still = Math.exp(-2 * Math.pow(lags[k] / 20.0, 0.8));
      double truth = lags[k] == 0 ? 1 : still * share;
      Estimate.of(products[k]).assertNear(truth, 0.04, "lag " + lags[k]);
    }
  }

  /** Speckles of single frames keep their shape wherever the jitter put them. */
  @Test
  void jitterKeepsTheSpeckle() {
    SimulationParameters film =
        FILM.withSize(120, 120)
            .withFrames(40)
            .withTau(0.02)
            .withSpeckle(0.7)
            .withMicroscope(Microscope.IDEAL.withJitter(0.4));
    Simulation simulation = Simulation.of(film, Progress.NONE);
    for (int shift : new int[] {0, 1, 2, 3}) {
      double[] perFrame = new double[40];
      for (int t = 0; t < 40; t++) {
        float[] frame = simulation.stack().frame(t);
        for (int i = 0; i < 120 * 117; i++) {
          double v = (frame[i] - 1.0) * (frame[i + 120 * shift] - 1.0);
          perFrame[t] += v / (120 * 117);
        }
      }
      double truth = Math.pow(2, -4 * shift * shift / (2.8 * 2.8));
      Estimate.of(perFrame).assertNear(truth, 0.02, "shift " + shift);
    }
  }

  /** The edge and the spot are where the drift of the truth says. */
  @Test
  void jitterMovesTheSample() {
    SimulationParameters slab =
        FILM.withSize(40, 30)
            .withFrames(60)
            .withGeometry(Geometry.SLAB)
            .withRadius(4)
            .withSurface(0, 1)
            .withDrift(0.3)
            .withMicroscope(Microscope.IDEAL.withJitter(0.5));
    Simulation dark = Simulation.of(slab, Progress.NONE);
    Simulation bright = Simulation.of(slab.withSpot(5), Progress.NONE);
    double square = 0;
    for (int t = 0; t < 60; t++) {
      double dx = dark.drift().dx()[t];
      double dy = dark.drift().dy()[t];
      square += Math.pow(dy - Math.rint(dy), 2) / 60;
      for (int i = 0; i < 40 * 30; i++) {
        double x = i % 40 - dx;
        double r2 = Math.pow(x - 19, 2) + Math.pow(i / 40 - dy - 5, 2);
        boolean inside = Math.abs(x - 19.5) < 16;
        double spot = inside ? 5 * Math.pow(2, -4 * r2 / (5.6 * 5.6)) : 0;
        assertEquals(spot, bright.stack().frame(t)[i] - dark.stack().frame(t)[i], 1e-4);
        assertTrue(inside || dark.stack().frame(t)[i] == 0);
      }
    }
    assertTrue(square > 0.02, "displacements are not whole: " + square);
    assertEquals(0, dark.drift().dx()[0]);
    assertEquals(0, dark.drift().dy()[0]);
  }

  @Test
  void jitterHasTheRmsAskedFor() {
    Jitter jitter =
        Jitter.of(FILM.withFrames(20_000).withMicroscope(Microscope.IDEAL.withJitter(0.3)));
    for (double[] axis : new double[][] {jitter.dx(), jitter.dy()}) {
      double[] squares = Arrays.stream(axis).map(v -> v * v).toArray();
      Estimate.of(squares).assertNear(0.09, 0.002, "mean square");
      double[] products = new double[axis.length - 1];
      Arrays.setAll(products, t -> axis[t] * axis[t + 1]);
      Estimate.of(products).assertNear(0, 0.002, "white");
    }
  }

  @ParameterizedTest
  @CsvSource({"0.02, 20", "0.1, 0", "0.05, 3"})
  void beamIsAnOrnsteinUhlenbeckProcess(double noise, double time) {
    int[] lags = {0, 1, 10};
    double[][] products = new double[3][400];
    double[] ends = new double[400];
    SimulationParameters film =
        FILM.withFrames(300).withMicroscope(Microscope.IDEAL.withBeam(noise, time));
    for (int seed = 0; seed < 400; seed++) {
      double[] beam = BeamCurve.of(film.withSeed(seed));
      for (int k = 0; k < 3; k++) {
        products[k][seed] = Series.covariance(beam, lags[k]) / (noise * noise);
      }
      ends[seed] = Math.pow((beam[0] - 1) / noise, 2);
    }
    for (int k = 0; k < 3; k++) {
      double truth = lags[k] == 0 ? 1 : time == 0 ? 0 : Math.exp(-lags[k] / time);
      Estimate.of(products[k]).assertNear(truth, 0.05, "lag " + lags[k]);
    }
    Estimate.of(ends).assertNear(1, 0.1, "stationary from the first frame");
  }

  @Test
  void beamMultipliesEverything() {
    SimulationParameters wire =
        FILM.withGeometry(Geometry.CYLINDER).withSize(40, 20).withRadius(3).withFrames(50);
    SimulationParameters steady = wire.withNoise(0, 0.5).withSpot(2);
    Simulation before = Simulation.of(steady, Progress.NONE);
    Simulation after =
        Simulation.of(steady.withMicroscope(Microscope.IDEAL.withBeam(0.1, 5)), Progress.NONE);
    double[] beam = after.truth().beam();
    assertTrue(Arrays.stream(beam).distinct().count() == 50);
    for (int t = 0; t < 50; t++) {
      assertEquals(1, before.truth().beam()[t]);
      float[] plain = before.stack().frame(t);
      float[] lit = after.stack().frame(t);
      for (int i = 0; i < plain.length; i++) {
        assertEquals(plain[i] * beam[t], lit[i], 1e-6 * plain[i]);
      }
    }
  }
}
