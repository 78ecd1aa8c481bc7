package ecm.likelihood.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.likelihood.spectrum.DrawnSpectra;
import ecm.likelihood.spectrum.Dynamics;
import ecm.likelihood.spectrum.PixelSpectra;
import ecm.likelihood.spectrum.SpectraMaker;
import ecm.likelihood.spectrum.SpectrumModel;
import ecm.simulation.PixelRecords;
import java.util.Arrays;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts of simulated pixels have the moments that they should have. */
class SimulatedPixelsTest {

  private static final int FRAMES = 250;

  /** Mean, variance and covariances over records, each with its standard error. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0.7, 10",
    "1, 0.55, 0.7, 10",
    "2.5, 1, 0.7, 10",
    "2.5, 0.55, 1, 3",
    "10, 1, 0.6, 20",
    "3, 1, 0.5, 0.4",
    "1, 1, 1.5, 10"
  })
  void recordsHaveTheirMoments(double patterns, double share, double beta, double counts) {
    int records = 600;
    double tau = Math.exp(2.3);
    int[] lags = {1, 3, 10, 30};
    double contrast = share * share / patterns;
    double[][] found = new double[2 + lags.length][records];
    PixelRecords simulator =
        new PixelRecords(new PixelRecords.Conditions(FRAMES, patterns, share, 5));
    float[] record = new float[FRAMES];
    for (int r = 0; r < records; r++) {
      simulator.simulate(new PixelRecords.Pixel(r, 2.3, beta, counts), record);
      for (int t = 0; t < FRAMES; t++) {
        double d = record[t] / counts - 1;
        found[0][r] += d / FRAMES;
        found[1][r] += d * d / FRAMES;
        for (int k = 0; k < lags.length; k++) {
          if (t + lags[k] < FRAMES) {
            double product = d * (record[t + lags[k]] / counts - 1);
            found[2 + k][r] += product / (FRAMES - lags[k]);
          }
        }
      }
    }
    assertMean(0, found[0], "mean");
    assertMean(contrast + 1 / counts, found[1], "variance");
    for (int k = 0; k < lags.length; k++) {
      double truth = contrast * Math.exp(-2 * Math.pow(lags[k] / tau, beta));
      assertMean(truth, found[2 + k], "lag " + lags[k]);
    }
  }

  private static void assertMean(double truth, double[] values, String what) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double error = Math.sqrt(square) / values.length;
    assertEquals(truth, mean, 3.3 * error, what + " +- " + error);
    assertTrue(error < 0.15, "useful error of " + what);
  }

  /** Third moment <d_0 d_1 d_2> = 2 (A / K)^(1/2) A g1^2 g2 of K patterns. */
  @Test
  void patternsAreToldByTheThirdMoment() {
    double[] patterns = {1, 2.5, 4};
    for (double k : patterns) {
      PixelRecords simulator = new PixelRecords(new PixelRecords.Conditions(FRAMES, k, 1, 9));
      float[] record = new float[FRAMES];
      double[] third = new double[800];
      for (int r = 0; r < third.length; r++) {
        simulator.simulate(new PixelRecords.Pixel(r, 2.3, 1, 50), record);
        for (int t = 0; t + 2 < FRAMES; t++) {
          double product = (record[t] / 50 - 1) * (record[t + 1] / 50 - 1);
          third[r] += product * (record[t + 2] / 50 - 1) / (FRAMES - 2);
        }
      }
      double tau = Math.exp(2.3);
      if (k != 2.5) {
        assertMean(2 / (k * k) * Math.exp(-4 / tau), third, k + " patterns");
      } else {
        // two equal patterns and a fainter one: sum of cubes of their weights
        double equal = (1 + Math.sqrt((3 / k - 1) / 2)) / 3;
        double cubes = 2 * Math.pow(equal, 3) + Math.pow(1 - 2 * equal, 3);
        assertMean(2 * cubes * Math.exp(-4 / tau), third, k + " patterns");
      }
    }
  }

