package ecm.correlation.pooled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.correlation.LagGrid;
import ecm.correlation.TestStacks;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SelectedFrames;
import ecm.stack.ShiftedFrames;
import ecm.stack.tile.TileReader;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.Test;

class RegionCorrelationTest {

  private static final int SIDE = 14;
  private static final int FRAMES = 150;
  private static final double BLUR = 2;

  @Test
  void sumsOfAllPixelsAfterDivisionByTheBlurredMean() {
    FrameStack stack = TestStacks.countStack(SIDE, SIDE, FRAMES, 31);
    Mask mask = Mask.of(SIDE, SIDE, i -> i % 5 != 0);
    RegionCurve curve = RegionCorrelation.of(stack, mask, 30, BLUR, Progress.NONE).curve();
    assertArrayEquals(expected(stack, mask, 30), curve.g2(), 1e-6);
    assertArrayEquals(LagGrid.of(FRAMES, 30).lags(), curve.lags());
  }

  @Test
  void badFramesAndDriftLeaveThePairsThatAreValid() {
    SplittableRandom random = new SplittableRandom(32);
    int[] dx = new int[FRAMES];
    int[] dy = new int[FRAMES];
    boolean[] bad = new boolean[FRAMES];
    for (int t = 1; t < FRAMES - 1; t++) {
      dx[t] = random.nextInt(-1, 2);
      dy[t] = random.nextInt(-1, 2);
      bad[t] = random.nextInt(20) == 0;
    }
    FrameStack counts = TestStacks.countStack(SIDE, SIDE, FRAMES, 33);
    FrameStack stack = new ShiftedFrames(SelectedFrames.without(counts, bad), dx, dy);
    // The outermost pixels are uncovered in a third of the frames and left out.
    Mask inner = Mask.of(SIDE, SIDE, i -> i % SIDE % (SIDE - 1) != 0 && i / SIDE % (SIDE - 1) != 0);
    RegionCurve curve =
        RegionCorrelation.of(stack, Mask.all(SIDE, SIDE), 30, BLUR, Progress.NONE).curve();
    assertArrayEquals(expected(stack, inner, 30), curve.g2(), 1e-6);
  }

  @Test
  void pixelNormalisedDividesBySumsOfProducts() {
    FrameStack stack = TestStacks.countStack(SIDE, SIDE, FRAMES, 38);
    double[] found =
        RegionCorrelation.of(stack, Mask.all(SIDE, SIDE), FRAMES, 1e6, Progress.NONE)
            .pixelNormalized();
    // A blur this wide divides by one number, which cancels; lag 1 and the last are whole.
    for (int lag : new int[] {1, FRAMES - 1}) {
      double products = 0;
      double norm = 0;
      for (int i = 0; i < SIDE * SIDE; i++) {
        double[] series = TestStacks.series(stack, i % SIDE, i / SIDE);
        double left = 0;
        double right = 0;
        for (int t = 0; t + lag < FRAMES; t++) {
          products += series[t] * series[t + lag];
          left += series[t];
          right += series[t + lag];
        }
        norm += left * right / (FRAMES - lag);
      }
      assertEquals(products / norm, found[lag == 1 ? 0 : FRAMES - 1], 1e-6);
    }
  }

  @Test
  void badPixelsAreLeftOut() {
    float[][] planes = new float[FRAMES][SIDE * SIDE];
    short[][] counts = TestStacks.counts(SIDE * SIDE, FRAMES, 34);
    for (int t = 0; t < FRAMES; t++) {
      for (int i = 0; i < SIDE * SIDE; i++) {
        planes[t][i] = counts[t][i];
      }
      planes[t][17] = 9000;
      planes[t][18] = -counts[t][18];
    }
    planes[3][19] = Float.NaN;
    FrameStack stack = TestStacks.of(SIDE, SIDE, planes);
    Mask good = Mask.of(SIDE, SIDE, i -> i < 17 || i > 19);
    RegionCurve curve =
        RegionCorrelation.of(stack, Mask.all(SIDE, SIDE), 30, BLUR, Progress.NONE).curve();
    assertArrayEquals(expected(stack, good, 30), curve.g2(), 1e-6);
    Mask onlyBad = Mask.of(SIDE, SIDE, i -> i >= 17 && i <= 19);
    assertThrows(
        InvalidInput.class, () -> RegionCorrelation.of(stack, onlyBad, 30, BLUR, Progress.NONE));
  }

