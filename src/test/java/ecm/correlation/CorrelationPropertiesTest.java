package ecm.correlation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.Mask;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What Eq. 4 must do with any series; a few hundred random ones each. */
class CorrelationPropertiesTest {

  private static final int CASES = 60;
  private static final int PIXELS = 4;

  private static final Engine[] EXACT = {Engine.DIRECT, Engine.FFT, Engine.AUTO};

  /** Whole numbers about a random mean, correlated over a random time. */
  private static float[][] planes(SplittableRandom random) {
    int frames = random.nextInt(20, 300);
    double mean = Math.exp(random.nextDouble(1, 8));
    double spread = mean * random.nextDouble(0.05, 0.9);
    double keep = Math.exp(-1 / random.nextDouble(1, 60));
    float[][] planes = new float[frames][PIXELS];
    for (int p = 0; p < PIXELS; p++) {
      double state = random.nextGaussian();
      for (int t = 0; t < frames; t++) {
        state = keep * state + Math.sqrt(1 - keep * keep) * random.nextGaussian();
        planes[t][p] = Math.round(Math.max(0, mean + spread * state));
      }
    }
    return planes;
  }

  private static float[][] mapped(float[][] planes, double factor, double constant) {
    float[][] mapped = new float[planes.length][PIXELS];
    for (int t = 0; t < planes.length; t++) {
      for (int p = 0; p < PIXELS; p++) {
        mapped[t][p] = (float) (factor * planes[t][p] + constant);
      }
    }
    return mapped;
  }

  private static Curves curves(float[][] planes, Engine engine, boolean doublePrecision) {
    CorrelationRequest request = new CorrelationRequest(40, engine, false, doublePrecision);
    return Curves.of(TestStacks.of(PIXELS, 1, planes), Mask.all(PIXELS, 1), request);
  }

  private static Engine exact(SplittableRandom random) {
    return EXACT[random.nextInt(EXACT.length)];
  }

  private static void assertClose(Curves expected, Curves actual, double tolerance, String what) {
    for (int p = 0; p < PIXELS; p++) {
      for (int k = 0; k < expected.g2(p).length; k++) {
        double e = expected.g2(p)[k];
        double a = actual.g2(p)[k];
        assertTrue(
            Double.isNaN(e) && Double.isNaN(a) || Math.abs(a - e) <= tolerance * Math.abs(e),
            what + ", pixel " + p + ", point " + k + ": " + a + ", not " + e);
      }
    }
  }

  @Test
  void aFactorChangesNothing() {
    for (int seed = 0; seed < CASES; seed++) {
      SplittableRandom random = new SplittableRandom(1000 + seed);
      float[][] planes = planes(random);
      Engine engine = Engine.values()[random.nextInt(Engine.values().length)];
      Curves plain = curves(planes, engine, false);
      Curves octaves =
          curves(mapped(planes, Math.scalb(1., random.nextInt(-9, 9)), 0), engine, false);
      for (int p = 0; p < PIXELS; p++) {
        assertArrayEquals(plain.g2(p), octaves.g2(p), "a power of two is exact, seed " + seed);
      }
      double factor = Math.exp(random.nextDouble(-7, 7));
      assertClose(plain, curves(mapped(planes, factor, 0), engine, false), 2e-6, "seed " + seed);
    }
  }

  @Test
  void aConstantIsOne() {
    for (int seed = 0; seed < CASES; seed++) {
      SplittableRandom random = new SplittableRandom(2000 + seed);
      float value = (float) Math.exp(random.nextDouble(-20, 20));
      float[][] planes = new float[random.nextInt(10, 200)][PIXELS];
      Arrays.stream(planes).forEach(plane -> Arrays.fill(plane, value));
      for (Engine engine : Engine.values()) {
        for (double g2 : curves(planes, engine, random.nextBoolean()).g2(1)) {
          assertEquals(1, g2, engine + " of " + value);
        }
      }
    }
  }

  @Test
  void timeReversalChangesNothing() {
    for (int seed = 0; seed < CASES; seed++) {
      SplittableRandom random = new SplittableRandom(3000 + seed);
      float[][] planes = planes(random);
      float[][] reversed = planes.clone();
      for (int t = 0; t < planes.length; t++) {
        reversed[t] = planes[planes.length - 1 - t];
      }
      Engine engine = exact(random);
      assertClose(
          curves(planes, engine, true), curves(reversed, engine, true), 1e-11, "seed " + seed);
      assertClose(
          curves(planes, engine, false), curves(reversed, engine, false), 1e-6, "seed " + seed);
    }
  }

  @Test
  void directIsTheTransform() {
    for (int seed = 0; seed < CASES; seed++) {
      float[][] planes = planes(new SplittableRandom(4000 + seed));
      Curves direct = curves(planes, Engine.DIRECT, true);
      assertClose(direct, curves(planes, Engine.FFT, true), 1e-10, "double, seed " + seed);
      assertClose(direct, curves(planes, Engine.DIRECT, false), 1e-6, "direct, seed " + seed);
      assertClose(direct, curves(planes, Engine.FFT, false), 1e-6, "transform, seed " + seed);
    }
  }

  @Test
  void anAddedConstantLeavesTheNumerator() {
    for (int seed = 0; seed < CASES; seed++) {
      SplittableRandom random = new SplittableRandom(5000 + seed);
      float[][] planes = planes(random);
      int constant = random.nextInt(1, 3000);
      float[][] raised = mapped(planes, 1, constant);
      int[] lags = {1, 2, 5, planes.length / 3, planes.length - 3};
      for (Engine engine : new Engine[] {Engine.DIRECT, Engine.FFT}) {
        double[][] before = numerators(planes, engine, lags);
        double[][] after = numerators(raised, engine, lags);
        for (int p = 0; p < PIXELS; p++) {
          for (int k = 0; k < lags.length; k++) {
            // what the rounding of g2 itself allows: 1 ulp of L R
            double ulp = sums(raised, p, lags[k]) * Math.ulp(1.0);
            assertEquals(
                before[p][k], after[p][k], 1e-12 * Math.abs(before[p][0]) + 8 * ulp, "" + seed);
          }
        }
      }
    }
  }

  /** (N-p) S - L R of each pixel at each lag. */
  private static double[][] numerators(float[][] planes, Engine engine, int[] lags) {
    Curves curves = Curves.atWholeLags(TestStacks.of(PIXELS, 1, planes), engine, true, lags);
    double[][] numerators = new double[PIXELS][lags.length];
    for (int p = 0; p < PIXELS; p++) {
      for (int k = 0; k < lags.length; k++) {
        double product = sums(planes, p, lags[k]);
        numerators[p][k] = product == 0 ? 0 : (curves.g2(p)[k] - 1) * product;
      }
    }
    return numerators;
  }

  /** L R. */
  private static double sums(float[][] planes, int pixel, int lag) {
    double left = 0;
    double right = 0;
    for (int t = 0; t + lag < planes.length; t++) {
      left += planes[t][pixel];
      right += planes[t + lag][pixel];
    }
    return left * right;
  }
}
