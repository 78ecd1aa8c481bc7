package ecm.likelihood.spectrum;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The expected periodogram of a finite record: for a covariance C(p) at lags p, and the taper's own
 * autocorrelation W(p),
 *
 * <pre>  S_k = C(0) W(0) + 2 sum_(p=1)^(N-1) C(p) W(p) cos(2 pi k p / L)</pre>
 *
 * averaged in bins; white noise of variance 1 gives W(0) = 1 in each. This is a linear function of
 * C, and C is smooth in ln p: it is computed at log-spaced lags, whose weights in each bin are
 * known beforehand.
 */
public final class ExpectedSpectrum {

  private static final int MOST_LAGS = 130;

  private final double[] lnLags;
  private final int bins;

  /** [lag][bin]. */
  private final double[][] byLag;

  public ExpectedSpectrum(FrequencyBins bins) {
    int frames = bins.frames();
    int[] lags = lags(frames);
    lnLags = new double[lags.length];
    for (int i = 1; i < lags.length; i++) {
      lnLags[i] = Math.log(lags[i]);
    }
    this.bins = bins.count();
    byLag = new double[lags.length][bins.count()];
    double[] weights = new double[lags.length];
    double[] window = Taper.autocorrelation(Taper.weights(frames));
    DoubleFFT_1D transform = new DoubleFFT_1D(bins.length());
    double[] signal = new double[bins.length()];
    for (int b = 0; b < bins.count(); b++) {
      java.util.Arrays.fill(signal, 0);
      for (int k = bins.first()[b]; k < bins.first()[b] + bins.size()[b]; k++) {
        signal[2 * k] = (double) bins.length() / bins.size()[b];
      }
      transform.realInverse(signal, true);
      java.util.Arrays.fill(weights, 0);
      spread(signal, window, lags, weights);
      for (int i = 0; i < lags.length; i++) {
        byLag[i][b] = weights[i];
      }
    }
  }

  /** 0, 1 and about evenly in ln p up to N - 1. */
  private static int[] lags(int frames) {
    int[] lags = new int[MOST_LAGS + 1];
    int n = 1;
    for (int i = 0; i < MOST_LAGS; i++) {
      int lag = (int) Math.round(Math.exp(Math.log(frames - 1.0) * i / (MOST_LAGS - 1)));
      if (lag > lags[n - 1]) {
        lags[n++] = lag;
      }
    }
    return java.util.Arrays.copyOf(lags, n);
  }

  /** Shares the weight of every lag out to the two lags of the grid beside it. */
  private void spread(double[] cosines, double[] window, int[] lags, double[] weights) {
    weights[0] = cosines[0] * window[0] / 2;
    int i = 1;
    for (int p = 1; p < window.length; p++) {
      while (i + 1 < lags.length && lags[i + 1] <= p) {
        i++;
      }
      double weight = cosines[p] * window[p];
      if (lags[i] == p) {
        weights[i] += weight;
      } else {
        double share = (Math.log(p) - lnLags[i]) / (lnLags[i + 1] - lnLags[i]);
        weights[i] += weight * (1 - share);
        weights[i + 1] += weight * share;
      }
    }
  }

  /**
   * The bins of a pixel without noise.
   *
   * @param lnTau ln of tau [frames]
   * @param beta stretching exponent
   * @param level link and shell
   * @param scratch as many numbers as {@link #lags()}
   * @param target receives one value per bin
   */
  void compute(
      double lnTau, double beta, SpectrumModel.Level level, double[] scratch, double[] target) {
    covariances(lnTau, beta, level, scratch);
    java.util.Arrays.fill(target, 0, bins, 0);
    for (int i = 0; i < scratch.length; i++) {
      add(scratch[i], byLag[i], target);
    }
    for (int b = 0; b < bins; b++) {
      target[b] = Math.max(target[b], 1e-12);
    }
  }

  private static void add(double covariance, double[] weights, double[] target) {
    for (int b = 0; b < weights.length; b++) {
      target[b] += covariance * weights[b];
    }
  }

  private void covariances(double lnTau, double beta, SpectrumModel.Level level, double[] scratch) {
    LinkTable link = level.link();
    Shell shell = level.shell();
    scratch[0] = link.atZero();
    double offset = Math.log(2) - beta * lnTau;
    for (int i = 1; i < scratch.length; i++) {
      double u = offset + beta * lnLags[i];
      if (shell.share() > 0) {
        double core = Math.exp(-Math.exp(u - Math.log(2)));
        double layer = Math.exp(-Math.exp(u - Math.log(2) + beta * shell.lnRatio()));
        double field = (1 - shell.share()) * core + shell.share() * layer;
        u = Math.log(-2 * Math.log(Math.max(Double.MIN_NORMAL, field)));
      }
      scratch[i] = link.at(u);
    }
  }

  int lags() {
    return lnLags.length;
  }
}
