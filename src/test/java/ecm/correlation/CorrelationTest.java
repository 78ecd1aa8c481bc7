package ecm.correlation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Cancelled;
import ecm.base.InvalidInput;
import ecm.base.Progress;
import ecm.stack.ArrayFrameStack;
import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.SampleType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Properties that Eq. 4 has whatever the data. */
class CorrelationTest {

  @ParameterizedTest
  @CsvSource({"DIRECT, false", "DIRECT, true", "FFT, false", "FFT, true"})
  void oneTwoThreeFour(Engine engine, boolean doublePrecision) {
    Curves curves =
        Curves.atWholeLags(TestStacks.of(1, 2, 3, 4), engine, doublePrecision, 0, 1, 2, 3);
    // (4 * 30) / 100, (3 * 20) / (6 * 9), (2 * 11) / (3 * 7), 1
    assertArrayEquals(new double[] {1.2, 10 / 9., 22 / 21., 1}, curves.g2(0), 1e-12);
    assertEquals(2.5, curves.mean(0));
    assertEquals(4, curves.count(0));
    assertEquals(0, curves.flags(0));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void lastLagIsOneAndEveryEngineFollowsTheExactCurve(Engine engine) {
    FrameStack stack = TestStacks.countStack(5, 3, 700, 1);
    CorrelationRequest request = new CorrelationRequest(60, engine, false, false);
    Curves curves = Curves.of(stack, Mask.all(5, 3), request);
    // Bins smooth the noise of long lags; at the short ones, which carry the decay, all agree.
    int compared = engine == Engine.MULTITAU ? 30 : 60;
    double tolerance = engine == Engine.MULTITAU ? 0.003 : 1e-7;
    for (int i = 0; i < 15; i++) {
      double[] series = TestStacks.series(stack, i % 5, i / 5);
      boolean[] valid = TestStacks.validity(stack, i % 5, i / 5);
      double[] exact = BruteForce.resampled(series, valid, 60);
      assertArrayEquals(
          Arrays.copyOf(exact, compared), Arrays.copyOf(curves.g2(i), compared), tolerance);
      assertEquals(1, curves.g2(i)[59], 1e-12);
      assertEquals(Arrays.stream(series).average().orElseThrow(), curves.mean(i), 1e-9);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void timeReversalAndScaleChangeNothing(Engine engine) {
    // A whole number of bins of any size that multiple tau uses.
    final int frames = 288;
    float[][] planes = new float[frames][4];
    float[][] reversed = new float[frames][];
    float[][] scaled = new float[frames][4];
    short[][] counts = TestStacks.counts(4, 300, 2);
    for (int t = 0; t < frames; t++) {
      for (int p = 0; p < 4; p++) {
        planes[t][p] = counts[t][p];
        scaled[t][p] = 0.37f * counts[t][p];
      }
      reversed[frames - 1 - t] = planes[t].clone();
    }
    CorrelationRequest request = new CorrelationRequest(40, engine, false, false);
    Curves a = Curves.of(TestStacks.of(4, 1, planes), Mask.all(4, 1), request);
    Curves b = Curves.of(TestStacks.of(4, 1, reversed), Mask.all(4, 1), request);
    Curves c = Curves.of(TestStacks.of(4, 1, scaled), Mask.all(4, 1), request);
    for (int p = 0; p < 4; p++) {
      assertArrayEquals(a.g2(p), b.g2(p), 1e-7);
      assertArrayEquals(a.g2(p), c.g2(p), 3e-7);
    }
  }

  @Test
  void anAddedConstantLeavesTheNumerator() {
    // g2 - 1 = (n sum I I' - L R) / (L R), whose numerator no constant changes: with a camera's
    // offset of 32768 the contrast shrinks by the ratio of L R, and float sums must not drown in
    // it.
    short[][] counts = TestStacks.counts(1, 4000, 3);
    float[][] offset = new float[4000][1];
    for (int t = 0; t < 4000; t++) {
      offset[t][0] = counts[t][0] + 32768f;
    }
    CorrelationRequest request = CorrelationRequest.defaults();
    FrameStack plain = new ArrayFrameStack(1, 1, counts, SampleType.UINT16, TestStacks.info());
    double[] g2 = Curves.of(plain, Mask.all(1, 1), request).g2(0);
    double[] raised = Curves.of(TestStacks.of(1, 1, offset), Mask.all(1, 1), request).g2(0);
    double[] series = TestStacks.series(plain, 0, 0);
    LagGrid grid = LagGrid.of(4000, 100);
    for (int k = 0; k < 100; k++) {
      int p = (int) grid.lags()[k];
      if (p == grid.lags()[k]) {
        double left = Arrays.stream(series, 0, 4000 - p).sum();
        double right = Arrays.stream(series, p, 4000).sum();
        double ratio =
            left * right / ((left + (4000 - p) * 32768.) * (right + (4000 - p) * 32768.));
        assertEquals((g2[k] - 1) * ratio, raised[k] - 1, 1e-9);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"100, 4000", "100, 1000", "40, 64", "1000, 500"})
  void doublePrecisionDirectAndSpectrumAgree(int points, int frames) {
    FrameStack stack = TestStacks.countStack(3, 1, frames, 4);
    Curves direct =
        Curves.of(
            stack, Mask.all(3, 1), new CorrelationRequest(points, Engine.DIRECT, false, true));
    Curves spectrum =
        Curves.of(stack, Mask.all(3, 1), new CorrelationRequest(points, Engine.FFT, false, true));
    Curves single =
        Curves.of(
            stack, Mask.all(3, 1), new CorrelationRequest(points, Engine.DIRECT, false, false));
    for (int p = 0; p < 3; p++) {
      for (int k = 0; k < points; k++) {
        double value = direct.g2(p)[k];
        assertEquals(value, spectrum.g2(p)[k], 1e-10 * value);
        assertEquals(value, single.g2(p)[k], 1e-6 * value);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void stopAtCrossingKeepsThePointsUpToTheFirstThatIsNotAboveOne(Engine engine) {
    FrameStack stack = TestStacks.countStack(16, 1, 1000, 5);
    Curves whole =
        Curves.of(stack, Mask.all(16, 1), new CorrelationRequest(80, engine, false, false));
    Curves stopped =
        Curves.of(stack, Mask.all(16, 1), new CorrelationRequest(80, engine, true, false));
    for (int p = 0; p < 16; p++) {
      double[] expected = whole.g2(p).clone();
      int k = 0;
      while (expected[k] > 1) {
        k++;
      }
      assertTrue(k > 0 && k < 79);
      Arrays.fill(expected, k + 1, 80, Double.NaN);
      assertArrayEquals(expected, stopped.g2(p));
    }
  }

  @Test
  void aMaskOfAnotherSizeOrASingleFrameIsRefused() {
    FrameStack stack = TestStacks.countStack(4, 4, 10, 6);
    CorrelationRequest request = CorrelationRequest.defaults();
    assertThrows(InvalidInput.class, () -> Curves.of(stack, Mask.all(4, 5), request));
    assertThrows(InvalidInput.class, () -> Curves.of(TestStacks.of(1), Mask.all(1, 1), request));
  }

  @ParameterizedTest
  @CsvSource({
    "4000, 100, false, DIRECT",
    "4000, 100, true, FFT",
    "4000, 2000, false, FFT",
    "100, 100, false, DIRECT",
    "60000, 100, false, DIRECT"
  })
  void fewLagsAreSummedManyTransformed(
      int frames, int points, boolean doublePrecision, Engine expected) {
    CorrelationRequest auto = new CorrelationRequest(points, Engine.AUTO, false, doublePrecision);
    assertEquals(expected, Correlation.engine(frames, auto));
    CorrelationRequest forced =
        new CorrelationRequest(points, Engine.MULTITAU, false, doublePrecision);
    assertEquals(Engine.MULTITAU, Correlation.engine(frames, forced));
  }

  @ParameterizedTest
  @CsvSource({"2, 4", "3, 8", "4, 8", "1000, 2048", "1024, 2048", "1025, 4096", "4000, 8192"})
  void transformsAreLongEnough(int frames, int size) {
    assertEquals(size, SpectralSums.size(frames));
  }

  @Test
  void onlyPixelsOfTheMaskAreHandedOver() {
    FrameStack stack = TestStacks.countStack(6, 5, 50, 7);
    Mask mask = Mask.of(6, 5, i -> i % 4 == 1);
    Curves curves = Curves.of(stack, mask, CorrelationRequest.defaults());
    for (int i = 0; i < 30; i++) {
      assertEquals(mask.contains(i), curves.g2(i) != null);
    }
  }

  @Test
  void cancels() {
    Progress cancelled =
        new Progress() {
          @Override
          public void update(long done, long total, String stage) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };
    FrameStack stack = TestStacks.countStack(4, 4, 10, 8);
    assertThrows(
        Cancelled.class,
        () ->
            Correlation.correlate(
                stack,
                Mask.all(4, 4),
                CorrelationRequest.defaults(),
                () -> (pixel, g2, mean, n, flags) -> {},
                cancelled));
  }
}
