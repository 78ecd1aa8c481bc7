package ecm.registration.estimator;

import ecm.registration.frame.Correlator;

/**
 * The masked correlation coefficient of pairs of frames (Padfield, IEEE Trans. Image Process. 21,
 * 2706, 2012): with v = 1 at valid pixels and 0 elsewhere, frames I and J of which invalid pixels
 * are 0, and * a correlation,
 *
 * <pre>
 *   [I * J - (I * v) (v * J) / (v * v)] / (V_I V_J)^(1/2),   V_I = I^2 * v - (I * v)^2 / (v * v)
 * </pre>
 *
 * <p>and V_J likewise, at the opposite shift: means and variances are those of the pixels that are
 * valid in both frames. Each variance is taken to be at least a quarter of its highest.
 */
final class MaskedOverlap {

  /** Share of the field that at least is taken to be valid in both frames. */
  private static final float LEAST = 0.1f;

  private final Correlator correlator;
  private final float[] validity;
  private final float[] spectrum;
  private final float[] pixels;

  /**
   * @param correlator of the frames, which knows their invalid pixels
   * @param width of the frames [px]
   */
  MaskedOverlap(Correlator correlator, int width) {
    this.correlator = correlator;
    this.validity = correlator.validity(width);
    this.spectrum = validity.clone();
    correlator.forward(spectrum);
    float[] both = correlator.buffer();
    Correlator.addProduct(both, spectrum, spectrum, false);
    correlator.inverse(both);
    this.pixels = correlator.surface(both, 0);
    float highest = 0;
    for (float p : pixels) {
      highest = Math.max(highest, p);
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Math.max(pixels[i], LEAST * highest);
    }
  }

  /**
   * What belongs to one frame, at each shift.
   *
   * @param sums over its pixels on which valid ones of another frame lie
   * @param variance of these, over its highest
   */
  record Moments(float[] sums, float[] variance) {}

  /**
   * The moments of a frame.
   *
   * @param loaded the frame as its real part, before the transform
   */
  Moments moments(float[] loaded) {
    float[] both = Correlator.squares(loaded, validity);
    for (int i = 0; i < both.length; i += 2) {
      both[i + 1] = both[i];
      both[i] = loaded[i];
    }
    correlator.forward(both);
    float[] product = correlator.buffer();
    Correlator.addProduct(product, both, spectrum, false);
    correlator.inverse(product);
    float[] sums = correlator.surface(product, 0);
    float[] squares = correlator.surface(product, 1);
    for (int i = 0; i < sums.length; i++) {
      squares[i] -= sums[i] * sums[i] / pixels[i];
    }
    return new Moments(sums, Correlator.relative(squares));
  }

  /**
   * Turns a correlation into the coefficient, up to a factor, in place.
   *
   * @param later moments of the frame that is moved
   * @param earlier moments of the other
   */
  void normalise(float[] surface, Moments later, Moments earlier) {
    for (int i = 0; i < surface.length; i++) {
      // the earlier frame lies at the opposite shift
      int k = surface.length - 1 - i;
      float covariance = surface[i] - later.sums[i] * earlier.sums[k] / pixels[i];
      surface[i] = covariance / (float) Math.sqrt(later.variance[i] * earlier.variance[k]);
    }
  }
}