  @Test
  void darkFramesKeepTheirDigits() {
    SplittableRandom random = new SplittableRandom(39);
    for (double dark : new double[] {0, 1e-4, 1e-2}) {
      float[][] planes = new float[FRAMES][SIDE * SIDE];
      for (int t = 0; t < FRAMES; t++) {
        double beam = t < 40 || t > 110 ? dark : 1;
        for (int i = 0; i < SIDE * SIDE; i++) {
          planes[t][i] = (float) (5000 * beam * random.nextDouble());
        }
      }
      FrameStack stack = TestStacks.of(SIDE, SIDE, planes);
      Mask mask = Mask.all(SIDE, SIDE);
      double[] g2 = RegionCorrelation.of(stack, mask, 30, BLUR, Progress.NONE).curve().g2();
      double[] exact = expected(stack, mask, 30);
      for (int k = 0; k < g2.length; k++) {
        boolean bothNaN = Double.isNaN(exact[k]) && Double.isNaN(g2[k]);
        assertTrue(
            bothNaN || Math.abs(g2[k] - exact[k]) <= 1e-5 * Math.max(exact[k], 1e-3),
            dark + ", point " + k + ": " + g2[k] + ", not " + exact[k]);
      }
    }
  }

  @Test
  void sumsThatDoNotFitAreNotKnown() {
    RegionSums sums = new RegionSums(1, 1, 1000);
    sums.add(0, 0, 10, 20, 10, 10);
    assertEquals(2, sums.g2Without(-1)[0], 1e-12);
    sums.add(0, 0, 10, 1e6, 10, 10);
    sums.add(0, 0, 10, 1e6, 10, 10);
    assertTrue(Double.isNaN(sums.g2Without(-1)[0]));
    assertTrue(Double.isNaN(sums.pixelNormalizedWithout(-1)[0]));
  }

  @Test
  void aStaticProfileOfLargeScaleDoesNotCount() {
    // Intensity 1 + x times the same fluctuations: without the profile g2 - 1 would rise by its
    // variance, 0.06 here.
    int side = 40;
    short[][] counts = TestStacks.counts(side * side, 100, 35);
    float[][] flat = new float[100][side * side];
    float[][] sloped = new float[100][side * side];
    for (int t = 0; t < 100; t++) {
      for (int i = 0; i < side * side; i++) {
        flat[t][i] = counts[t][i];
        sloped[t][i] = counts[t][i] * (1 + i % side / 30f);
      }
    }
    Mask mask = Mask.all(side, side);
    RegionCurve without =
        RegionCorrelation.of(TestStacks.of(side, side, flat), mask, 20, 2, Progress.NONE).curve();
    RegionCurve with =
        RegionCorrelation.of(TestStacks.of(side, side, sloped), mask, 20, 2, Progress.NONE).curve();
    assertArrayEquals(without.g2(), with.g2(), 0.005);
  }

