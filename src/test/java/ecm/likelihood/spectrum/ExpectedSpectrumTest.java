package ecm.likelihood.spectrum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bins, taper, periodogram and its expectation against plain sums. */
class ExpectedSpectrumTest {

  @ParameterizedTest
  @ValueSource(ints = {64, 65, 100, 128, 129, 193, 800, 1000, 4000})
  void binsCoverEveryFrequencyOnce(int frames) {
    FrequencyBins bins = FrequencyBins.of(frames);
    int next = 1;
    double ordinates = 0;
    for (int b = 0; b < bins.count(); b++) {
      assertEquals(next, bins.first()[b]);
      assertTrue(bins.size()[b] > 0);
      double mean = 0;
      for (int k = next; k < next + bins.size()[b]; k++) {
        mean += (double) k / bins.length() / bins.size()[b];
      }
      assertEquals(mean, bins.frequency(b), 1e-12);
      next += bins.size()[b];
      ordinates += bins.ordinates(b);
    }
    assertEquals(bins.length() / 2, next);
    assertEquals((bins.length() / 2.0 - 1) * frames / bins.length(), ordinates, 1e-9);
    assertTrue(bins.length() >= frames && bins.length() <= 1.35 * frames, "L " + bins.length());
    assertEquals(0, bins.length() % 2);
    int rest = bins.length();
    for (int factor : new int[] {2, 3, 5}) {
      while (rest % factor == 0) {
        rest /= factor;
      }
    }
    assertEquals(1, rest, "a factor above 5");
  }

  /** min(1, distance from the end / (N / 20)), then of mean square 1. */
  private static double[] taper(int frames) {
    double[] w = new double[frames];
    double square = 0;
    for (int t = 0; t < frames; t++) {
      w[t] = Math.min(1, Math.min(t + 0.5, frames - t - 0.5) / (0.05 * frames));
      square += w[t] * w[t] / frames;
    }
    for (int t = 0; t < frames; t++) {
      w[t] /= Math.sqrt(square);
    }
    return w;
  }

  private static double window(double[] w, int lag) {
    double sum = 0;
    for (int t = 0; t + lag < w.length; t++) {
      sum += w[t] * w[t + lag] / w.length;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 100, 333})
  void taperAndItsAutocorrelationAreTheSums(int frames) {
    double[] w = taper(frames);
    float[] weights = Taper.weights(frames);
    double[] found = Taper.autocorrelation(weights);
    assertEquals(frames, found.length);
    for (int t = 0; t < frames; t++) {
      assertEquals(w[t], weights[t], 1e-6);
      assertEquals(window(w, t), found[t], 1e-6);
    }
  }

  private static void compute(
      Periodogram periodogram, FrequencyBins bins, float[] record, float[] power) {
    float[][] rows = new float[bins.length()][1];
    boolean gaps = false;
    for (int t = 0; t < record.length; t++) {
      rows[t][0] = record[t];
      gaps |= Float.isNaN(record[t]);
    }
    float[][] found = new float[power.length][1];
    periodogram.compute(rows, 1, gaps, found);
    for (int b = 0; b < power.length; b++) {
      power[b] = found[b][0];
    }
  }

  @ParameterizedTest
  @CsvSource({"64, 0", "100, 0", "100, 7", "99, 30"})
  void thePeriodogramIsThatOfThePlainTransform(int frames, int missing) {
    SplittableRandom random = new SplittableRandom(3);
    float[] x = new float[frames];
    for (int t = 0; t < frames; t++) {
      x[t] = (float) (5 + random.nextGaussian());
    }
    for (int k = 0; k < missing; k++) {
      x[3 * k] = Float.NaN;
    }
    float[] bridged = x.clone();
    for (int k = 1; k < missing; k++) {
      bridged[3 * k] = (x[3 * k - 1] + x[3 * k + 1]) / 2;
    }
    FrequencyBins bins = FrequencyBins.of(frames);
    float[] found = new float[bins.count()];
    compute(new Periodogram(bins, 1), bins, x, found);
    int valid = frames - Math.min(1, missing);
    double mean = 0;
    for (float value : bridged) {
      mean += Float.isNaN(value) ? 0 : value / (double) valid;
    }
    double[] w = taper(frames);
    for (int b = 0; b < found.length; b++) {
      double power = 0;
      for (int k = bins.first()[b]; k < bins.first()[b] + bins.size()[b]; k++) {
        double cos = 0;
        double sin = 0;
        for (int t = 0; t < frames; t++) {
          double value = Float.isNaN(bridged[t]) ? 0 : w[t] * (bridged[t] - mean);
          cos += value * Math.cos(2 * Math.PI * k * t / bins.length());
          sin += value * Math.sin(2 * Math.PI * k * t / bins.length());
        }
        power += (cos * cos + sin * sin) / bins.size()[b] / valid;
      }
      assertEquals(power, found[b], 2e-5 * power + 1e-7);
    }
  }

