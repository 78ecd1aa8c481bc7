package ecm.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ecm.base.Progress;
import ecm.stack.Mask;
import ecm.statistics.Estimate;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The correlation between pixels is learned and used as it should be. */
class SpatialPriorTest {

  private static final int SIDE = 64;
  private static final double FWHM = 2.5;

  /** Fields of covariance exp(-(r / xi)^p) with errors of which neighbours share some. */
  @ParameterizedTest
  @CsvSource({"3, 1, 0.1", "3, 1, 0.5", "2, 2, 0.3", "5, 1.5, 0.3"})
  void theCorrelationLengthIsFoundWithinItsError(double xi, double exponent, double noise) {
    Mask all = Mask.all(SIDE, SIDE);
    double sigma = 0.5;
    int seeds = 4;
    double mean = 0;
    double error = 0;
    for (int seed = 0; seed < seeds; seed++) {
      double[] values = RandomMaps.gaussian(SIDE, seed, r -> Math.exp(-Math.pow(r / xi, exponent)));
      double[] shared = RandomMaps.gaussian(SIDE, seed + 70, RandomMaps.speckle(FWHM));
      double[] variance = new double[values.length];
      Random random = new Random(seed);
      for (int i = 0; i < values.length; i++) {
        variance[i] = noise * noise * (0.5 + random.nextDouble());
        double own = Math.sqrt(0.7) * random.nextGaussian() + Math.sqrt(0.3) * shared[i];
        values[i] = sigma * values[i] + Math.sqrt(variance[i]) * own;
      }
      SpatialPrior.Learned found = SpatialPrior.learn(values, variance, all, sigma, FWHM);
      Estimate length = found.length();
      assertEquals(length.value(), found.prior().xi());
      assertEquals(xi, length.value(), 3 * length.sd(), "seed " + seed + " +- " + length.sd());
      mean += length.value() / seeds;
      error += length.sd() / seeds;
    }
    assertTrue(error < 0.35 * xi, "useful errors: " + error);
    assertEquals(xi, mean, 3 * error / Math.sqrt(seeds), "mean of the seeds");
  }

  /** Without any domains the length is shorter than the spacing of pixels. */
  @Test
  void independentPixelsHaveNoLength() {
    Random random = new Random(5);
    double[] values = new double[SIDE * SIDE];
    double[] variance = new double[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.5 * random.nextGaussian();
      variance[i] = 1e-6;
    }
    double xi =
        SpatialPrior.learn(values, variance, Mask.all(SIDE, SIDE), 0.5, FWHM).length().value();
    assertTrue(xi < 0.6, "xi " + xi);
  }

  @Test
  void covarianceAndErrorsAreTheFormulas() {
    SpatialPrior prior = new SpatialPrior(0.6, 3, 1.5, 2);
    assertEquals(0.36, prior.covariance(0));
    assertEquals(0.36 * Math.exp(-1), prior.covariance(3), 1e-12);
    assertEquals(1, prior.errors(0));
    assertEquals(0.5, prior.errors(2) / prior.errors(1e-9) / Math.pow(0.5, 3), 1e-6);
  }

  /** A mask with a hole and an edge, neighbours within 2.3 px, by the inverse of the matrix. */
  @ParameterizedTest
  @CsvSource({"2.3, 1, 3", "4.5, 2, 2"})
  void krigingIsTheSolutionOfTheSystem(double reach, double exponent, double xi) {
    int width = 9;
    int height = 7;
    Mask mask = Mask.of(width, height, i -> i != 22 && i != 31 && i != 32 && i > 3);
    SpatialPrior prior = new SpatialPrior(0.5, xi, exponent, FWHM);
    Random random = new Random(6);
    double[] values = new double[width * height];
    double[] variance = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = mask.contains(i) ? random.nextGaussian() : Double.NaN;
      variance[i] = mask.contains(i) ? 0.02 + 0.3 * random.nextDouble() : Double.NaN;
    }
    double[] mean = new double[values.length];
    double[] sd = new double[values.length];
    new Kriging(prior, mask, reach).solve(values, variance, mean, sd, Progress.NONE);
    for (int at : mask.indices()) {
      int[] near =
          java.util.Arrays.stream(mask.indices())
              .filter(i -> distance(i, at, width) <= reach)
              .toArray();
      RealMatrix system = new Array2DRowRealMatrix(near.length, near.length);
      RealVector k = new ArrayRealVector(near.length);
      RealVector u = new ArrayRealVector(near.length);
      for (int i = 0; i < near.length; i++) {
        k.setEntry(i, 0.25 * Math.exp(-Math.pow(distance(near[i], at, width) / xi, exponent)));
        u.setEntry(i, values[near[i]]);
        for (int j = 0; j < near.length; j++) {
          double r = distance(near[i], near[j], width);
          double shared = i == j ? 1 : 0.3 * Math.exp(-4 * Math.log(2) * r * r / FWHM / FWHM);
          double error = shared * Math.sqrt(variance[near[i]] * variance[near[j]]);
          system.setEntry(i, j, 0.25 * Math.exp(-Math.pow(r / xi, exponent)) + error);
        }
      }
      RealVector weights = new CholeskyDecomposition(system).getSolver().solve(k);
      assertEquals(weights.dotProduct(u), mean[at], 1e-9);
      assertEquals(Math.sqrt(0.25 - weights.dotProduct(k)), sd[at], 1e-9);
    }
    assertEquals(0, mean[22], "not touched in the hole");
  }

  private static double distance(int i, int j, int width) {
    return Math.hypot(i % width - j % width, i / width - j / width);
  }
}
