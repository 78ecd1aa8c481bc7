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

  private final SpectrumModel model;
  private final LnTauGrid grid;
  private final OwnMeanResponse ownMean;
  private final Nodes betas;
  private final Nodes deltas;

  /** [level][node][bin * grid + g], 1 / S times the ordinates. */
  private final double[][][] inverse;

  /** [level][node][g], sum of n ln S, less the weights of prior and node. */
  private final double[][][] constant;

  public LikelihoodTable(
      SpectrumModel model, LnTauGrid grid, OwnMeanResponse ownMean, Dynamics dynamics) {
    this.model = model;
    this.grid = grid;
    this.ownMean = ownMean;
    this.betas = Nodes.of(dynamics.betaSd());
    this.deltas = Nodes.of(dynamics.brightnessSd());
    int levels = model.levels().size();
    int nodes = betas.count() * deltas.count();
    inverse = new double[levels][nodes][model.bins().count() * grid.count()];
    constant = new double[levels][nodes][grid.count()];
    Parallel.forEach(
        levels * nodes,
        Progress.NONE,
        "likelihood: spectra",
        () -> {
          SpectrumModel.Scratch scratch = model.scratch();
          double[] spectrum = new double[model.bins().count()];
          return i -> fill(i / nodes, i % nodes, dynamics, scratch, spectrum);
        });
  }

  private void fill(
      int level, int node, Dynamics dynamics, SpectrumModel.Scratch scratch, double[] spectrum) {
    int b = node / deltas.count();
    int d = node % deltas.count();
    double beta = Math.max(0.1, dynamics.beta() + dynamics.betaSd() * betas.at()[b]);
    double delta = dynamics.brightnessSd() * deltas.at()[d];
    double weight = betas.lnWeight()[b] + deltas.lnWeight()[d];
    double sigma = dynamics.sigma();
    for (int g = 0; g < grid.count(); g++) {
      double lnTau = grid.at(g);
      model.compute(
          new SpectrumModel.Point(level, lnTau, beta, delta), dynamics, scratch, spectrum);
      double sum = 0;
      for (int k = 0; k < spectrum.length; k++) {
        double ordinates = model.bins().ordinates(k);
        inverse[level][node][k * grid.count() + g] = ordinates / spectrum[k];
        sum += ordinates * Math.log(spectrum[k]);
      }
      double u = (lnTau - dynamics.mu()) / sigma;
      constant[level][node][g] = sum + 0.5 * u * u + Math.log(sigma) - weight;
    }
  }

  /** Works on pixels one after another. One per thread. */
  public final class Reader {
    private final double[] power = new double[model.bins().count()];
    private final double[] values = new double[grid.count()];
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
      int level = pixels.level()[pixel];
      double top = Double.NEGATIVE_INFINITY;
      double total = 0;
      double betaSum = 0;
      java.util.Arrays.fill(posterior, 0);
      for (int node = 0; node < inverse[level].length; node++) {
        double highest = logarithms(level, node);
        if (highest > top) {
          double scale = Math.exp(top - highest);
          total *= scale;
          betaSum *= scale;
          for (int g = 0; g < posterior.length; g++) {
            posterior[g] *= scale;
          }
          top = highest;
        }
        double here = 0;
        for (int g = 0; g < posterior.length; g++) {
          double p = Math.exp(values[g] - top);
          posterior[g] += p;
          here += p;
        }
        total += here;
        betaSum += here * betas.at()[node / deltas.count()];
      }
      summarize(total, betaSum);
      return top + Math.log(total * grid.step());
    }

    private double logarithms(int level, int node) {
      int count = values.length;
      double[] table = inverse[level][node];
      double[] offset = constant[level][node];
      for (int g = 0; g < count; g++) {
        values[g] = -offset[g];
      }
      for (int b = 0; b < power.length; b++) {
        double p = power[b];
        int at = b * count;
        for (int g = 0; g < count; g++) {
          values[g] -= p * table[at + g];
        }
      }
      double highest = values[0];
      for (int g = 1; g < count; g++) {
        highest = Math.max(highest, values[g]);
      }
      return highest;
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
      double[] table = inverse[level][inverse[level].length / 2];
      double sum = 0;
      for (int b = 0; b < power.length; b++) {
        double ordinates = model.bins().ordinates(b);
        double off = power[b] * table[b * grid.count() + g] / ordinates - 1;
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
