package ecm.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogNormalTest {

  private static final double[] TIMES = {
    0.8, 1.3, 2.1, 2.2, 2.9, 3.4, 3.9, 5.1, 5.6, 7.3, 9.9, 14.2
  };

  /** Maxima of sum ln phi + n_c ln(1 - Phi), found by scipy.optimize (Nelder-Mead). */
  @ParameterizedTest
  @CsvSource({
    "6.0, 3, 1.2830399731137527, 0.8335632882525538, -0.5722476950218538",
    "3.5, 6, 1.2636576079291928, 0.8215034791111344, -0.6088876125656615",
    "1.5, 10, 1.0499408306811147, 0.7056813875974408, 0",
    "Infinity, 0, 1.29206136228088, 0.8317882271116483, -0.14813736033196162"
  })
  void maximumLikelihoodUnderCensoring(
      double limit, int censored, double mu, double sigma, double skewness) {
    LogNormal fit = LogNormal.fit(TIMES, limit);
    assertEquals(mu, fit.mu(), 1e-7);
    assertEquals(sigma, fit.sigma(), 1e-7);
    assertEquals(skewness, fit.skewness(), 1e-12);
    assertEquals(12, fit.count());
    assertEquals(censored / 12.0, fit.censoredFraction(), 1e-15);
    assertEquals(Math.exp(mu), fit.median(), 1e-6);
    assertEquals(Math.exp(mu + sigma * sigma / 2), fit.mean(), 1e-5);
  }

  @Test
  void censoredValuesCountOnlyAsLarge() {
    double[] changed = TIMES.clone();
    changed[11] = 1e9;
    assertEquals(LogNormal.fit(TIMES, 6), LogNormal.fit(changed, 6));
  }

  /** 40 % above the limit: the truth is found all the same, and labelled. */
  @Test
  void theTruthIsRecoveredFromWhatIsLeft() {
    Random random = new Random(2);
    double[] times = new double[40_000];
    Arrays.setAll(times, i -> Math.exp(3 + 0.8 * random.nextGaussian()));
    double limit = Math.exp(3 + 0.8 * 0.2533471);
    LogNormal fit = LogNormal.fit(times, limit);
    assertEquals(0.4, fit.censoredFraction(), 0.01);
    assertEquals(3, fit.mu(), 0.02);
    assertEquals(0.8, fit.sigma(), 0.02);
    assertTrue(fit.meanIsLowerBound());
    assertFalse(fit.medianIsLowerBound());
    assertTrue(LogNormal.fit(times, Math.exp(2.9)).medianIsLowerBound());
  }

  @Test
  void withoutEnoughKnownValuesNothingIsFitted() {
    assertTrue(Double.isNaN(LogNormal.fit(TIMES, 1).mu()));
    assertTrue(Double.isNaN(LogNormal.fit(new double[0], 1).censoredFraction()));
    LogNormal fit = LogNormal.fit(new double[] {Double.NaN, -1, 0, Math.E, Math.E}, 10);
    assertEquals(2, fit.count());
    assertEquals(1, fit.mu(), 1e-15);
    assertEquals(0, fit.sigma(), 1e-15);
  }
}
