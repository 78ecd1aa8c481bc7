package ecm.likelihood.population;

import ecm.likelihood.pixel.OwnMeanResponse;
import ecm.likelihood.spectrum.Dynamics;
import ecm.likelihood.spectrum.PixelSpectra;
import ecm.likelihood.spectrum.SpectrumModel;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * How far the static brightness and the exponent scatter from pixel to pixel.
 *
 * <p>Each pixel's spectrum, divided by the one expected at its own estimate of tau, is taken for
 * linear in what its ln tau, ln m and beta are off by, and these are found by least squares with
 * weights n_b. Of the last two the variance over the measured pixels, less that over simulated ones
 * in which neither scatters, is that of the sample.
 *
 * @param brightness variance of ln m over the pixels
 * @param beta variance of beta over the pixels
 * @param brightnessSd standard error of the first
 * @param betaSd standard error of the second
 */
record PixelSpreads(double brightness, double beta, double brightnessSd, double betaSd) {

  private static final int BLOCKS = 20;
  private static final double STEP = 0.02;

  /** Larger deviations count as this many robust standard deviations. */
  private static final double FARTHEST = 4;

  /** Variances found in pixels, one at a time. */
  static PixelSpreads of(ModelCheck.Fitted fitted, SpectrumModel model) {
    int n = fitted.pixels().count();
    double[] brightness = new double[n];
    double[] beta = new double[n];
    ecm.base.Parallel.forEach(
        BLOCKS,
        ecm.base.Progress.NONE,
        "likelihood: scatter",
        () -> {
          Solver solver = new Solver(fitted, model);
          return block -> {
            for (int i = n * block / BLOCKS; i < n * (block + 1) / BLOCKS; i++) {
              double[] found = solver.solve(i, fitted.estimates().mean()[i]);
              brightness[i] = found[1];
              beta[i] = found[2];
            }
          };
        });
    double[] m = variance(brightness);
    double[] b = variance(beta);
    return new PixelSpreads(m[0], b[0], m[1], b[1]);
  }

  /** The excess over simulated pixels. */
  PixelSpreads less(PixelSpreads simulated) {
    return new PixelSpreads(
        brightness - simulated.brightness,
        beta - simulated.beta,
        Math.hypot(brightnessSd, simulated.brightnessSd),
        Math.hypot(betaSd, simulated.betaSd));
  }

  /** Variance without outliers, and its standard error from blocks. */
  private static double[] variance(double[] values) {
    double centre = ecm.base.Quantiles.median(values);
    double[] deviation = java.util.Arrays.stream(values).map(v -> v - centre).toArray();
    double limit = FARTHEST * ecm.base.Quantiles.robustSd(deviation);
    double[] blocks = new double[BLOCKS];
    int n = values.length;
    double mean = 0;
    for (int b = 0; b < BLOCKS; b++) {
      int from = n * b / BLOCKS;
      int to = n * (b + 1) / BLOCKS;
      for (int i = from; i < to; i++) {
        double d = Math.min(limit, Math.abs(deviation[i]));
        blocks[b] += Double.isNaN(d) ? 0 : d * d / (to - from);
      }
      mean += blocks[b] / BLOCKS;
    }
    double squares = 0;
    for (double block : blocks) {
      squares += (block - mean) * (block - mean);
    }
    return new double[] {mean, Math.sqrt(squares / (BLOCKS - 1) / BLOCKS)};
  }

  /** The least squares of one pixel after another. */
  private static final class Solver {
    private final PixelSpectra pixels;
    private final SpectrumModel model;
    private final OwnMeanResponse ownMean;
    private final Dynamics apparent;
    private final SpectrumModel.Scratch scratch;
    private final double[] expected;
    private final double[][] change;

    Solver(ModelCheck.Fitted fitted, SpectrumModel model) {
      this.pixels = fitted.pixels();
      this.model = model;
      this.ownMean = fitted.ownMean();
      this.apparent = fitted.apparent();
      this.scratch = model.scratch();
      this.expected = new double[pixels.bins()];
      this.change = new double[3][pixels.bins()];
    }

    /** What ln tau, ln m and beta of a pixel are off by; NaN if they cannot be told apart. */
    double[] solve(int pixel, double lnTau) {
      int level = pixels.level()[pixel];
      double beta = apparent.beta();
      compute(new SpectrumModel.Point(level, lnTau, beta, 0), expected);
      compute(new SpectrumModel.Point(level, lnTau + STEP, beta, 0), change[0]);
      compute(new SpectrumModel.Point(level, lnTau, beta, STEP), change[1]);
      compute(new SpectrumModel.Point(level, lnTau, beta + STEP, 0), change[2]);
      Array2DRowRealMatrix normal = new Array2DRowRealMatrix(3, 3);
      ArrayRealVector right = new ArrayRealVector(3);
      for (int b = 0; b < expected.length; b++) {
        double weight = model.bins().ordinates(b);
        double power = pixels.power()[pixel * expected.length + b];
        double factor = ownMean.factor(b, pixels.excess()[pixel]);
        double off = power / (factor * expected[b]) - 1;
        for (int j = 0; j < 3; j++) {
          double slope = Math.log(change[j][b] / expected[b]) / STEP;
          right.addToEntry(j, weight * slope * off);
          for (int k = 0; k < 3; k++) {
            double other = Math.log(change[k][b] / expected[b]) / STEP;
            normal.addToEntry(j, k, weight * slope * other);
          }
        }
      }
      DecompositionSolver solver = new LUDecomposition(normal).getSolver();
      return solver.isNonSingular()
          ? solver.solve(right).toArray()
          : new double[] {Double.NaN, Double.NaN, Double.NaN};
    }

    private void compute(SpectrumModel.Point point, double[] target) {
      model.compute(point, apparent, scratch, target);
    }
  }
}
