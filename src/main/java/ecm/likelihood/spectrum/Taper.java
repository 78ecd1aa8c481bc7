package ecm.likelihood.spectrum;

import org.jtransforms.fft.DoubleFFT_1D;

/** The window of a periodogram: rises and falls linearly over a twentieth of the record each. */
final class Taper {

  /** Share of the record in which the window is not 1. */
  private static final double SHARE = 0.1;

  private Taper() {}

  /** w_t with mean square 1. */
  static float[] weights(int frames) {
    float[] weights = new float[frames];
    double squares = 0;
    for (int t = 0; t < frames; t++) {
      double edge = Math.min(t + 0.5, frames - t - 0.5) / (SHARE * frames / 2);
      weights[t] = (float) Math.min(1, edge);
      squares += weights[t] * weights[t];
    }
    float scale = (float) Math.sqrt(frames / squares);
    for (int t = 0; t < frames; t++) {
      weights[t] *= scale;
    }
    return weights;
  }

  /** sum_t w_t w_(t+p) / N for p = 0 to N-1. */
  static double[] autocorrelation(float[] weights) {
    int frames = weights.length;
    int size = Integer.highestOneBit(2 * frames) * 2;
    double[] signal = new double[size];
    for (int t = 0; t < frames; t++) {
      signal[t] = weights[t];
    }
    DoubleFFT_1D transform = new DoubleFFT_1D(size);
    transform.realForward(signal);
    signal[0] *= signal[0];
    signal[1] *= signal[1];
    for (int i = 2; i < size; i += 2) {
      signal[i] = signal[i] * signal[i] + signal[i + 1] * signal[i + 1];
      signal[i + 1] = 0;
    }
    transform.realInverse(signal, true);
    double[] result = new double[frames];
    for (int p = 0; p < frames; p++) {
      result[p] = signal[p] / frames;
    }
    return result;
  }
}
