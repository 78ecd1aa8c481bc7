package ecm.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.stack.FloatMap;
import ecm.stack.Mask;
import ecm.stack.Rect;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurfaceWidthTest {

  private static SurfaceProfile profile(int bins, double bin, DoubleUnaryOperator lnTau) {
    double[] d = new double[bins];
    Arrays.setAll(d, k -> (k + 0.5) * bin);
    double[] median = Arrays.stream(d).map(lnTau).toArray();
    double[] lower = Arrays.stream(median).map(v -> v - 0.3).toArray();
    double[] upper = Arrays.stream(median).map(v -> v + 0.3).toArray();
    int[] pixels = new int[bins];
    Arrays.fill(pixels, 500);
    return new SurfaceProfile(d, median, lower, upper, pixels);
  }

  @ParameterizedTest
  @CsvSource({"1,.3,3,2.5", "0.6,.2,1,0", "3,1,2.2,5", "1.5,.8,.7,-3", "5,.5,3,1"})
  void anExactProfileIsRecovered(double w, double s, double drop, double bulk) {
    SurfaceWidth fit =
        SurfaceWidth.fit(
            profile(60, 0.25, d -> bulk - drop * Erf.erfc((d - w) / (Math.sqrt(2) * s)) / 2));
    assertEquals(w, fit.width(), 1e-5);
    assertEquals(s, fit.smear(), 1e-5);
    assertEquals(drop, fit.drop(), 1e-5);
    assertEquals(bulk, fit.bulkLnTau(), 1e-5);
    assertTrue(fit.widthSd() > 0 && fit.widthSd() < 0.2, "" + fit.widthSd());
  }

  /** A layer 20 times faster, its map ln tau averaged over pixels, with the estimator's scatter. */
  @ParameterizedTest
  @CsvSource({"1,0", "1,.5", "0.9,.5", "1.1,.5", "2,.5"})
  void aSharpLayerOnPixelsIsAsWideAsItIs(double w, double scatter) {
    double a = 0.25;
    Mask outline = Mask.of(120, 100, new Rect(20, 0, 80, 100));
    FloatMap distance = EdgeDistance.of(outline);
    for (long seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      float[] lnTau = new float[120 * 100];
      for (int i = 0; i < lnTau.length; i++) {
        double from = (distance.values()[i] - 0.5) * a;
        double fast = Math.max(0, Math.min(1, (w - from) / a));
        lnTau[i] = (float) (3 - fast * Math.log(20) + scatter * random.nextGaussian());
      }
      SurfaceProfile profile = SurfaceProfile.of(new FloatMap(120, 100, lnTau), distance, a);
      SurfaceWidth fit = SurfaceWidth.fit(profile, 9);
      assertEquals(w, fit.width(), 0.15);
      assertEquals(Math.log(20), fit.drop(), 0.3);
      assertTrue(fit.widthSd() > 0, "" + fit.widthSd());
    }
  }

  @Test
  void theErrorOfTheWidthIsThatOfRepeatedTrials() {
    Random random = new Random(11);
    int trials = 200;
    double[] width = new double[trials];
    double stated = 0;
    for (int k = 0; k < trials; k++) {
      double sd = 1.253 * (0.6 / 1.349) / Math.sqrt(500);
      SurfaceWidth fit =
          SurfaceWidth.fit(
              profile(
                  40,
                  0.25,
                  d ->
                      2
                          - Erf.erfc((d - 1.2) / (Math.sqrt(2) * 0.4)) / 2
                          + sd * random.nextGaussian()));
      width[k] = fit.width();
      stated += fit.widthSd() / trials;
    }
    double mean = Arrays.stream(width).average().orElseThrow();
    double sd = Math.sqrt(Arrays.stream(width).map(w -> (w - mean) * (w - mean)).sum() / trials);
    assertEquals(1.2, mean, 3 * sd / Math.sqrt(trials));
    assertEquals(1, stated / sd, 0.2);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 60})
  void withoutALayerThereIsNoWidth(int bins) {
    Random random = new Random(2);
    SurfaceProfile flat = profile(bins, 0.25, d -> 2 + 0.02 * random.nextGaussian());
    assertTrue(Double.isNaN(SurfaceWidth.fit(flat).width()));
    assertTrue(Double.isNaN(ShellWidth.fit(flat, 20, 0.8, 1).width()));
    SurfaceProfile slower = profile(bins, 0.25, d -> d < 1 ? 3 : 2);
    assertTrue(Double.isNaN(SurfaceWidth.fit(slower).width()));
  }

  @ParameterizedTest
  @CsvSource({"1,20,.8", "1,20,1", "2,10,.6", "0.6,5,.8"})
  void aShellIsRecoveredFromItsProjection(double w, double ratio, double beta) {
    double radius = 20;
    SurfaceProfile seen =
        profile(
            80,
            0.25,
            d -> {
              double sum = 0;
              for (int k = 0; k < 4; k++) {
                double at = d + ((k + 0.5) / 4 - 0.5) * 0.25;
                sum += Math.log(apparentByStepping(at, radius, w, ratio, beta)) / 4;
              }
              return 3 + sum;
            });
    ShellWidth fit = ShellWidth.fit(seen, radius, beta, 1);
    assertEquals(w, fit.width(), 0.01 * w);
    assertEquals(Math.log(ratio), fit.drop(), 0.01);
    assertEquals(3, fit.bulkLnTau(), 0.01);
    assertTrue(SurfaceWidth.fit(seen).width() > 1.15 * w);
  }

  /** tau_apparent / tau_bulk: the time, in small steps, at which the mixed field falls to 1/e. */
  private static double apparentByStepping(
      double d, double radius, double w, double ratio, double beta) {
    double y = radius - d;
    double chord = Math.sqrt(radius * radius - y * y);
    double core = Math.sqrt(Math.max(0, (radius - w) * (radius - w) - y * y));
    double q = y >= radius - w ? 1 : 1 - core / chord;
    double t = 0.01 / ratio;
    while (q * Math.exp(-Math.pow(t * ratio, beta)) + (1 - q) * Math.exp(-Math.pow(t, beta))
        > Math.exp(-1)) {
      t *= 1.0005;
    }
    return t;
  }

  /** Values made by scipy's brentq from the two formulas, R = 20 nm, 1 nm shell, tau_b / 20. */
  @ParameterizedTest
  @CsvSource({
    ".9,.8,.050",
    "1.1,.8,.105",
    "1.5,.8,.365",
    "2,.8,.573",
    "3,.8,.737",
    "5,.8,.845",
    "10,.8,.914",
    "1.1,1,.098",
    "2,1,.640",
    "10,1,.930"
  })
  void theProjectionLooksAsComputedElsewhere(double d, double beta, double expected) {
    double q = ShellWidth.shellFraction(d, 20, 1);
    assertEquals(expected, Math.exp(ShellWidth.apparent(q, Math.log(20), beta)), 6e-4);
  }

  @Test
  void layerThatFadesIntoTheBulkHasItsEdgeInside() {
    double[] distance = new double[28];
    double[] median = new double[28];
    int[] pixels = new int[28];
    for (int k = 0; k < 28; k++) {
      distance[k] = 0.25 + 0.5 * k;
      median[k] = 2.5 - 1.8 * Math.exp(-distance[k] / 1.5);
      pixels[k] = 90;
    }
    double[] lower = java.util.Arrays.stream(median).map(m -> m - 0.3).toArray();
    double[] upper = java.util.Arrays.stream(median).map(m -> m + 0.3).toArray();
    SurfaceWidth width =
        SurfaceWidth.fit(new SurfaceProfile(distance, median, lower, upper, pixels), 4.5);
    // where exp(-d/1.5) has fallen to half of its value in the outermost bin
    assertEquals(0.25 + 1.5 * Math.log(2), width.width(), 0.35);
    // an exponential tail lies below its asymptote, and so does the level of the erfc
    assertEquals(2.5, width.bulkLnTau(), 0.1);
  }
}
