package ecm.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Patterns whose life is known: every pixel an Ornstein-Uhlenbeck process, averaged over windows.
 */
class PatternLifetimeTest {

  private static final int SIDE = 48;
  private static final int STEPS = 20;
  private static final Mask ALL = Mask.all(SIDE, SIDE);

  /**
   * Maps of windows of length 1: means of 20 steps of the process, with variance 1 and noise.
   *
   * @param life t_ex in windows; infinite for a pattern that stays
   */
  private static List<FloatMap> maps(int windows, double life, double noise, long seed) {
    Random random = new Random(seed);
    double rho = Math.exp(-1 / (STEPS * life));
    double[] state = new double[SIDE * SIDE];
    Arrays.setAll(state, i -> random.nextGaussian());
    List<FloatMap> maps = new ArrayList<>();
    for (int j = 0; j < windows; j++) {
      FloatMap map = FloatMap.filled(SIDE, SIDE, 0);
      for (int step = 0; step < STEPS; step++) {
        for (int i = 0; i < state.length; i++) {
          map.values()[i] += (float) (state[i] / STEPS);
          state[i] = rho * state[i] + Math.sqrt(1 - rho * rho) * random.nextGaussian();
        }
      }
      for (int i = 0; i < state.length; i++) {
        map.values()[i] += (float) (noise * random.nextGaussian() + 0.3 * j);
      }
      maps.add(map);
    }
    return maps;
  }

  /** The means of the windows drift by .3 each, which is not pattern. */
  @Test
  void aLifeOfThreeWindowsIsFoundBesideNoiseAndDrift() {
    PatternLifetime found = PatternLifetime.of(maps(20, 3, 1, 1), ALL, 5);
    assertEquals(15, 1 / found.rate().value(), 3 * 225 * found.rate().sd());
    assertEquals(15, 1 / found.rate().value(), 1.5);
    assertTrue(found.rate().sd() > 0 && found.rate().sd() < 0.01, "sd " + found.rate().sd());
    assertEquals(5, found.separation()[1]);
    // the formula of the Javadoc, t_ex/W = 3
    double wide = 9 * (Math.exp(1 / 3.0) + Math.exp(-1 / 3.0) - 2);
    assertEquals(wide * Math.exp(-1 / 3.0), found.covariance()[1], 0.05);
    assertEquals(wide, found.amplitude(), 0.08);
    assertEquals(found.covariance()[2], found.fitted(10), 0.05);
    // noise of variance 1 stands in C(0) alone: 2 x^2 (1/x - 1 + exp(-1/x)) without it
    assertEquals(18 * (1 / 3.0 - 1 + Math.exp(-1 / 3.0)) + 1, found.covariance()[0], 0.06);
  }

  /** Of twenty patterns that stay, at most one decays by more than two standard errors. */
  @Test
  void aPatternThatStaysDoesNotDecay() {
    int decaying = 0;
    for (int seed = 0; seed < 20; seed++) {
      Estimate rate = PatternLifetime.of(maps(8, Double.POSITIVE_INFINITY, 1, seed), ALL, 1).rate();
      decaying += rate.value() > 2 * rate.sd() ? 1 : 0;
    }
    assertTrue(decaying <= 1, decaying + " of 20");
  }

  /** The stated error is that of the scatter, within what twenty values tell of it. */
  @Test
  void theErrorIsThatOfTheScatter() {
    double[] rates = new double[20];
    double stated = 0;
    for (int seed = 0; seed < rates.length; seed++) {
      Estimate rate = PatternLifetime.of(maps(16, 2, 1, 100 + seed), ALL, 1).rate();
      rates[seed] = rate.value();
      stated += rate.sd() / rates.length;
    }
    double mean = Arrays.stream(rates).average().orElseThrow();
    double sd = Math.sqrt(Arrays.stream(rates).map(r -> (r - mean) * (r - mean)).sum() / 19);
    assertEquals(0.5, mean, 0.02);
    assertEquals(1, sd / stated, 0.4);
  }

  /** What is 1 on the upper half of each window decays as the pattern does. */
  @Test
  void oneOfTwoPatternsMayBeAnother() {
    List<FloatMap> maps = maps(20, 3, 0.5, 7);
    List<FloatMap> upper = new ArrayList<>();
    for (FloatMap map : maps) {
      double mean = Arrays.stream(map.inside(ALL)).average().orElseThrow();
      FloatMap half = FloatMap.filled(SIDE, SIDE, 0);
      for (int i = 0; i < half.values().length; i++) {
        half.values()[i] = map.values()[i] > mean ? 1 : 0;
      }
      upper.add(half);
    }
    assertEquals(3, 1 / PatternLifetime.of(upper, maps, ALL, 1).rate().value(), 0.4);
  }

  /** Two pixels without a value in one window count in the others. */
  @Test
  void missingValuesAreLeftOut() {
    List<FloatMap> maps = maps(6, 3, 0, 9);
    double before = PatternLifetime.of(maps, ALL, 1).covariance()[1];
    maps.get(2).values()[5] = Float.NaN;
    maps.get(4).values()[77] = Float.NaN;
    assertEquals(before, PatternLifetime.of(maps, ALL, 1).covariance()[1], 2e-3);
  }

  @Test
  void threeWindowsTellNoDecay() {
    Estimate rate = PatternLifetime.of(maps(3, 3, 0, 1), ALL, 1).rate();
    assertFalse(rate.isKnown());
    assertEquals("a decay needs at least 4 windows, there are 3", rate.reason());
  }
}