  @Test
  void aPixelWithoutAnyFrameHasNoPower() {
    FrequencyBins bins = FrequencyBins.of(64);
    float[] nothing = new float[64];
    java.util.Arrays.fill(nothing, Float.NaN);
    float[] found = new float[bins.count()];
    compute(new Periodogram(bins, 1), bins, nothing, found);
    for (float power : found) {
      assertTrue(Float.isNaN(power));
    }
  }

  /**
   * Sum over all pairs of frames and all frequencies of a bin; tau and beta of all kinds. Longer
   * lags are interpolated, which costs less than a thousandth of the power.
   */
  @ParameterizedTest
  @CsvSource({
    "128, 8, 0.7, 1e-3",
    "128, 8, 1, 1e-3",
    "128, 2, 0.5, 1e-3",
    "128, 100, 0.8, 1e-3",
    "128, 8, 1.4, 1e-3",
    "100, 5, 0.7, 1e-3",
    "500, 25, 0.7, 2e-3",
    "500, 3, 0.6, 2e-3"
  })
  void theExpectationIsTheSumOverAllPairs(int frames, double tau, double beta, double tolerance) {
    FrequencyBins bins = FrequencyBins.of(frames);
    ExpectedSpectrum expected = new ExpectedSpectrum(bins);
    SpeckleLink link = SpeckleLink.of(8, 1, 0.8);
    SpectrumModel.Level level = new SpectrumModel.Level(8, new LinkTable(link));
    double[] found = new double[bins.count()];
    expected.compute(Math.log(tau), beta, level, new double[expected.lags()], found);
    double[] brute = brute(bins, lag -> link.covariance(Math.exp(-2 * Math.pow(lag / tau, beta))));
    for (int b = 0; b < found.length; b++) {
      assertEquals(1, found[b] / brute[b], tolerance, "bin " + b);
    }
  }

  /**
   * Frames missing here and there, two and three at a time, and a block too long to be bridged: the
   * sum over all pairs of frames, each with its weight in the transform of the bridged record.
   */
  @Test
  void missingFramesAreExpectedToBeBridged() {
    int frames = 160;
    boolean[] missing = new boolean[frames];
    for (int t : new int[] {0, 7, 15, 16, 31, 40, 41, 42, 77, 120, 130, 140, 159}) {
      missing[t] = true;
    }
    java.util.Arrays.fill(missing, 90, 97, true);
    FrequencyBins bins = FrequencyBins.of(frames);
    ExpectedSpectrum expected = new ExpectedSpectrum(bins, missing);
    SpeckleLink link = SpeckleLink.of(8, 1, 1);
    SpectrumModel.Level level = new SpectrumModel.Level(8, new LinkTable(link));
    double[] found = new double[bins.count()];
    expected.compute(Math.log(6), 0.7, level, new double[expected.lags()], found);
    double[][] bridge = bridge(missing);
    double[] signal =
        bruteBridged(bins, bridge, lag -> link.covariance(Math.exp(-2 * Math.pow(lag / 6.0, 0.7))));
    double[] white = bruteBridged(bins, bridge, lag -> lag == 0 ? 1 : 0);
    for (int b = 0; b < found.length; b++) {
      // a bin of many frequencies is taken at 24 of them
      assertEquals(1, found[b] / signal[b], 3e-3, "bin " + b);
      assertEquals(1, expected.white()[b] / white[b], 3e-3, "white noise of bin " + b);
    }
    assertTrue(white[white.length - 1] < 0.95, "the gaps take noise off the highest frequencies");
  }

  /** What each frame of the bridged record takes of each value; the ends and the block stay 0. */
  private static double[][] bridge(boolean[] missing) {
    double[][] bridge = new double[missing.length][missing.length];
    for (int t = 1; t < missing.length - 1; t++) {
      int before = t;
      int after = t;
      while (missing[before] && before > 0) {
        before--;
      }
      while (missing[after] && after < missing.length - 1) {
        after++;
      }
      if (before == after) {
        bridge[t][t] = 1;
      } else if (after - before <= 5) {
        bridge[t][before] = (double) (after - t) / (after - before);
        bridge[t][after] = (double) (t - before) / (after - before);
      }
    }
    return bridge;
  }

  private static double[] bruteBridged(
      FrequencyBins bins, double[][] bridge, java.util.function.IntToDoubleFunction c) {
    int frames = bins.frames();
    double[] w = taper(frames);
    double[] sums = new double[bins.count()];
    int valid = 0;
    for (double[] row : bridge) {
      valid += java.util.Arrays.stream(row).sum() > 0.5 ? 1 : 0;
    }
    for (int b = 0; b < sums.length; b++) {
      for (int k = bins.first()[b]; k < bins.first()[b] + bins.size()[b]; k++) {
        double[] cos = new double[frames];
        double[] sin = new double[frames];
        for (int u = 0; u < frames; u++) {
          for (int t = 0; t < frames; t++) {
            double angle = 2 * Math.PI * k * u / bins.length();
            cos[t] += w[u] * bridge[u][t] * Math.cos(angle);
            sin[t] += w[u] * bridge[u][t] * Math.sin(angle);
          }
        }
        for (int t = 0; t < frames; t++) {
          for (int u = 0; u < frames; u++) {
            double product = cos[t] * cos[u] + sin[t] * sin[u];
            sums[b] += c.applyAsDouble(Math.abs(t - u)) * product / bins.size()[b] / valid;
          }
        }
      }
    }
    return sums;
  }

