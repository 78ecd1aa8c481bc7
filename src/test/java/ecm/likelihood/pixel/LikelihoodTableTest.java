package ecm.likelihood.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.likelihood.spectrum.DrawnSpectra;
import ecm.likelihood.spectrum.Dynamics;
import ecm.likelihood.spectrum.SpectrumModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evidence and posterior against numerical integration. */
class LikelihoodTableTest {

  private static final SpectrumModel MODEL = DrawnSpectra.model(128, 2, 8);
  private static final Dynamics PLAIN = DrawnSpectra.dynamics(0.7, 8, 0.5);
  private static final double FINE = 0.01;

  /** Integrals over ln tau by fine steps, of evidence, mean and square, for one beta and delta. */
  private static double[] integrals(
      DrawnSpectra drawn, int pixel, Dynamics d, double beta, double delta) {
    int bins = MODEL.bins().count();
    SpectrumModel.Scratch scratch = MODEL.scratch();
    double[] s = new double[bins];
    double[] sums = new double[3];
    for (double u = -5; u < 5; u += FINE / d.sigma()) {
      double lnTau = d.mu() + u * d.sigma();
      int level = drawn.pixels().level()[pixel];
      MODEL.compute(new SpectrumModel.Point(level, lnTau, beta, delta), d, scratch, s);
      double ln = -0.5 * u * u - Math.log(d.sigma());
      for (int b = 0; b < bins; b++) {
        double ratio = drawn.pixels().power()[pixel * bins + b] / s[b];
        ln -= MODEL.bins().ordinates(b) * (ratio + Math.log(s[b]));
      }
      double p = Math.exp(ln - reference(drawn, pixel)) * FINE;
      sums[0] += p;
      sums[1] += p * lnTau;
      sums[2] += p * lnTau * lnTau;
    }
    return sums;
  }

  /** Keeps exponentials in range: about the ln of the likelihood. */
  private static double reference(DrawnSpectra drawn, int pixel) {
    int bins = MODEL.bins().count();
    double ln = 0;
    for (int b = 0; b < bins; b++) {
      double power = drawn.pixels().power()[pixel * bins + b];
      ln -= MODEL.bins().ordinates(b) * (1 + Math.log(power + 1e-6));
    }
    return ln;
  }

  private static LikelihoodTable.Reader reader(Dynamics d, OwnMeanResponse ownMean) {
    return new LikelihoodTable(MODEL, LnTauGrid.around(d.mu(), 2.5, 0.05), ownMean, d).reader();
  }

  @Test
  void evidenceAndPosteriorAreTheIntegrals() {
    DrawnSpectra drawn = DrawnSpectra.of(MODEL, PLAIN, 6, 1);
    LikelihoodTable.Reader reader = reader(PLAIN, DrawnSpectra.noResponse(MODEL));
    for (int i = 0; i < 6; i++) {
      double[] truth = integrals(drawn, i, PLAIN, PLAIN.beta(), 0);
      double mean = truth[1] / truth[0];
      double sd = Math.sqrt(truth[2] / truth[0] - mean * mean);
      assertEquals(Math.log(truth[0]) + reference(drawn, i), reader.read(drawn.pixels(), i), 2e-3);
      assertEquals(mean, reader.mean(), 2e-3);
      assertEquals(sd, reader.sd(), 2e-3);
      assertEquals(0, reader.beta());
    }
  }

  /** Brightness and exponent that scatter: double integrals over normal distributions. */
  @ParameterizedTest
  @CsvSource({"0.15, 0", "0, 0.06", "0.1, 0.05"})
  void spreadsAreIntegratedOver(double brightnessSd, double betaSd) {
    Dynamics d = PLAIN.withSpreads(brightnessSd, betaSd);
    DrawnSpectra drawn = DrawnSpectra.of(MODEL, d, 2, 2);
    LikelihoodTable.Reader reader = reader(d, DrawnSpectra.noResponse(MODEL));
    double step = 0.5;
    for (int i = 0; i < 2; i++) {
      double[] truth = new double[3];
      double betas = 0;
      for (double x = brightnessSd > 0 ? -4.5 : 0; x <= (brightnessSd > 0 ? 4.5 : 0); x += step) {
        for (double y = betaSd > 0 ? -4.5 : 0; y <= (betaSd > 0 ? 4.5 : 0); y += step) {
          double weight = brightnessSd > 0 ? step * density(x) : 1;
          weight *= betaSd > 0 ? step * density(y) : 1;
          double[] one = integrals(drawn, i, d, d.beta() + betaSd * y, brightnessSd * x);
          for (int k = 0; k < 3; k++) {
            truth[k] += weight * one[k];
          }
          betas += weight * y * one[0];
        }
      }
      double mean = truth[1] / truth[0];
      double sd = Math.sqrt(truth[2] / truth[0] - mean * mean);
      // five nodes stand for the integral
      double evidence = reader.read(drawn.pixels(), i);
      assertEquals(Math.log(truth[0]) + reference(drawn, i), evidence, 0.03);
      assertEquals(mean, reader.mean(), 0.05 * sd);
      assertEquals(sd, reader.sd(), 0.05 * sd);
      assertEquals(betas / truth[0], reader.beta(), 0.05);
    }
  }

