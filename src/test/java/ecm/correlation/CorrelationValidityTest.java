package ecm.correlation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.FrameStack;
import ecm.stack.Mask;
import ecm.stack.PixelFlag;
import ecm.stack.SelectedFrames;
import ecm.stack.ShiftedFrames;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad frames and drift, against pairs summed one by one. */
class CorrelationValidityTest {

  private static final int SIDE = 12;
  private static final int POINTS = 40;

  @ParameterizedTest
  @CsvSource({
    "DIRECT, false, 1, 0.05",
    "DIRECT, true, 2, 0.05",
    "FFT, false, 3, 0.05",
    "FFT, true, 4, 0.05",
    "AUTO, false, 5, 0.6",
    "DIRECT, false, 6, 0"
  })
  void everyPairOfValidFramesCountsOnce(
      Engine engine, boolean doublePrecision, long seed, double badShare) {
    FrameStack stack = stack(seed, 230, badShare);
    Curves curves =
        Curves.of(
            stack,
            Mask.all(SIDE, SIDE),
            new CorrelationRequest(POINTS, engine, false, doublePrecision));
    int withCurve = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      if (PixelFlag.UNCOVERED.in(curves.flags(i))) {
        continue;
      }
      withCurve++;
      double[] series = TestStacks.series(stack, i % SIDE, i / SIDE);
      boolean[] valid = TestStacks.validity(stack, i % SIDE, i / SIDE);
      double[] expected = BruteForce.resampled(series, valid, POINTS);
      double tolerance = doublePrecision ? 1e-10 : 1e-6;
      for (int k = 0; k < POINTS; k++) {
        // NaN where no pair of valid frames is so far apart.
        assertEquals(1, same(expected[k], curves.g2(i)[k]), tolerance);
      }
    }
    // The 6 x 6 pixels that no drift uncovers, and some that it does.
    assertTrue(withCurve > 36);
  }

  /** The ratio of two values, 1 if both are NaN. */
  private static double same(double expected, double value) {
    return Double.isNaN(expected) && Double.isNaN(value) ? 1 : value / expected;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void binsOfMultipleTauCountEveryPairOnce(boolean doublePrecision) {
    FrameStack stack = stack(7, 300, 0.05);
    // The nodes of the method: lags 1..16, then 9..16 of bins of 2, 4, 8, 16.
    double[] nodes = MultiTau.nodes(MultiTau.levels(300));
    CorrelationPlan plan =
        new CorrelationPlan(
            Engine.MULTITAU,
            nodes,
            MultiTau.levels(300),
            new Resampling(nodes, nodes),
            false,
            doublePrecision);
    Curves curves = Curves.of(stack, Mask.all(SIDE, SIDE), plan);
    for (int i = 0; i < SIDE * SIDE; i++) {
      if (!PixelFlag.UNCOVERED.in(curves.flags(i))) {
        double[] series = TestStacks.series(stack, i % SIDE, i / SIDE);
        boolean[] valid = TestStacks.validity(stack, i % SIDE, i / SIDE);
        assertArrayEquals(multiTau(series, valid), curves.g2(i), doublePrecision ? 1e-10 : 2e-6);
      }
    }
  }

  private static double[] multiTau(double[] series, boolean[] valid) {
    double[] g2 = new double[16 + 4 * 8 + 1];
    int node = 0;
    for (int lag = 1; lag <= 16; lag++) {
      g2[node++] = BruteForce.g2(series, valid, lag);
    }
    for (int bin = 2; bin <= 16; bin *= 2) {
      for (int lag = 9; lag <= 16; lag++) {
        g2[node++] = BruteForce.g2(series, valid, lag, bin);
      }
    }
    g2[node] = BruteForce.g2(series, valid, 299);
    return g2;
  }

  /** Drift that walks at random within 3 pixels, and bad frames, which read as garbage. */
  private static FrameStack stack(long seed, int frames, double badShare) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] dx = new int[frames];
    int[] dy = new int[frames];
    boolean[] bad = new boolean[frames];
    for (int t = 1; t < frames; t++) {
      dx[t] = Math.floorMod(dx[t - 1] + random.nextInt(-1, 2) + 3, 7) - 3;
      dy[t] = Math.floorMod(dy[t - 1] + random.nextInt(-1, 2) + 3, 7) - 3;
      // The ends stay, or the last lags have no pair at all.
      bad[t] = t < frames - 1 && random.nextDouble() < badShare;
    }
    dx[frames - 1] = 0;
    dy[frames - 1] = 0;
    FrameStack counts = TestStacks.countStack(SIDE, SIDE, frames, seed);
    return new ShiftedFrames(SelectedFrames.without(counts, bad), dx, dy);
  }
}