  @Test
  void aRecordIsTheSameWhicheverOthersAreMade() {
    PixelRecords.Conditions conditions = new PixelRecords.Conditions(100, 2.5, 0.8, 3);
    PixelRecords.Pixel pixel = new PixelRecords.Pixel(17, 1.5, 0.7, 4);
    float[] alone = new float[100];
    new PixelRecords(conditions).simulate(pixel, alone);
    PixelRecords busy = new PixelRecords(conditions);
    float[] again = new float[100];
    for (int i = 0; i < 5; i++) {
      busy.simulate(new PixelRecords.Pixel(i, 0.3 * i, 0.6, 9), again);
    }
    busy.simulate(pixel, again);
    assertArrayEquals(alone, again);
    busy.simulate(new PixelRecords.Pixel(18, 1.5, 0.7, 4), again);
    assertFalse(Arrays.equals(alone, again), "another number, another record");
  }

  private static SimulatedPixels pixels(Dynamics dynamics, int n) {
    PatternStatistics statistics = new PatternStatistics(1, 0.01, 1, 1, 2.5);
    return SimulatedPixels.of(
        new SimulatedPixels.Request(n, statistics, 4),
        DrawnSpectra.model(64, 4, 8, 16),
        dynamics,
        new double[] {10, 20, 30, 40},
        Progress.NONE);
  }

  @Test
  void pixelsAreTheSameWithAnyNumberOfThreads() {
    Dynamics dynamics = new Dynamics(0.7, 0, 0, 1, Math.log(0.5), 0.1, 0.05);
    SimulatedPixels one =
        Parallelization.runWithNumThreads(1, () -> SimulatedPixelsTest.pixels(dynamics, 100));
    SimulatedPixels two =
        Parallelization.runWithNumThreads(2, () -> SimulatedPixelsTest.pixels(dynamics, 100));
    assertArrayEquals(one.lnTau(), two.lnTau());
    assertArrayEquals(one.beta(), two.beta());
    assertArrayEquals(one.spectra().power(), two.spectra().power());
    assertArrayEquals(one.spectra().excess(), two.spectra().excess());
    assertArrayEquals(one.spectra().level(), two.spectra().level());
  }

  /** ln tau is of the population, brightness of the pixels in turn, 10 of gain 2.5 is 4 counts. */
  @Test
  void pixelsAreOfThePopulation() {
    Dynamics dynamics = new Dynamics(0.7, 0, 0, 1, Math.log(0.5), 0, 0.05);
    SimulatedPixels found = pixels(dynamics, 480);
    assertMoments(1, 0.5, found.lnTau());
    assertMoments(0.7, 0.05, found.beta());
    double covariance = 0;
    for (int i = 0; i < 480; i++) {
      covariance += (found.lnTau()[i] - 1) / 0.5 * (found.beta()[i] - 0.7) / 0.05 / 480;
      assertEquals(i < 120 ? 0 : i < 240 ? 1 : 2, found.spectra().level()[i], "pixel " + i);
    }
    assertEquals(0, covariance, 3 / Math.sqrt(480));
    Dynamics wide = new Dynamics(1.85, 0, 0, 1, Math.log(0.5), 0, 0.2);
    double[] beta = pixels(wide, 400).beta();
    assertEquals(2, Arrays.stream(beta).max().orElseThrow());
  }

  private static void assertMoments(double mean, double sd, double[] values) {
    double m = Arrays.stream(values).average().orElseThrow();
    double s = Arrays.stream(values).map(v -> (v - m) * (v - m)).average().orElseThrow();
    assertEquals(mean, m, 0.01 * sd);
    assertEquals(sd, Math.sqrt(s), 0.07 * sd);
  }

  /** The spread of brightness is of the truth, not of what is assumed: it shows in z. */
  @Test
  void brightnessThatScattersShowsInTheOwnMean() {
    Dynamics still = new Dynamics(0.7, 0, 0, -2, Math.log(0.1), 0, 0);
    double without = square(pixels(still, 400).spectra().excess());
    double with = square(pixels(still.withSpreads(0.2, 0), 400).spectra().excess());
    // <(exp(d) - 1)^2> = exp(2 s^2) - 2 exp(s^2 / 2) + 1 = 0.0429
    assertEquals(0.0429, with - without, 0.006);
  }

  private static double square(float[] values) {
    double sum = 0;
    for (float v : values) {
      sum += v * v / values.length;
    }
    return sum;
  }

