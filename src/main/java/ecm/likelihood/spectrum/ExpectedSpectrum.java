package ecm.likelihood.spectrum;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The expected periodogram of a finite record: for a covariance C(p) at lags p, and the taper's own
 * autocorrelation W(p),
 *
 * <pre>  S_k = C(0) W(0) + 2 sum_(p=1)^(N-1) C(p) W(p) cos(2 pi k p / L)</pre>
 *
 * averaged in bins; white noise of variance 1 gives W(0) = 1 in each. Where frames are missing in
 * all pixels, W(p) exp(2 pi i k p / L) is the autocorrelation of what each value weighs in the
 * Fourier transform once gaps are bridged ({@link Bridge}), over the number of frames with a value
 * or a bridge; white noise then has a spectrum, too, less at high frequencies. This is a linear
 * function of C, and C is smooth in ln p: it is computed at log-spaced lags, whose weights in each
 * bin are known beforehand.
 */
public final class ExpectedSpectrum {

  private static final int MOST_LAGS = 130;

  /** Of each bin so many are enough: the spectrum of the gaps is as smooth as they are short. */
  private static final int FREQUENCIES = 24;

  private final double[] lnLags;
  private final int bins;

  /** [lag][bin]. */
  private final double[][] byLag;

  private final double[] white;

  /** Of a record without missing frames. */
  public ExpectedSpectrum(FrequencyBins bins) {
    this(bins, new boolean[bins.frames()]);
  }

  /**
   * Of a record some of whose frames have no value in any pixel.
   *
   * @param missing for each frame whether it is one of them
   */
  public ExpectedSpectrum(FrequencyBins bins, boolean[] missing) {
    int frames = bins.frames();
    int[] lags = lags(frames);
    lnLags = new double[lags.length];
    for (int i = 1; i < lags.length; i++) {
      lnLags[i] = Math.log(lags[i]);
    }
    this.bins = bins.count();
    byLag = new double[lags.length][bins.count()];
    white = new double[bins.count()];
    boolean whole = true;
    for (boolean one : missing) {
      whole &= !one;
    }
    if (whole) {
      fill(bins, lags);
    } else {
      fill(bins, lags, missing);
    }
  }

  private void fill(FrequencyBins bins, int[] lags) {
    double[] window = Taper.autocorrelation(Taper.weights(bins.frames()));
    DoubleFFT_1D transform = new DoubleFFT_1D(bins.length());
    double[] signal = new double[bins.length()];
    java.util.Arrays.fill(white, 1);
    for (int b = 0; b < bins.count(); b++) {
      java.util.Arrays.fill(signal, 0);
      for (int k = bins.first()[b]; k < bins.first()[b] + bins.size()[b]; k++) {
        signal[2 * k] = (double) bins.length() / bins.size()[b];
      }
      transform.realInverse(signal, true);
      spread(signal, window, lags, b);
    }
  }

  /** The same where frames are missing, from some frequencies of each bin. */
  private void fill(FrequencyBins bins, int[] lags, boolean[] missing) {
    int frames = bins.frames();
    float[] weights = Taper.weights(frames);
    double[] here = new double[2 * frames];
    double[] ones = new double[frames];
    java.util.Arrays.fill(ones, 1);
    for (int b = 0; b < bins.count(); b++) {
      int n = Math.min(FREQUENCIES, bins.size()[b]);
      double[] mean = new double[frames];
      for (int i = 0; i < n; i++) {
        double k = bins.first()[b] + (bins.size()[b] - 1) * (i + 0.5) / n;
        double omega = 2 * Math.PI * Math.rint(k) / bins.length();
        int valid = Bridge.weights(weights, missing, omega, here);
        addAutocorrelation(here, 2.0 / n / valid, mean);
      }
      white[b] = mean[0] / 2;
      spread(mean, ones, lags, b);
    }
  }

  /** Adds the real part of sum_t a_(t+p) conj a_t, times a factor, for p = 0 to N-1. */
  private static void addAutocorrelation(double[] a, double factor, double[] target) {
    int size = Integer.highestOneBit(2 * target.length) * 2;
    double[] padded = java.util.Arrays.copyOf(a, 2 * size);
    DoubleFFT_1D transform = new DoubleFFT_1D(size);
    transform.complexForward(padded);
    for (int i = 0; i < padded.length; i += 2) {
      padded[i] = padded[i] * padded[i] + padded[i + 1] * padded[i + 1];
      padded[i + 1] = 0;
    }
    transform.complexInverse(padded, true);
    for (int p = 0; p < target.length; p++) {
      target[p] += factor * padded[2 * p];
    }
  }

  /** White noise of variance 1 in each bin. */
  public double[] white() {
    return white;
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
  private void spread(double[] cosines, double[] window, int[] lags, int bin) {
    double[] weights = new double[lags.length];
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
    for (int j = 0; j < lags.length; j++) {
      byLag[j][bin] = weights[j];
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