  @Test
  void standardErrorOfIndependentPixels() {
    // Independent pixels: the blocks' scatter must agree with that of curves of other seeds.
    int side = 64;
    double[] values = new double[20];
    double variance = 0;
    for (int seed = 0; seed < values.length; seed++) {
      FrameStack stack = TestStacks.countStack(side, side, 40, 100 + seed);
      RegionCurve curve =
          RegionCorrelation.of(stack, Mask.all(side, side), 10, 2.5, Progress.NONE).curve();
      values[seed] = curve.g2()[2];
      variance += curve.sd()[2] * curve.sd()[2] / values.length;
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double scatter = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / 19;
    // 20 values: the ratio of variances is chi squared / 19, 0.45 to 1.75 in 98 % of cases.
    assertTrue(scatter / variance > 0.4 && scatter / variance < 1.9, scatter / variance + "");
  }

  @Test
  void fewBlocksGiveNoStandardError() {
    FrameStack stack = TestStacks.countStack(SIDE, SIDE, 50, 36);
    RegionCurve curve =
        RegionCorrelation.of(stack, Mask.all(SIDE, SIDE), 10, 4, Progress.NONE).curve();
    assertTrue(Arrays.stream(curve.sd()).allMatch(Double::isNaN));
  }

  @Test
  void sameToTheBitForAnyThreadsAndTiles() {
    FrameStack stack = TestStacks.countStack(30, 30, 100, 37);
    Mask mask = Mask.all(30, 30);
    RegionCurve one =
        Parallelization.runSingleThreaded(
            () -> RegionCorrelation.of(stack, mask, 30, 2, Progress.NONE).curve());
    assertTrue(Arrays.stream(one.sd()).limit(29).allMatch(v -> v > 0));
    for (int threads : new int[] {2, 7}) {
      TileReader reader = TileReader.of(stack, mask).withTileWidth(10 * threads);
      RegionCurve many =
          Parallelization.runWithNumThreads(
              threads, () -> RegionCorrelation.of(stack, reader, 30, 2, Progress.NONE).curve());
      assertArrayEquals(one.g2(), many.g2());
      assertArrayEquals(one.sd(), many.sd());
    }
  }

  /** N_px (N-p) sum S / (sum L sum R), pair by pair. */
  private static double[] expected(FrameStack stack, Mask mask, int points) {
    int[] pixels = mask.indices();
    double[][] series = new double[pixels.length][];
    boolean[][] valid = new boolean[pixels.length][];
    double[] means = new double[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      series[i] = TestStacks.series(stack, pixels[i] % SIDE, pixels[i] / SIDE);
      valid[i] = TestStacks.validity(stack, pixels[i] % SIDE, pixels[i] / SIDE);
      int n = 0;
      for (int t = 0; t < FRAMES; t++) {
        means[i] += valid[i][t] ? series[i][t] : 0;
        n += valid[i][t] ? 1 : 0;
      }
      means[i] /= n;
    }
    for (int i = 0; i < pixels.length; i++) {
      double profile = blurred(pixels, means, pixels[i]);
      for (int t = 0; t < FRAMES; t++) {
        series[i][t] /= profile;
      }
    }
    double[] g2 = new double[points];
    for (int k = 0; k < points; k++) {
      double t = Math.pow(FRAMES - 1, (double) k / (points - 1));
      int p = (int) Math.floor(t + 1e-9);
      double weight = Math.max(t - p, 0);
      g2[k] = (1 - weight) * pooled(series, valid, p);
      g2[k] += weight < 1e-9 ? 0 : weight * pooled(series, valid, p + 1);
    }
    return g2;
  }

  private static double blurred(int[] pixels, double[] means, int centre) {
    double sum = 0;
    double norm = 0;
    for (int j = 0; j < pixels.length; j++) {
      int dx = Math.abs(pixels[j] % SIDE - centre % SIDE);
      int dy = Math.abs(pixels[j] / SIDE - centre / SIDE);
      if (dx <= 4 * BLUR && dy <= 4 * BLUR) {
        double weight = Math.exp(-(dx * dx + dy * dy) / (2 * BLUR * BLUR));
        sum += weight * means[j];
        norm += weight;
      }
    }
    return sum / norm;
  }

  private static double pooled(double[][] series, boolean[][] valid, int lag) {
    double n = 0;
    double products = 0;
    double left = 0;
    double right = 0;
    for (int i = 0; i < series.length; i++) {
      for (int t = 0; t + lag < FRAMES; t++) {
        if (valid[i][t] && valid[i][t + lag]) {
          n++;
          products += series[i][t] * series[i][t + lag];
          left += series[i][t];
          right += series[i][t + lag];
        }
      }
    }
    return n * products / (left * right);
  }
}