  /** The spectra are those of the expected model: slow pixels many counts, no own mean. */
  @Test
  void spectraAreThoseOfTheModel() {
    SpectrumModel model = DrawnSpectra.model(64, 8);
    Dynamics dynamics = new Dynamics(0.8, 0, 0, 1, Math.log(1e-3), 0, 0);
    SimulatedPixels found =
        SimulatedPixels.of(
            new SimulatedPixels.Request(3000, new PatternStatistics(1, 0, 1, 1, 1), 6),
            model,
            dynamics,
            new double[] {8},
            Progress.NONE);
    int bins = model.bins().count();
    double[] expected = new double[bins];
    model.compute(new SpectrumModel.Point(0, 1, 0.8, 0), dynamics, model.scratch(), expected);
    for (int b = 1; b < bins; b++) {
      double mean = 0;
      for (int i = 0; i < 3000; i++) {
        mean += found.spectra().power()[i * bins + b] / expected[b] / 3000;
      }
      assertEquals(1, mean, 4.5 / Math.sqrt(3000 * model.bins().ordinates(b)), "bin " + b);
    }
  }

  /** A gain only rescales: counts times 7 with brightness times 7 have the same spectra. */
  @Test
  void theGainDoesNotMatter() {
    SpectrumModel model = DrawnSpectra.model(64, 8);
    float[] counts = new float[64];
    new PixelRecords(new PixelRecords.Conditions(64, 1, 1, 3))
        .simulate(new PixelRecords.Pixel(0, 1, 0.7, 8), counts);
    counts[5] = Float.NaN;
    float[] camera = counts.clone();
    for (int t = 0; t < 64; t++) {
      camera[t] *= 7;
    }
    PixelSpectra spectra = PixelSpectra.empty(model.bins().count(), 2);
    make(new SpectraMaker(model, 1), counts, 8, spectra, 0);
    make(new SpectraMaker(model, 7), camera, 56, spectra, 1);
    int bins = spectra.bins();
    for (int b = 0; b < bins; b++) {
      assertEquals(1, spectra.power()[b] / spectra.power()[bins + b], 1e-4);
    }
    assertEquals(spectra.excess()[0], spectra.excess()[1], 1e-6);
    double sum = 0;
    for (float c : counts) {
      sum += Float.isNaN(c) ? 0 : c / 63.0;
    }
    assertEquals(sum / 8 - 1, spectra.excess()[0], 1e-6);
  }

  private static void make(
      SpectraMaker maker, float[] record, double brightness, PixelSpectra spectra, int at) {
    maker.take(new float[][] {record}, 0, 1);
    maker.make(new double[] {brightness}, spectra, at);
  }

  /** Bit for bit, whatever the gaps of the others. */
  @ParameterizedTest
  @ValueSource(ints = {64, 100, 193})
  void aRecordHasTheSameSpectrumAloneAndAmongOthers(int frames) {
    SpectrumModel model = DrawnSpectra.model(frames, 8);
    float[][] counts = new float[11][frames];
    PixelRecords records = new PixelRecords(new PixelRecords.Conditions(frames, 1, 1, 3));
    double[] brightness = new double[11];
    for (int i = 0; i < 11; i++) {
      records.simulate(new PixelRecords.Pixel(i, 1, 0.7, 8 + i), counts[i]);
      brightness[i] = 8 + i;
    }
    counts[3][7] = Float.NaN;
    java.util.Arrays.fill(counts[5], 20, 40, Float.NaN);
    PixelSpectra together = PixelSpectra.empty(model.bins().count(), 11);
    SpectraMaker maker = new SpectraMaker(model, 1);
    maker.take(counts, 0, 11);
    assertEquals(frames - 1, maker.valid(3));
    assertEquals(frames - 20, maker.valid(5));
    maker.make(brightness, together, 0);
    PixelSpectra alone = PixelSpectra.empty(model.bins().count(), 11);
    for (int i = 0; i < 11; i++) {
      make(new SpectraMaker(model, 1), counts[i], brightness[i], alone, i);
    }
    assertArrayEquals(alone.power(), together.power());
    assertArrayEquals(alone.excess(), together.excess());
  }
}
