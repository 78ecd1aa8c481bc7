package ecm.fourpoint;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.fft.FloatFFT_1D;
import pl.edu.icm.jlargearrays.ConcurrencyUtils;

/**
 * All lags at once (Wiener-Khinchin): one forward transform per series, power spectra added up in
 * double, one inverse transform in all. Padded with zeros so that the record's end does not meet
 * its start within the largest lag.
 *
 * <p>Transforms in float: with d of mean about 0 a power has a relative error of 1e-6, of either
 * sign, which the sum over pixels averages away.
 */
final class SpectralLags implements LagEngine {

  static {
    // Callers are parallel already; the library would start threads of its own.
    ConcurrencyUtils.setNumberOfThreads(1);
  }

  private final int frames;
  private final int[] lags;
  private final int size;
  private final FloatFFT_1D transform;
  private final float[] signal;

  SpectralLags(int frames, int[] lags) {
    this.frames = frames;
    this.lags = lags;
    int needed = frames + lags[lags.length - 1];
    this.size = Math.max(2, 2 * Integer.highestOneBit(Math.max(1, needed - 1)));
    this.transform = new FloatFFT_1D(size);
    this.signal = new float[size];
  }

  @Override
  public int length() {
    return size / 2 + 1;
  }

  @Override
  public void add(float[] series, int from, double[] target) {
    System.arraycopy(series, from, signal, 0, frames);
    Arrays.fill(signal, frames, size, 0);
    transform.realForward(signal);
    target[0] += (double) signal[0] * signal[0];
    target[size / 2] += (double) signal[1] * signal[1];
    addPower(signal, target);
  }

  private static void addPower(float[] signal, double[] target) {
    for (int i = 1; i < signal.length / 2; i++) {
      float re = signal[2 * i];
      float im = signal[2 * i + 1];
      target[i] += re * re + im * im;
    }
  }

  @Override
  public double[] products(double[] target) {
    double[] spectrum = new double[size];
    spectrum[0] = target[0];
    spectrum[1] = target[size / 2];
    for (int i = 1; i < size / 2; i++) {
      spectrum[2 * i] = target[i];
    }
    new DoubleFFT_1D(size).realInverse(spectrum, true);
    double[] products = new double[lags.length];
    Arrays.setAll(products, k -> spectrum[lags[k]]);
    return products;
  }
}
