package ecm.correlation.twotime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Cancelled;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.correlation.LagGrid;
import ecm.correlation.TestStacks;
import ecm.correlation.pooled.RegionCorrelation;
import ecm.correlation.pooled.RegionCurve;
import ecm.correlation.pooled.SmoothProfile;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import ecm.stack.SelectedFrames;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.imglib2.parallel.Parallelization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwoTimeTest {

  private static final int SIDE = 16;
  private static final int FRAMES = 120;
  private static final double BLUR = 3;
  private static final Mask MASK = Mask.of(SIDE, SIDE, i -> i % 5 != 0);

  private static TwoTimeMatrix of(FrameStack stack, int bin) {
    return TwoTime.of(stack, MASK, new TwoTimeRequest(bin, BLUR), Progress.NONE).matrix();
  }

  @Test
  void everyEntryIsTheMeanProductOverTheProductOfMeans() {
    FrameStack stack = TestStacks.countStack(SIDE, SIDE, FRAMES, 41);
    TwoTimeMatrix matrix = of(stack, 1);
    double[][] x = divided(stack);
    for (int i = 0; i < FRAMES; i += 7) {
      for (int j = 0; j < FRAMES; j++) {
        assertEquals(pair(x, i, j) / (mean(x, i) * mean(x, j)), matrix.at(i, j), 2e-6);
      }
    }
    assertEquals(MASK.count(), matrix.pixels());
    assertEquals(MASK.count(), matrix.regionPixels());
  }

  @Test
  void theDiagonalAverageIsTheRegionsOneTimeCurve() {
    FrameStack stack = TestStacks.countStack(SIDE, SIDE, FRAMES, 42);
    boolean[] bad = new boolean[FRAMES];
    bad[3] = true;
    bad[70] = true;
    FrameStack some = SelectedFrames.without(stack, bad);
    double[] average = of(some, 1).diagonalAverage();
    RegionCurve curve = RegionCorrelation.of(some, MASK, 30, BLUR, Progress.NONE).curve();
    LagGrid grid = LagGrid.of(FRAMES, 30);
    double[] atLags = new double[30];
    grid.resample(IntStream.of(grid.wholeLags()).mapToDouble(p -> average[p]).toArray(), atLags);
    assertArrayEquals(curve.g2(), atLags, 1e-6);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 7})
  void aBinIsTheMeanOverItsPairsOfDifferentFrames(int bin) {
    FrameStack stack = TestStacks.countStack(SIDE, SIDE, FRAMES, 43);
    TwoTimeMatrix matrix = of(stack, bin);
    double[][] x = divided(stack);
    for (int i = 0; i < matrix.size(); i++) {
      for (int j = i; j < matrix.size(); j++) {
        double sum = 0;
        int n = 0;
        for (int s = i * bin; s < Math.min(FRAMES, (i + 1) * bin); s++) {
          for (int t = j * bin; t < Math.min(FRAMES, (j + 1) * bin); t++) {
            if (s != t) {
              sum += pair(x, s, t);
              n++;
            }
          }
        }
        double expected = sum / n / (matrix.means()[i] * matrix.means()[j]);
        if (n > 0) {
          assertEquals(expected, matrix.at(i, j), 5e-6, i + " " + j);
        }
      }
    }
    assertEquals((bin - 1) / 2.0, matrix.times()[0]);
  }

  @Test
  void binsWithoutAFrameAreNotANumberAndABeamThatFlickersDoesNotCount() {
    short[][] counts = TestStacks.counts(SIDE * SIDE, FRAMES, 44);
    float[][] dimmed = new float[FRAMES][SIDE * SIDE];
    for (int t = 0; t < FRAMES; t++) {
      for (int i = 0; i < SIDE * SIDE; i++) {
        dimmed[t][i] = counts[t][i] * (t % 2 == 0 ? 1 : 0.25f);
      }
    }
    boolean[] bad = new boolean[FRAMES];
    bad[10] = true;
    TwoTimeMatrix matrix = of(SelectedFrames.without(TestStacks.of(SIDE, SIDE, dimmed), bad), 1);
    assertTrue(Float.isNaN(matrix.at(10, 11)) && Float.isNaN(matrix.at(3, 10)));
    TwoTimeMatrix steady =
        of(new ArrayFrameStack(SIDE, SIDE, counts, SampleType.UINT16, TestStacks.info()), 1);
    // the smooth profile sees other weights of odd and even frames, hence not the same to rounding
    assertEquals(steady.at(20, 31), matrix.at(20, 31), 1e-3);
  }

  @Test
  void diagonalsOfMultipleTauLagsAreThoseOfTheMatrixInEverySlice() {
    boolean[] bad = new boolean[FRAMES];
    bad[9] = true;
    FrameStack stack = SelectedFrames.without(TestStacks.countStack(SIDE, SIDE, FRAMES, 47), bad);
    TwoTimeMatrix single = of(stack, 1);
    TwoTimeLags lags = lags(stack);
    double[] all = lags.lags();
    assertArrayEquals(
        IntStream.rangeClosed(1, 16).asDoubleStream().toArray(), Arrays.copyOf(all, 16));
    for (int k = 0; k < 16; k++) {
      assertEquals(single.average(k + 1, 0, FRAMES), lags.average(k, 0, FRAMES), 2e-7);
      assertEquals(single.average(k + 1, 20.5, 61), lags.average(k, 20.5, 61), 2e-7);
    }
    assertTrue(Double.isNaN(lags.average(15, 0, 7)), "no pair 16 apart has its middle before 7");
  }

  @Test
  void aLagOfBinsIsTheMeanOverItsPairsOfFrames() {
    FrameStack stack = TestStacks.countStack(SIDE, SIDE, FRAMES, 48);
    TwoTimeLags lags = lags(stack);
    double[] all = lags.lags();
    int index = Arrays.binarySearch(all, 44); // 11 bins of 4
    double[][] x = divided(stack);
    for (double[] slice : new double[][] {{0, FRAMES}, {40, 70}}) {
      double n = 0;
      double products = 0;
      double left = 0;
      double right = 0;
      for (int i = 0; 4 * (i + 12) <= FRAMES; i++) {
        double middle = 4 * i + 1.5 + 22;
        for (int s = 4 * i; s < 4 * i + 4 && middle >= slice[0] && middle < slice[1]; s++) {
          for (int t = 4 * i + 44; t < 4 * i + 48; t++) {
            n++;
            products += pair(x, s, t);
            left += mean(x, s);
            right += mean(x, t);
          }
        }
      }
      assertEquals(n * products / (left * right), lags.average(index, slice[0], slice[1]), 2e-6);
    }
    assertEquals(FRAMES, lags.frames());
    assertTrue(all[all.length - 1] < FRAMES - 1, "the one pair of first and last frame");
  }

  private static TwoTimeLags lags(FrameStack stack) {
    return TwoTime.of(stack, MASK, new TwoTimeRequest(1, BLUR), Progress.NONE).lags();
  }

  @Test
  void resultsDoNotDependOnThreads() {
    FrameStack stack = TestStacks.countStack(SIDE, SIDE, FRAMES, 45);
    float[] one = Parallelization.runSingleThreaded(() -> of(stack, 2).values());
    float[] many = Parallelization.runWithNumThreads(3, () -> of(stack, 2).values());
    assertArrayEquals(one, many);
  }

  @Test
  void whatCannotBeCorrelatedIsRefused() {
    FrameStack stack = TestStacks.countStack(SIDE, SIDE, FRAMES, 46);
    InvalidInput few = assertThrows(InvalidInput.class, () -> of(stack, 30));
    assertTrue(few.getMessage().contains("framesPerBin is 30"), few.getMessage());
    FrameStack still = TestStacks.of(SIDE, SIDE, new float[FRAMES][SIDE * SIDE]);
    assertThrows(InvalidInput.class, () -> of(still, 1));
    Progress cancelled =
        new Progress() {
          @Override
          public void update(long done, long total, String stage) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    assertThrows(
        Cancelled.class, () -> TwoTime.of(stack, MASK, new TwoTimeRequest(1, BLUR), cancelled));
  }

  /** Intensities of the mask's pixels divided by their blurred means, [frame][pixel]. */
  private static double[][] divided(FrameStack stack) {
    int[] pixels = MASK.indices();
    double[] means = new double[SIDE * SIDE];
    Arrays.fill(means, Double.NaN);
    for (int i : pixels) {
      means[i] = 0;
      for (int t = 0; t < FRAMES; t++) {
        means[i] += stack.frame(t)[i] / FRAMES;
      }
    }
    double[] profile = SmoothProfile.of(means, SIDE, BLUR);
    double[][] x = new double[FRAMES][pixels.length];
    for (int t = 0; t < FRAMES; t++) {
      float[] frame = stack.frame(t);
      for (int p = 0; p < pixels.length; p++) {
        x[t][p] = frame[pixels[p]] / profile[pixels[p]];
      }
    }
    return x;
  }

  private static double mean(double[][] x, int t) {
    return Arrays.stream(x[t]).average().orElseThrow();
  }

  private static double pair(double[][] x, int s, int t) {
    double sum = 0;
    for (int p = 0; p < x[s].length; p++) {
      sum += x[s][p] * x[t][p];
    }
    return sum / x[s].length;
  }
}