  private static double density(double x) {
    return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  }

  /** Mean of x^p over a normal distribution: 1, 0, 1, 0, 3, 0, 15, 0, 105. */
  @Test
  void nodesHaveTheMomentsOfANormalDistribution() {
    double[] moments = {1, 0, 1, 0, 3, 0, 15, 0, 105};
    Nodes five = Nodes.of(0.1);
    for (int p = 0; p < moments.length; p++) {
      double sum = 0;
      for (int k = 0; k < five.count(); k++) {
        sum += Math.exp(five.lnWeight()[k]) * Math.pow(five.at()[k], p);
      }
      assertEquals(moments[p], sum, 1e-9 * Math.max(1, moments[p]), "power " + p);
    }
    assertEquals(1, Nodes.of(0).count());
    assertEquals(0, Nodes.of(0).at()[0]);
    assertEquals(0, Nodes.of(0).lnWeight()[0]);
  }

  /** The own mean's factor divides the power before anything else. */
  @Test
  void theOwnMeanIsTakenOutOfThePower() {
    DrawnSpectra drawn = DrawnSpectra.of(MODEL, PLAIN, 2, 3);
    int bins = MODEL.bins().count();
    double[] linear = new double[bins];
    double[] quadratic = new double[bins];
    java.util.Arrays.fill(linear, 0.4);
    java.util.Arrays.fill(quadratic, -0.1);
    OwnMeanResponse response = new OwnMeanResponse(linear, quadratic, 0.05);
    double factor = Math.exp(0.4 * 0.3 - 0.1 * (0.09 - 0.05));
    assertEquals(factor, response.factor(0, 0.3), 1e-12);
    assertEquals(Math.exp(-0.4 - 0.1 * 0.95), response.factor(0, -7), 1e-12);
    assertEquals(response.factor(1, 3), response.factor(1, 40), 0);
    double[] steep = new double[bins];
    java.util.Arrays.fill(steep, 9);
    assertEquals(Math.exp(1.5), new OwnMeanResponse(steep, steep, 0).factor(0, 2), 1e-12);
    double plain = reader(PLAIN, DrawnSpectra.noResponse(MODEL)).read(drawn.pixels(), 1);
    drawn.pixels().excess()[1] = 0.3f;
    for (int b = 0; b < bins; b++) {
      drawn.pixels().power()[bins + b] *= factor;
    }
    assertEquals(plain, reader(PLAIN, response).read(drawn.pixels(), 1), 1e-3);
  }

  /** Exponential ordinates have a misfit of 1; twice the power at high frequency has more. */
  @Test
  void theMisfitOfPixelsOfTheModelIsOne() {
    DrawnSpectra drawn = DrawnSpectra.of(MODEL, PLAIN, 400, 5);
    double plain = mean(drawn.fitted(PLAIN).estimates().misfit());
    // ln tau is fitted, one of 33 degrees of freedom
    assertEquals(1, plain, 0.08);
    int bins = MODEL.bins().count();
    for (int i = 0; i < 400; i++) {
      for (int b = bins - 6; b < bins; b++) {
        drawn.pixels().power()[i * bins + b] *= 2;
      }
    }
    assertTrue(mean(drawn.fitted(PLAIN).estimates().misfit()) > 1.5 * plain);
  }

  /** A posterior's mean and sd are those of the truth given the record. */
  @Test
  void posteriorsOfDrawnPixelsCoverTheTruth() {
    Dynamics d = PLAIN.withSpreads(0.1, 0.05);
    DrawnSpectra drawn = DrawnSpectra.of(MODEL, d, 2000, 6);
    PixelEstimates found = drawn.fitted(d).estimates();
    double mean = 0;
    double square = 0;
    for (int i = 0; i < 2000; i++) {
      double u = (found.mean()[i] - drawn.lnTau()[i]) / found.sd()[i];
      mean += u / 2000;
      square += u * u / 2000;
    }
    assertEquals(0, mean, 3 / Math.sqrt(2000));
    assertEquals(1, square, 3 * Math.sqrt(2 / 2000.0));
  }

  private static double mean(double[] values) {
    return java.util.Arrays.stream(values).average().orElseThrow();
  }
}
