package ecm.likelihood.pixel;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.likelihood.spectrum.Dynamics;
import ecm.likelihood.spectrum.PixelSpectra;
import ecm.likelihood.spectrum.SpectrumModel;

/**
 * The Whittle likelihood of the pixels of one population on a grid of ln tau (Whittle 1953):
 *
 * <pre>  ln p(P | tau, beta, delta) = -sum_b n_b [P_b / S_b + ln S_b]</pre>
 *
 * with n_b ordinates in bin b, for nodes of the distributions of beta and of delta. Immutable once
 * built; read by any number of threads.
 */
public final class LikelihoodTable {

  /** A value so far below the highest adds nothing to a sum in double. */
  private static final double NEGLIGIBLE = -40;

  private final SpectrumModel model;
  private final LnTauGrid grid;
  private final OwnMeanResponse ownMean;
  private final Dynamics dynamics;
  private final Nodes betas;
  private final Nodes deltas;

  /** [level][node][bin][g], 1 / S times the ordinates. */
  private final double[][][][] inverse;

  /** [level][node][g], sum of n ln S, less the weights of prior and node. */
  private final double[][][] constant;

  public LikelihoodTable(
      SpectrumModel model, LnTauGrid grid, OwnMeanResponse ownMean, Dynamics dynamics) {
    this.model = model;
    this.grid = grid;
    this.ownMean = ownMean;
    this.dynamics = dynamics;
    this.betas = Nodes.of(dynamics.betaSd());
    this.deltas = Nodes.of(dynamics.brightnessSd());
    int levels = model.levels().size();
    inverse = new double[levels][nodes()][model.bins().count()][grid.count()];
    constant = new double[levels][nodes()][grid.count()];
    Parallel.forEach(
        levels * nodes(),
        Progress.NONE,
        "likelihood: spectra",
        () -> {
          SpectrumModel.Scratch scratch = model.scratch();
          double[] spectrum = new double[model.bins().count()];
          return i -> fill(i / nodes(), i % nodes(), scratch, spectrum);
        });
  }

  private void fill(int level, int node, SpectrumModel.Scratch scratch, double[] spectrum) {
    double weight =
        betas.lnWeight()[node / deltas.count()] + deltas.lnWeight()[node % deltas.count()];
    double sigma = dynamics.sigma();
    for (int g = 0; g < grid.count(); g++) {
      model.compute(point(level, node, g), dynamics, scratch, spectrum);
      double sum = 0;
      for (int k = 0; k < spectrum.length; k++) {
        double ordinates = model.bins().ordinates(k);
        inverse[level][node][k][g] = ordinates / spectrum[k];
        sum += ordinates * Math.log(spectrum[k]);
      }
      double u = (grid.at(g) - dynamics.mu()) / sigma;
      constant[level][node][g] = sum + 0.5 * u * u + Math.log(sigma) - weight;
    }
  }

  /** Number of nodes of beta times that of delta. */
  int nodes() {
    return betas.count() * deltas.count();
  }

  /** The point of the model at a node. */
  SpectrumModel.Point point(int level, int node, int g) {
    double beta = dynamics.beta() + dynamics.betaSd() * betas.at()[node / deltas.count()];
    double delta = dynamics.brightnessSd() * deltas.at()[node % deltas.count()];
    return new SpectrumModel.Point(level, grid.at(g), Math.max(0.1, beta), delta);
  }

  SpectrumModel model() {
    return model;
  }

  LnTauGrid grid() {
    return grid;
  }

  Dynamics dynamics() {
    return dynamics;
  }

  /** Works on pixels one after another. One per thread. */
  public final class Reader {
    private final double[] power = new double[model.bins().count()];
    private final double[][] weights = new double[nodes()][grid.count()];
    private final double[] posterior = new double[grid.count()];
    private double mean;
    private double variance;
    private double beta;

    /**
     * The ln of the evidence, ln integral p(P | tau) p(tau) d ln tau, of one pixel; afterwards its
     * posterior is known.
     */
    public double read(PixelSpectra pixels, int pixel) {
      int bins = power.length;
      for (int b = 0; b < bins; b++) {
        double factor = ownMean.factor(b, pixels.excess()[pixel]);
        power[b] = pixels.power()[pixel * bins + b] / factor;
      }
      return read(pixels.level()[pixel]);
    }

