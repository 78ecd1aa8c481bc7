package ecm.simulation.microscope;

/**
 * The filter, along one axis, that gives white noise the speckle correlation mu(k) = exp(-k^2 / (2
 * s^2)), so that |mu|^2 has the full width at half maximum 2 s sqrt(ln 2) = 1.6651 s and the power
 * spectrum of the field is exp(-k^2 s^2 / 2).
 *
 * <p>The taps are the inverse Fourier transform of the root of the transform of the
 * <em>sampled</em> mu; their autocorrelation is mu at every whole pixel, for speckles smaller than
 * a pixel too.
 */
public final class SpeckleKernel {

  private static final double FWHM_PER_S = 2 * Math.sqrt(StrictMath.log(2));
  private static final double NEGLIGIBLE = 1e-5;

  private SpeckleKernel() {}

  /**
   * The taps at displacements 0, 1, ... of the symmetric filter; the squares of all taps add up to
   * 1.
   *
   * @param fwhm of |mu|^2 [px], 0 or more
   */
  public static float[] taps(double fwhm) {
    double s = fwhm / FWHM_PER_S;
    int period = 64 + 16 * (int) Math.ceil(s);
    double[] root = new double[period];
    for (int j = 0; j < period; j++) {
      root[j] = Math.sqrt(Math.max(0, cosineSum(j, period, k -> correlation(k, s))));
    }
    double[] taps = new double[period / 2];
    for (int k = 0; k < taps.length; k++) {
      taps[k] = cosineSum(k, period, j -> root[j]) / period;
    }
    return normalized(taps);
  }

  private static double correlation(int pixels, double s) {
    return pixels == 0 ? 1 : StrictMath.exp(-pixels * (double) pixels / (2 * s * s));
  }

  /** The transform at index j of a real even periodic sequence given for 0 to period / 2. */
  private static double cosineSum(int j, int period, Sequence values) {
    double sum = values.at(0) + (j % 2 == 0 ? 1 : -1) * values.at(period / 2);
    for (int k = 1; k < period / 2; k++) {
      long turn = (long) j * k % period;
      sum += 2 * values.at(k) * StrictMath.cos(2 * Math.PI * turn / period);
    }
    return sum;
  }

  private static float[] normalized(double[] taps) {
    int n = taps.length;
    while (n > 1 && Math.abs(taps[n - 1]) < NEGLIGIBLE * taps[0]) {
      n--;
    }
    double power = taps[0] * taps[0];
    for (int k = 1; k < n; k++) {
      power += 2 * taps[k] * taps[k];
    }
    float[] kept = new float[n];
    for (int k = 0; k < n; k++) {
      kept[k] = (float) (taps[k] / Math.sqrt(power));
    }
    return kept;
  }

  /** A sequence of numbers. */
  private interface Sequence {
    double at(int index);
  }
}
