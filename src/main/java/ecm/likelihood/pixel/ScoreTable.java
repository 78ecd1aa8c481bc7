package ecm.likelihood.pixel;

import ecm.base.Parallel;
import ecm.base.Progress;
import ecm.likelihood.spectrum.SpectrumModel;

/**
 * The derivatives of the ln of a pixel's evidence by the free parameters of a population: means
 * over its posterior of
 *
 * <pre>  sum_b n_b (P_b / S_b - 1) d ln S_b / d theta</pre>
 *
 * for beta, contrast and noise, of u / sigma for mu and of u^2 - 1 for ln sigma, with u = (ln tau -
 * mu) / sigma. Immutable once built; read by any number of threads.
 */
public final class ScoreTable {

  /** Step of the derivative by beta. */
  private static final double STEP = 1e-4;

  /** Parts of the posterior below this part of its peak do not count. */
  private static final double NEGLIGIBLE = 1e-9;

  /** beta, contrast, noise. */
  private static final int OF_SPECTRUM = 3;

  private final LikelihoodTable table;

  /**
   * [level][node][g][parameter][bin], n_b / S_b d ln S_b / d theta; after the last bin the sum of
   * n_b d ln S_b / d theta.
   */
  private final double[][][][][] slopes;

  /** Of a table of likelihoods. */
  public ScoreTable(LikelihoodTable table) {
    this.table = table;
    int levels = table.model().levels().size();
    int bins = table.model().bins().count();
    int nodes = table.nodes();
    slopes = new double[levels][nodes][table.grid().count()][OF_SPECTRUM][bins + 1];
    Parallel.forEach(
        levels * nodes,
        Progress.NONE,
        "likelihood: spectra",
        () -> {
          Filler filler = new Filler();
          return i -> filler.fill(i / nodes, i % nodes);
        });
  }

  /** Buffers of one thread. */
  private final class Filler {
    private final SpectrumModel model = table.model();
    private final SpectrumModel.Scratch scratch = model.scratch();
    private final double[] spectrum = new double[model.bins().count()];
    private final double[] moved = new double[spectrum.length];

    private void fill(int level, int node) {
      double noise = model.noise(level, table.dynamics());
      for (int g = 0; g < table.grid().count(); g++) {
        SpectrumModel.Point point = table.point(level, node, g);
        model.compute(point, table.dynamics(), scratch, spectrum);
        model.compute(point.withBeta(point.beta() + STEP), table.dynamics(), scratch, moved);
        double[][] target = slopes[level][node][g];
        for (int b = 0; b < spectrum.length; b++) {
          double white = model.expected().white()[b] / spectrum[b];
          set(target[0], b, (moved[b] / spectrum[b] - 1) / STEP);
          set(target[1], b, 1 - (noise + SpectrumModel.LEAST_NOISE) * white);
          set(target[2], b, noise * white);
        }
      }
    }

    private void set(double[] target, int bin, double slope) {
      double weighted = model.bins().ordinates(bin) * slope;
      target[bin] = weighted / spectrum[bin];
      target[spectrum.length] += weighted;
    }
  }

  /** Works on pixels one after another. One per thread. */
  public final class Reader {
    private final double[][] sums = new double[OF_SPECTRUM][table.model().bins().count() + 1];

    /**
     * The scores of the pixel that was read last.
     *
     * @param pixel reader of the same table
     * @param level of the pixel
     * @param scores receives a value per free parameter
     */
    public void read(LikelihoodTable.Reader pixel, int level, double[] scores) {
      double[][] weights = pixel.weights();
      for (double[] sum : sums) {
        java.util.Arrays.fill(sum, 0);
      }
      double total = 0;
      double first = 0;
      double second = 0;
      for (int node = 0; node < weights.length; node++) {
        for (int g = 0; g < weights[node].length; g++) {
          double p = weights[node][g];
          if (p > NEGLIGIBLE) {
            add(p, slopes[level][node][g]);
            double u = (table.grid().at(g) - table.dynamics().mu()) / table.dynamics().sigma();
            total += p;
            first += p * u;
            second += p * u * u;
          }
        }
      }
      int bins = pixel.power().length;
      for (int j = 0; j < OF_SPECTRUM; j++) {
        double sum = -sums[j][bins];
        for (int b = 0; b < bins; b++) {
          sum += pixel.power()[b] * sums[j][b];
        }
        scores[j] = sum / total;
      }
      scores[OF_SPECTRUM] = first / total / table.dynamics().sigma();
      scores[OF_SPECTRUM + 1] = second / total - 1;
    }

    private void add(double p, double[][] slope) {
      for (int j = 0; j < OF_SPECTRUM; j++) {
        double[] sum = sums[j];
        double[] one = slope[j];
        for (int b = 0; b < sum.length; b++) {
          sum[b] += p * one[b];
        }
      }
    }
  }

  /** A reader for one thread. */
  public Reader reader() {
    return new Reader();
  }
}
