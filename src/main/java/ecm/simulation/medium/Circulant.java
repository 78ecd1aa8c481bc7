package ecm.simulation.medium;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The circulant covariance matrix of a stationary process on a circle of L frames: its eigenvalues
 * are the power spectrum of the process, and have to be nonnegative. One thread's worth.
 */
final class Circulant {

  /**
   * Negative eigenvalues that add up to no more than this share of the power are taken for 0, which
   * changes no covariance by more.
   */
  private static final double NEGLIGIBLE = 1e-6;

  private final int circle;
  private final double[] lambda;
  private final double[] lnLag;
  private final DoubleFFT_1D fft;

  /**
   * @param circle length L, even
   */
  Circulant(int circle) {
    this.circle = circle;
    this.lambda = new double[circle];
    this.fft = new DoubleFFT_1D(circle);
    this.lnLag = new double[circle / 2 + 1];
    for (int k = 1; k < lnLag.length; k++) {
      lnLag[k] = StrictMath.log(k);
    }
  }

  /** Takes the covariance exp(-(k / tau)^beta) at lag k. */
  Circulant set(Kinetics kinetics) {
    double lnTau = StrictMath.log(kinetics.tau());
    double beta = kinetics.beta();
    for (int k = 0; k <= circle / 2; k++) {
      lambda[k] = k == 0 ? 1 : StrictMath.exp(-StrictMath.exp(beta * (lnLag[k] - lnTau)));
      lambda[(circle - k) % circle] = lambda[k];
    }
    fft.realForward(lambda);
    return this;
  }

  /** The eigenvalue of frequency f, 0 to L/2. */
  private double eigenvalue(int f) {
    return f < circle / 2 ? lambda[2 * f] : lambda[1];
  }

  /** The amplitudes that give noise these eigenvalues, as in {@link Spectra}. */
  float[] amplitudes() {
    return Spectra.amplitude(lambda);
  }

  /** Whether a field with this covariance exists on the circle. */
  boolean isPositive() {
    double negative = 0;
    for (int f = 0; f <= circle / 2; f++) {
      negative -= 2 * Math.min(0, eigenvalue(f));
    }
    return negative <= NEGLIGIBLE * circle;
  }
}
