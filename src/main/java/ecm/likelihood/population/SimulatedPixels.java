package ecm.likelihood.population;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.likelihood.spectrum.Dynamics;
import ecm.likelihood.spectrum.PixelSpectra;
import ecm.likelihood.spectrum.Shell;
import ecm.likelihood.spectrum.SpectraMaker;
import ecm.likelihood.spectrum.SpectrumModel;
import ecm.simulation.PixelRecords;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Pixels with known tau, simulated under the conditions of the record and taken through the same
 * transform as the measured ones.
 *
 * @param lnTau ln of tau of each [frames]
 * @param beta exponent of each
 * @param spectra of each
 */
record SimulatedPixels(double[] lnTau, double[] beta, PixelSpectra spectra) {

  private static final int BLOCK = 64;
  private static final double HIGHEST_BETA = 2;

  /** Different exponents, of each of which spectra are kept. */
  private static final int BETAS = 12;

  /**
   * What is simulated.
   *
   * @param pixels how many
   * @param statistics of the pattern
   * @param missing frames without a value; empty if there are none
   * @param seed of the random numbers
   */
  record Request(int pixels, PatternStatistics statistics, boolean[] missing, long seed) {

    /** Without missing frames. */
    Request(int pixels, PatternStatistics statistics, long seed) {
      this(pixels, statistics, new boolean[0], seed);
    }

    private void leaveOut(float[] counts) {
      for (int t = 0; t < missing.length; t++) {
        counts[t] = missing[t] ? Float.NaN : counts[t];
      }
    }
  }

  /**
   * Simulates.
   *
   * @param model bins and levels
   * @param dynamics of the population; its contrast and noise are not used
   * @param brightness of measured pixels [units of intensity], which the simulated ones take in
   *     turn
   */
  static SimulatedPixels of(
      Request request,
      SpectrumModel model,
      Dynamics dynamics,
      double[] brightness,
      Progress progress) {
    int n = request.pixels;
    double[] lnTau = quantiles(n, n, request.seed, dynamics.mu(), dynamics.sigma());
    double[] beta = quantiles(n, BETAS, request.seed + 1, dynamics.beta(), dynamics.betaSd());
    double[] delta = quantiles(n, n, request.seed + 2, 0, dynamics.brightnessSd());
    PixelSpectra spectra = PixelSpectra.empty(model.bins().count(), n);
    PatternStatistics s = request.statistics;
    PixelRecords.Conditions conditions =
        new PixelRecords.Conditions(model.bins().frames(), s.patterns(), s.share(), request.seed);
    PixelRecords first = new PixelRecords(conditions);
    Parallel.forEach(
        (n + BLOCK - 1) / BLOCK,
        progress,
        "likelihood: simulation",
        () -> {
          PixelRecords records = first.another();
          SpectraMaker maker = new SpectraMaker(model, 1);
          float[][] counts = new float[BLOCK][model.bins().frames()];
          double[] means = new double[BLOCK];
          return block -> {
            int from = block * BLOCK;
            int to = Math.min(n, from + BLOCK);
            for (int i = from; i < to; i++) {
              beta[i] = Math.max(0.15, Math.min(HIGHEST_BETA, beta[i]));
              double mean = brightness[(int) ((long) i * brightness.length / n)] / s.gain();
              double truth = mean * Math.exp(delta[i]);
              Shell shell = model.levels().get(model.level(mean)).shell();
              PixelRecords.Layer layer =
                  new PixelRecords.Layer(shell.share(), lnTau[i] - shell.lnRatio(), beta[i]);
              records.simulate(
                  new PixelRecords.Pixel(i, lnTau[i], beta[i], truth, layer), counts[i - from]);
              request.leaveOut(counts[i - from]);
              means[i - from] = mean;
            }
            for (int i = from; i < to; i += maker.lanes()) {
              maker.take(counts, i - from, Math.min(maker.lanes(), to - i));
              maker.make(Arrays.copyOfRange(means, i - from, to - from), spectra, i);
            }
          };
        });
    return new SimulatedPixels(lnTau, beta, spectra);
  }

  /** So many evenly spaced quantiles of a normal distribution, in random order. */
  private static double[] quantiles(int n, int different, long seed, double mean, double sd) {
    double[] values = new double[n];
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    for (int i = 0; i < n; i++) {
      values[i] =
          mean + sd * normal.inverseCumulativeProbability((i % different + 0.5) / different);
    }
    Random random = new Random(seed);
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
    return values;
  }
}
