package ecm.kww;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.PixelFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fit is the least-squares minimum: against another optimiser and against brute force. */
class KwwMinimumTest {

  private static final double[] TIMES = NoisyCurves.times(60, 1);
  private static final int CURVES = 300;

  @ParameterizedTest
  @EnumSource(
      value = FitMode.class,
      names = {"FULL", "CLASSIC"})
  void commonsMathFindsTheSameMinimum(FitMode mode) {
    int same = 0;
    int tried = 0;
    for (double[] g2 : NoisyCurves.random(CURVES, TIMES, 3)) {
      KwwFit fit = KwwFitterTest.fit(mode, g2);
      if (PixelFlag.withoutValue(fit.flags)) {
        continue;
      }
      tried++;
      double[] other = commonsMath(g2, fit.points);
      assertTrue(fit.rms <= other[3] * (1 + 1e-7), fit.rms + " > " + other[3]);
      if (Math.abs(fit.rms / other[3] - 1) < 1e-7) {
        same++;
        assertEquals(1, fit.contrast / other[0], 1e-3);
        assertEquals(Math.log(fit.tau), other[1], 1e-3);
        assertEquals(fit.beta, other[2], 1e-3);
      }
    }
    assertTrue(tried > 0.9 * CURVES, tried + " fits");
    assertTrue(same > 0.98 * tried, same + " of " + tried);
  }

  private static double[] commonsMath(double[] g2, int points) {
    double[] best = null;
    for (double beta : new double[] {0.7, 1}) {
      double[] start = {g2[0] - 1, Math.log(100), beta};
      double[] found = CommonsMathFit.fit(TIMES, g2, points, start);
      if (best == null || found[3] < best[3]) {
        best = found;
      }
    }
    return best;
  }

  /** Tight bounds that cut off many of the free minima. */
  @Test
  void theBoundedFitIsTheMinimumInsideTheBox() {
    FitParameters parameters = new FitParameters(FitMode.BOUNDED, 0.7, Weights.PAIRS, false);
    double length = 200;
    KwwFitter fitter = new KwwFitter(parameters, TIMES, 50, length);
    KwwFit fit = new KwwFit();
    int atBound = 0;
    for (double[] g2 : NoisyCurves.random(30, TIMES, 4)) {
      for (int i = 0; i < g2.length; i++) {
        g2[i] = 1 + 4 * (g2[i] - 1);
      }
      fitter.fit(g2, fit);
      if (PixelFlag.withoutValue(fit.flags)) {
        continue;
      }
      boolean inner = fit.tau > 25.01 && fit.tau < 199.9 && fit.beta < 0.7 && fit.contrast < 3;
      atBound += inner ? 0 : 1;
      double brute = bruteForce(g2, fit.points, length);
      double found = cost(g2, fit.points, length, fit.contrast, fit.tau, fit.beta);
      assertTrue(found <= brute * (1 + 1e-9), found + " > " + brute);
      assertEquals(1, found / brute, 1e-4);
    }
    assertTrue(atBound > 10, atBound + " at a bound");
  }

  /** The best point of a grid over the box, then of ever finer grids around it. */
  private static double bruteForce(double[] g2, int points, double length) {
    double[] low = {0, Math.log(25), 0.2};
    double[] high = {3, Math.log(length), 0.7};
    double[] centre = {1.5, Math.log(70), 0.45};
    double[] half = {1.5, Math.log(length / 25) / 2, 0.25};
    double best = Double.POSITIVE_INFINITY;
    for (int zoom = 0; zoom < 16; zoom++) {
      double[] middle = centre.clone();
      for (int k = 0; k < 15 * 15 * 15; k++) {
        int[] step = {k % 15 - 7, k / 15 % 15 - 7, k / 225 - 7};
        double[] p = new double[3];
        for (int j = 0; j < 3; j++) {
          p[j] = middle[j] + half[j] * step[j] / 7.0;
          p[j] = Math.max(low[j], Math.min(high[j], p[j]));
        }
        double value = cost(g2, points, length, p[0], Math.exp(p[1]), p[2]);
        if (value < best) {
          best = value;
          centre = p;
        }
      }
      for (int j = 0; j < 3; j++) {
        half[j] *= 0.6;
      }
    }
    return best;
  }

  private static double cost(
      double[] g2, int points, double length, double a, double tau, double beta) {
    double sum = 0;
    for (int i = 0; i < points; i++) {
      double weight = Math.max(0, 1 - TIMES[i] / length);
      double r = g2[i] - 1 - a * Math.exp(-2 * Math.pow(TIMES[i] / tau, beta));
      sum += weight * r * r;
    }
    return sum;
  }
}
