package ecm.likelihood.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternStatisticsTest {

  private static final double GAIN = 3.5;

  /** A pattern: its number of fields, the share that fluctuates, and its relaxation. */
  private record Truth(double patterns, double share, double tau, double beta) {

    double contrast() {
      return share * share / patterns;
    }

    private double field(int lag) {
      return Math.exp(-Math.pow(lag / tau, beta));
    }

    /** The exact moments of pixels of some brightness, noise of the counts included. */
    PatternStatistics.Sums sums(double... brightness) {
      double[] lags = new double[4];
      double third = 0;
      double[] powers = new double[3];
      for (double m : brightness) {
        int[] lag = {0, 1, 2, 4};
        for (int k = 0; k < lags.length; k++) {
          lags[k] += contrast() * field(lag[k]) * field(lag[k]) * m * m;
        }
        lags[0] += GAIN * m;
        // third joint cumulant of |E|^2 of a complex Gaussian field: 2 g12 g23 g13
        double joint = 2 * field(1) * field(1) * field(2);
        third += Math.pow(share * m, 3) * joint / (patterns * patterns);
        powers[0] += m;
        powers[1] += m * m;
        powers[2] += m * m * m;
      }
      return new PatternStatistics.Sums(powers[0], powers[1], powers[2], lags, third);
    }

    PatternStatistics found() {
      List<PatternStatistics.Sums> blocks = new ArrayList<>();
      for (int b = 0; b < 20; b++) {
        blocks.add(sums(20, 35, 50 + b));
      }
      return PatternStatistics.of(blocks);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 20, 0.7",
    "1, 0.55, 20, 0.7",
    "1, 0.55, 8, 1",
    "2.5, 0.7, 40, 0.5",
    "6, 0.9, 20, 0.9"
  })
  void exactMomentsTellThePattern(double patterns, double share, double tau, double beta) {
    Truth truth = new Truth(patterns, share, tau, beta);
    PatternStatistics found = truth.found();
    assertEquals(truth.contrast(), found.contrast(), 1e-6 * truth.contrast());
    assertEquals(patterns, found.patterns(), 1e-5 * patterns);
    assertEquals(share, found.share(), 1e-5);
    assertEquals(GAIN, found.gain(), 1e-6 * GAIN);
    assertTrue(found.contrastSd() < 1e-6 * truth.contrast(), "blocks that agree have no scatter");
  }

  /** Where all fluctuates A is 1 / K, and no third moment can say that it is not. */
  @Test
  void withoutBackgroundTheContrastTellsTheNumberOfPatterns() {
    PatternStatistics found = new Truth(3, 1, 20, 0.7).found();
    assertEquals(3, found.patterns(), 1e-5);
    assertEquals(1, found.share());
    PatternStatistics nearlyOne = new Truth(1.02, 1, 20, 0.7).found();
    assertEquals(1, nearlyOne.patterns());
    assertEquals(1, nearlyOne.share());
  }

  /** Third moments that scatter by 10 % per block leave K = 1.03 for 1, but not K = 2. */
  @Test
  void patternsThatCannotBeToldFromOneAreOne() {
    assertEquals(1, scattered(new Truth(1.03, 0.5, 20, 0.7), 0.1).patterns());
    PatternStatistics two = scattered(new Truth(2, 0.5, 20, 0.7), 0.1);
    assertEquals(2, two.patterns(), 0.3);
    assertEquals(0.5, two.share(), 0.04);
  }

  private static PatternStatistics scattered(Truth truth, double scatter) {
    SplittableRandom random = new SplittableRandom(4);
    List<PatternStatistics.Sums> blocks = new ArrayList<>();
    for (int b = 0; b < 20; b++) {
      PatternStatistics.Sums s = truth.sums(30, 40);
      double third = s.third() * (1 + scatter * random.nextGaussian());
      blocks.add(new PatternStatistics.Sums(s.mean(), s.square(), s.cube(), s.lags(), third));
    }
    return PatternStatistics.of(blocks);
  }

  /** The error of A by the jackknife is that of a mean over blocks. */
  @Test
  void theErrorOfTheContrastIsThatOfAMean() {
    SplittableRandom random = new SplittableRandom(6);
    List<PatternStatistics.Sums> blocks = new ArrayList<>();
    double[] contrast = new double[20];
    double mean = 0;
    for (int b = 0; b < 20; b++) {
      PatternStatistics.Sums s = new Truth(1, 0.6, 30, 0.8).sums(30);
      double factor = 1 + 0.05 * random.nextGaussian();
      double[] lags = s.lags().clone();
      for (int k = 0; k < lags.length; k++) {
        lags[k] *= factor;
      }
      contrast[b] = 0.36 * factor;
      mean += contrast[b] / 20;
      blocks.add(new PatternStatistics.Sums(s.mean(), s.square(), s.cube(), lags, s.third()));
    }
    double squares = 0;
    for (double a : contrast) {
      squares += (a - mean) * (a - mean);
    }
    PatternStatistics found = PatternStatistics.of(blocks);
    assertEquals(mean, found.contrast(), 1e-6);
    assertEquals(Math.sqrt(squares / 19 / 20), found.contrastSd(), 1e-6);
  }

  @Test
  void aStillPatternHasNoStatistics() {
    Truth still = new Truth(1, 0, 20, 0.7);
    PatternStatistics found = PatternStatistics.of(List.of(still.sums(20), still.sums(20)));
    assertTrue(Double.isNaN(found.contrast()));
    assertTrue(Double.isNaN(found.gain()));
  }

  /** Without counting noise the gain starts at a quarter of what is gone at the first lag. */
  @Test
  void aNoiselessRecordHasASmallGain() {
    PatternStatistics.Sums s = new Truth(1, 1, 20, 0.7).sums(30);
    double[] lags = s.lags().clone();
    lags[0] -= GAIN * 30;
    PatternStatistics.Sums noiseless =
        new PatternStatistics.Sums(s.mean(), s.square(), s.cube(), lags, s.third());
    PatternStatistics found = PatternStatistics.of(List.of(noiseless, noiseless));
    double gone = 1 - Math.exp(-2 * Math.pow(1 / 20.0, 0.7));
    assertEquals(0.25 * gone * 30, found.gain(), 1e-6);
    assertEquals(7, found.withGain(7).gain());
    assertEquals(found.contrast(), found.withGain(7).contrast());
  }

  /** A covariance that falls by 2.7 and then hardly: extrapolated, more than there is. */
  @Test
  void theContrastIsNoMoreThanTheVariance() {
    List<PatternStatistics.Sums> blocks = new ArrayList<>();
    for (int b = 0; b < 20; b++) {
      double[] lags = {1.1, 0.4, 0.15, 0.1};
      blocks.add(new PatternStatistics.Sums(1, 1, 1, lags, 0.3));
    }
    assertEquals(1.1, PatternStatistics.of(blocks).contrast(), 1e-12);
  }
}