    /**
     * As {@link #read(PixelSpectra, int)} of a pixel whose power was divided by the factors of its
     * own mean before.
     */
    public double read(double[] dividedPower, int pixel, int level) {
      System.arraycopy(dividedPower, pixel * power.length, power, 0, power.length);
      return read(level);
    }

    private double read(int level) {
      double top = Double.NEGATIVE_INFINITY;
      for (int node = 0; node < weights.length; node++) {
        top = Math.max(top, logarithms(level, node));
      }
      double total = 0;
      double betaSum = 0;
      java.util.Arrays.fill(posterior, 0);
      for (int node = 0; node < weights.length; node++) {
        double here = exponentials(weights[node], top);
        total += here;
        betaSum += here * betas.at()[node / deltas.count()];
      }
      summarize(total, betaSum);
      return top + Math.log(total * grid.step());
    }

    /** The ln of likelihood and prior at one node, and the highest of them. */
    private double logarithms(int level, int node) {
      double[] values = weights[node];
      double[][] table = inverse[level][node];
      double[] offset = constant[level][node];
      for (int g = 0; g < values.length; g++) {
        values[g] = -offset[g];
      }
      int b = 0;
      for (; b + 4 <= power.length; b += 4) {
        subtractFour(values, table, b);
      }
      for (; b < power.length; b++) {
        subtract(values, table[b], power[b]);
      }
      double highest = values[0];
      for (int g = 1; g < values.length; g++) {
        highest = Math.max(highest, values[g]);
      }
      return highest;
    }

    /** Four bins at a time, so that values are read and written less often. */
    private void subtractFour(double[] values, double[][] table, int b) {
      double[] t0 = table[b];
      double[] t1 = table[b + 1];
      double[] t2 = table[b + 2];
      double[] t3 = table[b + 3];
      double p0 = power[b];
      double p1 = power[b + 1];
      double p2 = power[b + 2];
      double p3 = power[b + 3];
      for (int g = 0; g < values.length; g++) {
        values[g] -= p0 * t0[g] + p1 * t1[g] + p2 * t2[g] + p3 * t3[g];
      }
    }

    private static void subtract(double[] values, double[] table, double p) {
      for (int g = 0; g < values.length; g++) {
        values[g] -= p * table[g];
      }
    }

    private double exponentials(double[] values, double top) {
      double sum = 0;
      for (int g = 0; g < values.length; g++) {
        double below = values[g] - top;
        double p = below < NEGLIGIBLE ? 0 : Math.exp(below);
        values[g] = p;
        posterior[g] += p;
        sum += p;
      }
      return sum;
    }

    private void summarize(double total, double betaSum) {
      double first = 0;
      double second = 0;
      for (int g = 0; g < posterior.length; g++) {
        double offset = g * grid.step();
        first += posterior[g] * offset;
        second += posterior[g] * offset * offset;
      }
      first /= total;
      mean = grid.first() + first;
      variance = Math.max(second / total - first * first, grid.step() * grid.step() / 12);
      beta = betaSum / total;
    }

    /** The power of the pixel that was read, divided by the factors of its own mean. */
    double[] power() {
      return power;
    }

    /** Likelihood times prior at each node and ln tau, in units of the highest. */
    double[][] weights() {
      return weights;
    }

    /** Mean of the posterior of ln tau. */
    public double mean() {
      return mean;
    }

    /** Standard deviation of the posterior of ln tau. */
    public double sd() {
      return Math.sqrt(variance);
    }

    /**
     * The mean over bins of n_b (P_b / S_b - 1)^2 of the pixel that was read, at its posterior
     * mean: 1 on average if ordinates are exponential and independent.
     */
    public double misfit(int level) {
      int g = (int) Math.round((mean - grid.first()) / grid.step());
      g = Math.max(0, Math.min(grid.count() - 1, g));
      double[][] table = inverse[level][nodes() / 2];
      double sum = 0;
      for (int b = 0; b < power.length; b++) {
        double ordinates = model.bins().ordinates(b);
        double off = power[b] * table[b][g] / ordinates - 1;
        sum += ordinates * off * off;
      }
      return sum / power.length;
    }

    /** Mean of the posterior of (beta - mean beta) / betaSd. */
    public double beta() {
      return beta;
    }
  }

  public Reader reader() {
    return new Reader();
  }
}
