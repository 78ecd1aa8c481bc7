package ecm.correlation;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;
import pl.edu.icm.jlargearrays.ConcurrencyUtils;

/**
 * D_p = sum of d_j d_{j+p} at all lags at once: the inverse transform of the power spectrum along
 * time (Wiener-Khinchin), padded with zeros so that the record's end does not meet its start.
 *
 * <p>In double, whatever the request: at long lags the sum is small beside D_0, which sets the
 * rounding error of a transform. Sizes are powers of two: the library takes longer for 5 x 2^11
 * than for 2^14. One pixel at a time, so that it cannot depend on another. One per thread.
 */
final class SpectralSums {

  static {
    // Pixels run in parallel already; the library would start threads of its own.
    ConcurrencyUtils.setNumberOfThreads(1);
  }

  private final int size;
  private final DoubleFFT_1D transform;
  private final double[] signal;

  SpectralSums(int frames) {
    this.size = size(frames);
    this.transform = new DoubleFFT_1D(size);
    this.signal = new double[size];
  }

  /** The smallest power of two at which the wrapped record does not overlap itself. */
  static int size(int frames) {
    return Math.max(2, 2 * Integer.highestOneBit(Math.max(1, 2 * frames - 2)));
  }

  /**
   * Computes the sums of one pixel.
   *
   * @param lags p
   * @param target [index of lag][pixel]
   * @return D_0, to which rounding errors are in proportion
   */
  double compute(Deviations deviations, int pixel, int[] lags, double[][] target) {
    Arrays.fill(signal, deviations.frames(), size, 0);
    deviations.column(pixel, signal);
    transform.realForward(signal);
    signal[0] *= signal[0];
    signal[1] *= signal[1];
    for (int i = 2; i < size; i += 2) {
      signal[i] = signal[i] * signal[i] + signal[i + 1] * signal[i + 1];
      signal[i + 1] = 0;
    }
    transform.realInverse(signal, true);
    for (int k = 0; k < lags.length; k++) {
      target[k][pixel] = signal[lags[k]];
    }
    return signal[0];
  }
}