  /** A layer in front: the fields add up, [(1-f) exp(-(t/tau)^beta) + f exp(-(R t/tau)^beta)]^2. */
  @Test
  void aFastLayerInFrontAddsItsField() {
    FrequencyBins bins = FrequencyBins.of(128);
    ExpectedSpectrum expected = new ExpectedSpectrum(bins);
    SpeckleLink link = SpeckleLink.of(8, 1, 1);
    Shell shell = new Shell(0.3, Math.log(5));
    double[] found = new double[bins.count()];
    SpectrumModel.Level level = new SpectrumModel.Level(8, new LinkTable(link), shell);
    expected.compute(Math.log(10), 0.7, level, new double[expected.lags()], found);
    double[] brute =
        brute(
            bins,
            lag -> {
              double core = Math.exp(-Math.pow(lag / 10.0, 0.7));
              double layer = Math.exp(-Math.pow(lag / 2.0, 0.7));
              return link.covariance(Math.pow(0.7 * core + 0.3 * layer, 2));
            });
    for (int b = 0; b < found.length; b++) {
      assertEquals(1, found[b] / brute[b], 1e-3, "bin " + b);
    }
  }

  private static double[] brute(FrequencyBins bins, java.util.function.IntToDoubleFunction c) {
    int frames = bins.frames();
    double[] w = taper(frames);
    double[] weighted = new double[frames];
    for (int lag = 0; lag < frames; lag++) {
      weighted[lag] = c.applyAsDouble(lag) * window(w, lag) * (lag == 0 ? 1 : 2);
    }
    double[] sums = new double[bins.count()];
    for (int b = 0; b < sums.length; b++) {
      for (int k = bins.first()[b]; k < bins.first()[b] + bins.size()[b]; k++) {
        for (int lag = 0; lag < frames; lag++) {
          double cos = Math.cos(2 * Math.PI * k * lag / bins.length());
          sums[b] += weighted[lag] * cos / bins.size()[b];
        }
      }
    }
    return sums;
  }

  /** exp(lnContrast + delta) C + exp(lnNoise) w. */
  @Test
  void theModelAddsSignalAndNoise() {
    SpectrumModel model = DrawnSpectra.model(128, 8, 1);
    SpectrumModel.Scratch scratch = model.scratch();
    double[] plain = new double[model.bins().count()];
    double[] other = new double[plain.length];
    double[] signal = new double[plain.length];
    SpectrumModel.Level level = model.levels().get(0);
    LinkTable link = level.link();
    model.expected().compute(Math.log(6), 0.7, level, new double[model.expected().lags()], signal);
    SpectrumModel.Point at = new SpectrumModel.Point(0, Math.log(6), 0.7, 0.2);
    model.compute(at, new Dynamics(0.7, 0, 0, 2, 0, 0, 0), scratch, plain);
    model.compute(at, new Dynamics(0.7, -0.1, 0.3, 2, 0, 0, 0), scratch, other);
    for (int b = 0; b < plain.length; b++) {
      double s = signal[b];
      assertEquals(Math.exp(0.2) * s + link.white(), plain[b], 1e-8);
      assertEquals(Math.exp(0.1) * s + Math.exp(0.3) * link.white(), other[b], 1e-8);
    }
  }

  @Test
  void aPixelIsOfTheLevelNearestInRatio() {
    SpectrumModel model = DrawnSpectra.model(64, 1, 2, 4);
    double[] counts = {0.1, 1.41, 1.42, 2.82, 2.83, 99};
    int[] found = new int[counts.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = model.level(counts[i]);
    }
    assertArrayEquals(new int[] {0, 0, 1, 1, 2, 2}, found);
  }

  /** 400 records of white noise and of an autoregression: their mean is what is expected. */
  @Test
  void measuredRecordsHaveTheExpectedMean() {
    int frames = 128;
    FrequencyBins bins = FrequencyBins.of(frames);
    Periodogram periodogram = new Periodogram(bins, 1);
    double keep = 0.6;
    double[] expected = brute(bins, lag -> Math.pow(keep, lag));
    SplittableRandom random = new SplittableRandom(8);
    double[] mean = new double[bins.count()];
    int records = 4000;
    float[] x = new float[frames];
    float[] power = new float[bins.count()];
    for (int r = 0; r < records; r++) {
      double state = random.nextGaussian();
      for (int t = 0; t < frames; t++) {
        x[t] = (float) state;
        state = keep * state + Math.sqrt(1 - keep * keep) * random.nextGaussian();
      }
      compute(periodogram, bins, x, power);
      for (int b = 0; b < mean.length; b++) {
        mean[b] += power[b] / records;
      }
    }
    // the own mean taken off costs the lowest frequency some power
    for (int b = 1; b < mean.length; b++) {
      double error = 1 / Math.sqrt(records * bins.ordinates(b));
      assertEquals(1, mean[b] / expected[b], 4 * error, "bin " + b);
    }
  }
}
