package ecm.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Erf;

/**
 * A test whether relaxation times are log-normal, with mean and width taken from the data
 * (Lilliefors' test, by parametric bootstrap).
 *
 * <p>The statistic is D = max |F_n(y) - Phi((y - mu)/sigma)| over the uncensored y = ln tau. Pixels
 * of one speckle are not independent, so the distribution of D under the hypothesis is made from
 * samples of N_speckle values, drawn, censored at the same limit and fitted like the data.
 *
 * @param statistic D
 * @param pValue probability of a D at least as large if the times are log-normal; NaN if there are
 *     too few values
 * @param speckles sample size of the hypothesis
 */
public record LogNormality(double statistic, double pValue, int speckles) {

  private static final int DRAWS = 499;
  private static final int MIN_SPECKLES = 8;
  private static final int MAX_SPECKLES = 20_000;
  private static final double Z_MAX = 8;
  private static final double Z_STEP = 1.0 / 512;
  private static final double[] PHI = phiTable();

  /**
   * Tests whether times are log-normal, by D and its bootstrap.
   *
   * @param values times, positive
   * @param limit values above it are right-censored; infinity for none
   * @param speckles number of independent values among them, N_speckle
   * @param seed of the bootstrap; the same seed gives the same p-value
   */
  public static LogNormality test(double[] values, double limit, double speckles, long seed) {
    double[] logs = LogNormal.logsUpTo(values, limit);
    LogNormal fit = LogNormal.fit(values, limit);
    int n = (int) Math.min(MAX_SPECKLES, Math.round(Math.min(speckles, fit.count())));
    if (Double.isNaN(fit.mu()) || n < MIN_SPECKLES || !(fit.sigma() > 0)) {
      return new LogNormality(Double.NaN, Double.NaN, n);
    }
    double found = distance(logs, fit.count(), fit.mu(), fit.sigma());
    double lnLimit = (Math.log(limit) - fit.mu()) / fit.sigma();
    SplittableRandom random = new SplittableRandom(seed);
    int asLarge = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      asLarge += drawn(random, n, lnLimit) >= found ? 1 : 0;
    }
    return new LogNormality(found, (asLarge + 1.0) / (DRAWS + 1.0), n);
  }

  /** D of one sample of a standard normal distribution, censored at a limit. */
  private static double drawn(SplittableRandom random, int n, double limit) {
    double[] sample = new double[n];
    int known = 0;
    for (int i = 0; i < n; i++) {
      double y = random.nextGaussian();
      if (y <= limit) {
        sample[known++] = y;
      }
    }
    double[] uncensored = Arrays.copyOf(sample, known);
    double[] normal = CensoredNormal.fit(uncensored, limit, n - known);
    return Double.isNaN(normal[0]) ? 0 : distance(uncensored, n, normal[0], normal[1]);
  }

  private static double distance(double[] uncensored, int count, double mu, double sigma) {
    double[] sorted = uncensored.clone();
    Arrays.sort(sorted);
    double largest = 0;
    for (int i = 0; i < sorted.length; i++) {
      double expected = phi((sorted[i] - mu) / sigma);
      double below = expected - (double) i / count;
      double above = (i + 1.0) / count - expected;
      largest = Math.max(largest, Math.max(below, above));
    }
    return largest;
  }

  /** Phi by linear interpolation in a table, to 1e-7: the bootstrap needs millions of values. */
  private static double phi(double z) {
    double position = Math.max(0, Math.min(PHI.length - 2, (z + Z_MAX) / Z_STEP));
    int i = (int) position;
    return PHI[i] + (position - i) * (PHI[i + 1] - PHI[i]);
  }

  private static double[] phiTable() {
    double[] table = new double[(int) Math.round(2 * Z_MAX / Z_STEP) + 2];
    Arrays.setAll(table, i -> Erf.erfc((Z_MAX - i * Z_STEP) / Math.sqrt(2)) / 2);
    return table;
  }
}
