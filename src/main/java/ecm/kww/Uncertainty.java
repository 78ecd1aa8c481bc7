package ecm.kww;

/**
 * How far the fitted ln tau of one pixel scatters: sd(ln tau) = k sqrt(tau/T).
 *
 * <p>The values of a correlation curve at different lags rest on the same few fluctuations, T/tau
 * of them, and are strongly correlated; the covariance matrix of the least-squares fit takes them
 * as independent and is far too small. The factor k was found by fitting simulated noise-free
 * Gaussian speckle (500 pixels each, dt = 0.005 tau, classic range):
 *
 * <pre>
 *  T/tau     10     20     40    100
 *  beta 1   .52    .46    .38    .26     sd(ln tau), k = 2.1-2.6 from T/tau = 20 on
 *  beta .7  .58    .51    .41    .32     k = 2.3-3.2
 *  beta .5  .75    .66    .56    .39     k = 3.0-3.9</pre>
 *
 * <p>k is interpolated linearly in ln(T/tau) and in beta. Outside the table beta is held at its end
 * and k at T/tau = 100; below T/tau = 10, where the fitted tau saturates, the sd itself is held.
 * Shot noise is not included.
 */
public final class Uncertainty {

  private static final double[] BETA = {0.5, 0.7, 1};
  private static final double[] RECORD_OVER_TAU = {10, 20, 40, 100};
  private static final double[][] SD = {
    {0.75, 0.66, 0.56, 0.39}, {0.58, 0.51, 0.41, 0.32}, {0.52, 0.46, 0.38, 0.26}
  };

  private Uncertainty() {}

  /**
   * The standard deviation of ln tau.
   *
   * @param recordOverTau T/tau, tau the true (or corrected) relaxation time
   * @param beta stretching exponent of the region; a single pixel's is too noisy
   * @return NaN if either is not positive
   */
  public static double sdLnTau(double recordOverTau, double beta) {
    if (!(recordOverTau > 0 && beta > 0)) {
      return Double.NaN;
    }
    double held = Math.max(RECORD_OVER_TAU[0], recordOverTau);
    return factor(held, beta) / Math.sqrt(held);
  }

  /** k, for T/tau of at least 10. */
  private static double factor(double recordOverTau, double beta) {
    double row = position(BETA, beta, false);
    int i = (int) Math.min(row, BETA.length - 2);
    double low = factor(i, recordOverTau);
    double high = factor(i + 1, recordOverTau);
    return low + (row - i) * (high - low);
  }

  private static double factor(int row, double recordOverTau) {
    double column = position(RECORD_OVER_TAU, recordOverTau, true);
    int j = (int) Math.min(column, RECORD_OVER_TAU.length - 2);
    double low = SD[row][j] * Math.sqrt(RECORD_OVER_TAU[j]);
    double high = SD[row][j + 1] * Math.sqrt(RECORD_OVER_TAU[j + 1]);
    return low + (column - j) * (high - low);
  }

  /** Index plus fraction of a value among ascending nodes, held within them. */
  private static double position(double[] nodes, double value, boolean logarithmic) {
    int last = nodes.length - 1;
    double held = Math.max(nodes[0], Math.min(nodes[last], value));
    int i = 0;
    while (i < last - 1 && held > nodes[i + 1]) {
      i++;
    }
    double fraction =
        logarithmic
            ? Math.log(held / nodes[i]) / Math.log(nodes[i + 1] / nodes[i])
            : (held - nodes[i]) / (nodes[i + 1] - nodes[i]);
    return i + fraction;
  }
}
