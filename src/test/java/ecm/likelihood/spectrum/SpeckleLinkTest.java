package ecm.likelihood.spectrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The covariance of the square root of counts against sums over the counts themselves. */
class SpeckleLinkTest {

  /** (pi/4) (2F1(-1/2, -1/2; 1; q) - 1) by its series. */
  private static double noiseFree(double q) {
    double coefficient = 1;
    double sum = 0;
    for (int j = 1; j < 2000; j++) {
      double ratio = (j - 1.5) / j;
      coefficient *= ratio * ratio * q;
      sum += coefficient;
    }
    return Math.PI / 4 * sum;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 0.9, 1})
  void manyCountsHaveTheCovarianceOfTheAmplitude(double q) {
    assertEquals(noiseFree(q), SpeckleLink.of(1e6, 1, 1).covariance(q), 2e-5 * noiseFree(q) + 6e-6);
  }

  /** The variance of |E| of a complex Gaussian field with mean square 1 is 1 - pi/4. */
  @Test
  void atFullCorrelationItIsTheVarianceOfTheAmplitude() {
    assertEquals(1 - Math.PI / 4, noiseFree(1), 1e-7);
  }

  /** Lag 0: the counts of K patterns and a background are the sum of two known distributions. */
  @ParameterizedTest
  @CsvSource({
    "0.3, 1, 1", "3, 1, 1", "30, 1, 1", "0.3, 3, 1", "3, 3, 1", "30, 3, 1",
    "0.3, 1, 0.55", "3, 1, 0.55", "30, 1, 0.55", "3, 3, 0.55", "30, 2.4, 0.55", "400, 1, 1"
  })
  void atLagZeroItIsTheVarianceOfTheRoot(double counts, double patterns, double share) {
    double[] p = speckleAndBackground(counts, patterns, share, patterns);
    double mean = 0;
    double square = 0;
    for (int k = 0; k < p.length; k++) {
      mean += p[k] * Math.sqrt(k + 0.375);
      square += p[k] * (k + 0.375);
    }
    double variance = (square - mean * mean) / counts;
    SpeckleLink link = SpeckleLink.of(counts, patterns, share);
    assertEquals(variance, link.covariance(1) + link.white(), 1e-4 * variance);
  }

  /**
   * Other lags: of two intensities of K patterns with correlation q, each is of a Gamma
   * distribution of shape K + j and scale 1 - q given the same j, and the probability of j is that
   * of a negative binomial, Gamma(K + j) / (j! Gamma(K)) (1 - q)^K q^j.
   */
  @ParameterizedTest
  @CsvSource({
    "0.3, 1, 1, 0.5",
    "3, 1, 1, 0.3",
    "3, 1, 1, 0.8",
    "20, 1, 1, 0.4",
    "3, 3, 1, 0.5",
    "3, 2.5, 0.7, 0.6",
    "10, 1, 0.55, 0.5",
    "10, 1, 0.55, 0.05"
  })
  void atOtherLagsItIsTheSumOverAHiddenNumber(
      double counts, double patterns, double share, double q) {
    double mean = 0;
    double square = 0;
    for (int j = 0; Math.pow(q, j) > 1e-12; j++) {
      double ln = Gamma.logGamma(patterns + j) - Gamma.logGamma(j + 1.0);
      ln += patterns * Math.log(1 - q) + j * Math.log(q) - Gamma.logGamma(patterns);
      double given = 0;
      double[] p = speckleAndBackground(counts, patterns, share, patterns + j, 1 - q);
      for (int k = 0; k < p.length; k++) {
        given += p[k] * Math.sqrt((k + 0.375) / counts);
      }
      mean += Math.exp(ln) * given;
      square += Math.exp(ln) * given * given;
    }
    double truth = square - mean * mean;
    assertEquals(truth, SpeckleLink.of(counts, patterns, share).covariance(q), 2e-4 * truth);
  }

  private static double[] speckleAndBackground(
      double counts, double patterns, double share, double shape) {
    return speckleAndBackground(counts, patterns, share, shape, 1);
  }

  /** Distribution of Poisson(n (1 - s)) + Poisson(n s scale X / K) with X ~ Gamma(shape). */
  private static double[] speckleAndBackground(
      double counts, double patterns, double share, double shape, double scale) {
    double unit = counts * share * scale / patterns;
    double mean = unit * shape;
    int most = (int) (counts * (1 - share) + mean + 40 * Math.sqrt(mean * (1 + unit)) + 60);
    double[] still = new double[most];
    double[] moving = new double[most];
    double background = counts * (1 - share);
    for (int k = 0; k < most; k++) {
      double poisson = k * Math.log(background) - background - Gamma.logGamma(k + 1.0);
      still[k] = background == 0 ? (k == 0 ? 1 : 0) : Math.exp(poisson);
      double ln = Gamma.logGamma(shape + k) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(shape);
      moving[k] = Math.exp(ln + k * Math.log(unit / (1 + unit)) - shape * Math.log1p(unit));
    }
    if (background == 0) {
      return moving;
    }
    double[] both = new double[most];
    for (int k = 0; k < most; k++) {
      for (int j = 0; j <= k && j < background + 12 * Math.sqrt(background) + 30; j++) {
        both[k] += still[j] * moving[k - j];
      }
    }
    return both;
  }

  @Test
  void whiteNoiseOfManyCountsIsAQuarterOfTheirInverse() {
    for (double counts : new double[] {1e4, 1e6}) {
      // a share of 8 / n of the intensities is too low for the root to make the noise uniform
      assertEquals(0.25, SpeckleLink.of(counts, 1, 1).white() * counts, 4 / counts);
    }
    assertTrue(SpeckleLink.of(1, 1, 1).white() < 0.22);
  }

  @ParameterizedTest
  @CsvSource({"0.3, 1, 1", "10, 1, 1", "10, 1, 0.55", "1000, 4.5, 0.8"})
  void theTableIsTheLink(double counts, double patterns, double share) {
    SpeckleLink link = SpeckleLink.of(counts, patterns, share);
    LinkTable table = new LinkTable(link);
    double full = link.covariance(1);
    assertEquals(link.white(), table.white());
    assertEquals(full, table.atZero(), 1e-4 * full);
    for (double u = -13.99; u < 4; u += 0.0313) {
      double truth = link.covariance(Math.exp(-Math.exp(u)));
      assertEquals(truth, table.at(u), 5e-5 * full, "u = " + u);
    }
    assertEquals(0, table.at(4));
    assertEquals(0, table.at(1e9));
    assertEquals(full, table.at(-60), 1e-4 * full);
    assertEquals(full, table.at(Double.NEGATIVE_INFINITY), 1e-4 * full);
  }
}
