package ecm.kww;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.PixelFlag;
import java.util.SplittableRandom;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Curves of random time axis, length, shape and noise, against another optimiser. */
class KwwRandomTest {

  private static final int CURVES = 400;

  /** A curve and its times. */
  private record Case(double[] times, double[] g2, double a, double tau, double beta) {

    double dt() {
      return times[0];
    }

    double length() {
      return times[times.length - 1] + times[0];
    }
  }

  private static Case random(SplittableRandom random, double noise) {
    int frames = random.nextInt(200, 16_000);
    int points = random.nextInt(50, 201);
    double dt = Math.exp(random.nextDouble(-5, 2));
    double a = random.nextDouble(0.05, 1.5);
    double tau = dt * Math.exp(random.nextDouble(Math.log(8), Math.log(frames / 12.0)));
    double beta = random.nextDouble(0.4, 1.3);
    double[] times = new double[points];
    double[] g2 = new double[points];
    double ripple = 0;
    for (int k = 0; k < points; k++) {
      times[k] = dt * Math.pow(frames - 1, k / (points - 1.0));
      ripple = 0.9 * ripple + noise * a * random.nextGaussian();
      g2[k] = 1 + a * Math.exp(-2 * Math.pow(times[k] / tau, beta)) + ripple;
    }
    return new Case(times, g2, a, tau, beta);
  }

  private static KwwFit fit(Case c, FitMode mode) {
    KwwFit fit = new KwwFit();
    new KwwFitter(FitParameters.defaults().withMode(mode), c.times, c.dt(), c.length())
        .fit(c.g2, fit);
    return fit;
  }

  @ParameterizedTest
  @EnumSource(FitMode.class)
  void exactCurvesAreRecovered(FitMode mode) {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < CURVES; i++) {
      Case c = random(random, 0);
      KwwFit fit = fit(c, mode);
      assertEquals(0, fit.flags);
      assertEquals(1, fit.contrast / c.a, 1e-6);
      assertEquals(1, fit.tau / c.tau, 1e-6);
      assertEquals(1, fit.beta / c.beta, 1e-6);
    }
  }

  // Where the minimum lies inside the bounds all modes must find the one of free least squares.
  @ParameterizedTest
  @EnumSource(FitMode.class)
  void noisyCurvesHaveTheMinimumOfCommonsMath(FitMode mode) {
    SplittableRandom random = new SplittableRandom(12);
    int compared = 0;
    for (int i = 0; i < CURVES; i++) {
      Case c = random(random, random.nextDouble(0.001, 0.03));
      KwwFit fit = fit(c, mode);
      double[] other = commonsMath(c, mode == FitMode.FULL ? c.times.length : fit.points);
      if (PixelFlag.withoutValue(fit.flags) || other == null) {
        continue;
      }
      boolean inside =
          mode != FitMode.BOUNDED
              || other[2] > 0.2
                  && other[2] < 2
                  && other[0] < 3
                  && other[1] < Math.log(c.length())
                  && other[1] > Math.log(c.dt() / 2);
      if (inside) {
        assertTrue(fit.rms <= other[3] * (1 + 1e-9), fit.rms + " > " + other[3]);
      }
      if (inside && fit.rms >= other[3] * (1 - 1e-8)) {
        compared++;
        assertEquals(1, fit.contrast / other[0], 1e-4, "A of curve " + i);
        assertEquals(Math.log(fit.tau), other[1], 1e-4, "ln tau of curve " + i);
        assertEquals(1, fit.beta / other[2], 1e-4, "beta of curve " + i);
      }
    }
    assertTrue(compared > 0.9 * CURVES, compared + " compared");
  }

  /** The better end of two starts, each followed by a restart from its own end. */
  private static double[] commonsMath(Case c, int points) {
    double[] best = null;
    for (double beta : new double[] {0.7, 1}) {
      try {
        double[] end =
            CommonsMathFit.fit(c.times, c.g2, points, CommonsMathFit.start(c.times, c.g2, beta));
        double[] found = CommonsMathFit.fit(c.times, c.g2, points, java.util.Arrays.copyOf(end, 3));
        best = best == null || found[3] < best[3] ? found : best;
      } catch (TooManyEvaluationsException | IllegalArgumentException e) {
        continue;
      }
    }
    return best;
  }
}
