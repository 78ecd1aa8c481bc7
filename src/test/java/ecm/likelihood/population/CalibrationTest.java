package ecm.likelihood.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ecm.likelihood.pixel.OwnMeanResponse;
import ecm.likelihood.pixel.PixelEstimates;
import ecm.likelihood.spectrum.DrawnSpectra;
import ecm.likelihood.spectrum.Dynamics;
import ecm.likelihood.spectrum.PixelSpectra;
import ecm.likelihood.spectrum.SpectrumModel;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** From posteriors to estimates: polynomials that are known are found. */
class CalibrationTest {

  @Test
  void leastSquaresRecoversAPolynomial() {
    Random random = new Random(1);
    double[][] design = new double[500][];
    double[] values = new double[500];
    for (int i = 0; i < 500; i++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      design[i] = new double[] {1, x, y, x * y, 0};
      values[i] = 3 - 0.5 * x + 2 * y + 0.25 * x * y;
    }
    // the last term is the same for all and gets none
    assertArrayEquals(
        new double[] {3, -0.5, 2, 0.25, 0}, Response.leastSquares(design, values), 1e-5);
  }

  private static double level(double c, double z, double b, double nu) {
    double m = 0.05 + 0.8 * c - 0.3 * z + 0.1 * z * z + 0.15 * c * z - 0.06 * c * c;
    return m + 0.04 * nu - 0.03 * nu * z + 0.02 * b + 0.01 * b * b - 0.05 * b * c;
  }

  private static double variance(double c, double z, double sd) {
    return 0.01 + 1.5 * sd * sd + 0.004 * c - 0.006 * z;
  }

  /** 20000 pixels whose ln tau is a polynomial of the posterior plus noise of known variance. */
  @Test
  void meanAndVarianceOfTheErrorAreRecovered() {
    int n = 20_000;
    double centre = 2.5;
    SpectrumModel model = DrawnSpectra.model(64, 4, 16);
    Random random = new Random(2);
    double[] lnTau = new double[n];
    PixelEstimates estimates =
        new PixelEstimates(new double[n], new double[n], new double[n], new double[n]);
    PixelSpectra spectra = PixelSpectra.empty(1, n);
    for (int i = 0; i < n; i++) {
      double c = 0.5 * random.nextGaussian();
      double z = Math.max(-0.9, 0.25 * random.nextGaussian());
      double sd = 0.1 + 0.15 * random.nextDouble();
      double b = random.nextGaussian();
      spectra.excess()[i] = (float) z;
      spectra.level()[i] = i % 2;
      estimates.mean()[i] = centre + c;
      estimates.sd()[i] = sd;
      estimates.beta()[i] = b;
      double nu = (i % 2 - 0.5) * Math.log(4);
      double noise = Math.sqrt(variance(c, z, sd)) * random.nextGaussian();
      lnTau[i] = centre + level(c, z, b, nu) + noise;
    }
    SimulatedPixels pixels = new SimulatedPixels(lnTau, new double[n], spectra);
    Calibration found = Calibration.of(pixels, estimates, model, centre);
    double meanVariance = 0;
    double[] cs = {-0.7, 0, 0.6};
    for (double c : cs) {
      for (double z : new double[] {-0.4, 0, 0.4}) {
        for (double counts : new double[] {4, 16}) {
          Calibration.Pixel pixel = new Calibration.Pixel(centre + c, 0.2, 0.8, z, counts);
          double truth = centre + level(c, z, 0.8, Math.log(counts / 8));
          // 0.24 / sqrt(20000) = 0.0017 in the middle, some times that at the corners
          assertEquals(truth, found.mean(pixel), 0.025, c + ", " + z + ", " + counts);
          assertEquals(variance(c, z, 0.2), found.variance(pixel), 0.006);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      double c = estimates.mean()[i] - centre;
      meanVariance += variance(c, spectra.excess()[i], estimates.sd()[i]) / n;
    }
    assertEquals(meanVariance, found.meanVariance(), 4 * Math.sqrt(2.0 / n) * meanVariance);
    // never less than a quarter nor more than four times the mean
    Calibration.Pixel sure = new Calibration.Pixel(centre - 9, 0, 0, 0, 8);
    assertEquals(found.meanVariance() / 4, found.variance(sure), 1e-12);
    Calibration.Pixel unsure = new Calibration.Pixel(centre, 5, 0, 0, 8);
    assertEquals(found.meanVariance() * 4, found.variance(unsure), 1e-12);
    // an excess beyond any pixel is taken for the largest that was allowed
    assertEquals(
        found.mean(new Calibration.Pixel(centre, 0.2, 0, 3, 8)),
        found.mean(new Calibration.Pixel(centre, 0.2, 0, 30, 8)));
  }

  /** Powers that depend on the own mean in a known way, without any noise. */
  @Test
  void theDependenceOnTheOwnMeanIsRecovered() {
    int n = 3000;
    double linear = 0.35;
    double quadratic = -0.08;
    SpectrumModel model = DrawnSpectra.model(64, 8);
    Dynamics dynamics = DrawnSpectra.dynamics(0.7, 5, 0.4);
    int bins = model.bins().count();
    PixelSpectra spectra = PixelSpectra.empty(bins, n);
    double[] lnTau = new double[n];
    double[] beta = new double[n];
    Random random = new Random(3);
    double meanSquare = 0;
    for (int i = 0; i < n; i++) {
      spectra.excess()[i] = (float) (0.25 * random.nextGaussian());
      meanSquare += spectra.excess()[i] * spectra.excess()[i] / n;
    }
    double[] expected = new double[bins];
    for (int i = 0; i < n; i++) {
      lnTau[i] = dynamics.mu() + 0.4 * random.nextGaussian();
      beta[i] = 0.7;
      SpectrumModel.Point point = new SpectrumModel.Point(0, lnTau[i], 0.7, 0);
      model.compute(point, dynamics, model.scratch(), expected);
      double z = spectra.excess()[i];
      // the second-degree expansion of exp(c1 z + c2 (z^2 - <z^2>))
      double slope = quadratic + 0.5 * linear * linear;
      double factor = 1 + linear * z + slope * (z * z - meanSquare);
      for (int b = 0; b < bins; b++) {
        spectra.power()[i * bins + b] = (float) (1.3 * expected[b] * factor);
      }
    }
    OwnMeanResponse found =
        Response.ownMean(new SimulatedPixels(lnTau, beta, spectra), model, dynamics);
    assertEquals(meanSquare, found.meanSquare(), 1e-6);
    for (int b = 0; b < bins; b++) {
      assertEquals(linear, found.linear()[b], 1e-4);
      assertEquals(quadratic, found.quadratic()[b], 1e-3);
    }
  }
}
