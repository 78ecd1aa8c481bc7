package ecm.simulation;

import ecm.simulation.medium.Spectra;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The amplitude spectra of {@link Spectra} for any relaxation time: linear between those at ln tau
 * of whole multiples of 0.1, which leaves less than 2e-3 of the variance at other frequencies than
 * it belongs to. Each is made once, by whichever thread needs it first.
 */
final class AmplitudeTable {

  private static final double STEP = 0.1;

  private record Key(double beta, long step) {}

  private final int circle;
  private final Map<Key, float[]> amplitudes = new ConcurrentHashMap<>();
  private final Map<Double, double[]> lagPowers = new ConcurrentHashMap<>();

  /**
   * @param circle length of the circle, even
   */
  AmplitudeTable(int circle) {
    this.circle = circle;
  }

  /**
   * Computes one spectrum.
   *
   * @param spectrum transform of the circle's length, of the calling thread
   * @param target receives the amplitudes of frequencies 0 to half the circle
   */
  void amplitude(double lnTau, double beta, DoubleFFT_1D spectrum, float[] target) {
    long below = (long) Math.floor(lnTau / STEP);
    float share = (float) (lnTau / STEP - below);
    float[] one = at(below, beta, spectrum);
    float[] other = at(below + 1, beta, spectrum);
    for (int f = 0; f < target.length; f++) {
      target[f] = (1 - share) * one[f] + share * other[f];
    }
  }

  private float[] at(long step, double beta, DoubleFFT_1D spectrum) {
    float[] known = amplitudes.get(new Key(beta, step));
    return known != null
        ? known
        : amplitudes.computeIfAbsent(new Key(beta, step), key -> compute(key, spectrum));
  }

  private float[] compute(Key key, DoubleFFT_1D spectrum) {
    double[] lagPower = lagPowers.computeIfAbsent(key.beta, this::lagPower);
    double rate = Math.exp(-key.step * STEP * key.beta);
    double[] covariance = new double[circle];
    for (int k = 0; k < lagPower.length; k++) {
      covariance[k] = Math.exp(-rate * lagPower[k]);
      covariance[(circle - k) % circle] = covariance[k];
    }
    spectrum.realForward(covariance);
    return Spectra.amplitude(covariance);
  }

  private double[] lagPower(double beta) {
    double[] power = new double[circle / 2 + 1];
    for (int k = 0; k < power.length; k++) {
      power[k] = Math.pow(k, beta);
    }
    return power;
  }
}
