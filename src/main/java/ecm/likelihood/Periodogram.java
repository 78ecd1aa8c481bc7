package ecm.likelihood;

import org.jtransforms.fft.FloatFFT_1D;
import pl.edu.icm.jlargearrays.ConcurrencyUtils;

/**
 * The power of one tapered record, averaged in bins of frequency: |sum_t w_t (x_t - mean x) exp(-2
 * pi i k t / L)|^2 / N. One per thread.
 */
final class Periodogram {

  static {
    // Pixels run in parallel already; the library would start threads of its own.
    ConcurrencyUtils.setNumberOfThreads(1);
  }

  private final FrequencyBins bins;
  private final float[] weights;
  private final FloatFFT_1D transform;
  private final float[] signal;

  Periodogram(FrequencyBins bins) {
    this.bins = bins;
    this.weights = Taper.weights(bins.frames());
    this.transform = new FloatFFT_1D(bins.length());
    this.signal = new float[bins.length()];
  }

  /**
   * Computes the bins of a record.
   *
   * @param x N values; NaN where there is none, of which gaps of up to 4 frames are filled in place
   * @param power receives one value per bin
   */
  void compute(float[] x, float[] power) {
    int frames = bins.frames();
    Bridge.fill(x);
    double sum = 0;
    int valid = 0;
    for (int t = 0; t < frames; t++) {
      if (!Float.isNaN(x[t])) {
        sum += x[t];
        valid++;
      }
    }
    float mean = (float) (sum / valid);
    for (int t = 0; t < frames; t++) {
      signal[t] = Float.isNaN(x[t]) ? 0 : (x[t] - mean) * weights[t];
    }
    java.util.Arrays.fill(signal, frames, signal.length, 0);
    transform.realForward(signal);
    for (int b = 0; b < power.length; b++) {
      int from = 2 * bins.first()[b];
      int to = from + 2 * bins.size()[b];
      double total = 0;
      for (int i = from; i < to; i++) {
        total += signal[i] * signal[i];
      }
      power[b] = (float) (total / bins.size()[b] / valid);
    }
  }
}
